#include "import/proposal.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.h"
#include "base/text.h"
#include "import/proposal_form.h"

namespace plenary {
namespace {

std::string fixture(const std::string& name) {
  const auto* source = std::getenv("PLENARY_SOURCE");
  return std::string(source == nullptr ? "." : source) + "/tests/fixtures/proposal/" + name;
}

std::string bytes_of(const std::string& name) {
  auto bytes = read_file(fixture(name), kMostProposal);
  return bytes ? *bytes : "";
}

std::string error_of(std::string_view path, std::string_view bytes) {
  const auto read = parse_proposal(path, bytes);
  return read ? "accepted" : read.error().message;
}

std::vector<std::string> names(const std::vector<ProposalParty>& parties) {
  std::vector<std::string> out;
  for (const auto& party : parties) out.push_back(party.name);
  return out;
}

using Texts = std::vector<std::string>;

TEST(Proposal, AJustificationInTheFormOfA1IsReadWhateverItsWrapping) {
  const auto read = read_proposal(fixture("justification.txt"));
  ASSERT_TRUE(read) << read.error().message;
  const auto& p = read->proposal;
  EXPECT_EQ(p.title, "Security requirements for digital twin networks");
  EXPECT_EQ(p.body, "itu-t");
  EXPECT_EQ(p.group, "SG17");
  EXPECT_EQ(p.question, "6/17");
  EXPECT_EQ(p.base_text, "SG17-C123 (2026)");
  EXPECT_EQ(to_string(*p.end), "2028-12");
  EXPECT_EQ(p.approval, "AAP");
  EXPECT_EQ(
      p.scope,
      "This Recommendation lists what an operator has to require of a digital twin of its network, so that "
      "the twin is no way into the network.\nProducts, and how a twin is built, are out of scope.");
  EXPECT_EQ(p.relations, (Texts{"ITU-T Y.3090", "ITU-T X.9001"}));
  EXPECT_EQ(p.liaisons, (Texts{"ITU-T SG13", "ETSI TC CYBER"}));
  EXPECT_EQ(names(p.supporters),
            (Texts{"Acme Ltd", "Beta KK", "Gamma Co., Ltd.", "Ministry of Sums (Tunisia)"}));
  EXPECT_TRUE(read->faults.empty());
}

TEST(Proposal, AddressesOfEditorsAreNotKept) {
  const auto read = read_proposal(fixture("justification.txt"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->proposal.editors.size(), 2u);
  EXPECT_EQ(read->proposal.editors[0].name, "Ada Example");
  EXPECT_EQ(read->proposal.editors[0].organization, "Acme Ltd");
  EXPECT_EQ(read->proposal.editors[1].name, "Bo Sample");
  EXPECT_EQ(read->proposal.editors[1].organization, "Beta KK");
}

TEST(Proposal, EveryFieldOfAFormKeepsItsLine) {
  const auto read = read_proposal(fixture("justification.txt"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->proposal.place("question"), "justification.txt line 4");
  EXPECT_EQ(read->proposal.place("end"), "justification.txt line 7");
  EXPECT_EQ(read->proposal.place("scope"), "justification.txt line 11");
  EXPECT_EQ(read->proposal.place("market"), "justification.txt");
}

TEST(Proposal, ATableOfAWordFileIsReadWithItsCells) {
  const auto read = parse_proposal("justification.docx", bytes_of("justification.docx"));
  ASSERT_TRUE(read) << read.error().message;
  const auto& p = read->proposal;
  EXPECT_EQ(p.title, "Digital twins of access networks");
  EXPECT_EQ(p.group, "SG17");
  EXPECT_EQ(to_string(*p.end), "2028-12");
  EXPECT_EQ(p.scope, "Use cases and what they have in common.");
  EXPECT_EQ(names(p.supporters), (Texts{"Acme Ltd", "Beta KK"}));
  EXPECT_EQ(p.place("end"), "justification.docx table row 1, cell 3");
}

TEST(Proposal, TheSameTableAsMarkdownSaysTheSame) {
  const auto read = parse_proposal("x.md", bytes_of("justification.md"));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->proposal.base_text, "TD 7");
  EXPECT_EQ(read->proposal.approval, "Agreement");
  EXPECT_EQ(read->proposal.place("supporters"), "x.md line 7");
}

TEST(Proposal, LabelsMayComeInAnyOrderAndWithoutColons) {
  const auto read = parse_proposal("x.txt", "Supporting members\n- Acme Ltd\n- Beta KK\n\nTitle\nA study\n");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->proposal.title, "A study");
  EXPECT_EQ(names(read->proposal.supporters), (Texts{"Acme Ltd", "Beta KK"}));
}

TEST(Proposal, WhatIsLeftOfTheEmptyFormIsNothing) {
  const auto read = parse_proposal(
      "x.txt", "Title: A study\nEditor(s): <Name, membership, email address>\nTiming: TBD\nSummary: n/a\n");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(read->proposal.editors.empty());
  EXPECT_FALSE(read->proposal.has("end"));
  EXPECT_FALSE(read->proposal.has("summary"));
}

TEST(Proposal, TomlSaysCustomersAndWhatTheyRequire) {
  const auto read = parse_proposal("x.toml", R"(title = "A study"
body = "ITU-T"
group = "SG17"
end = 2028-12-01
customers = ["Operator A: an alarm within a second", "Operator B"]
)");
  ASSERT_TRUE(read) << read.error().message;
  const auto& p = read->proposal;
  EXPECT_EQ(p.body, "itu-t");
  ASSERT_EQ(p.customers.size(), 2u);
  EXPECT_EQ(p.customers[0].name, "Operator A");
  EXPECT_EQ(p.customers[0].note, "an alarm within a second");
  EXPECT_EQ(p.customers[1].note, "");
  EXPECT_EQ(p.place("customers"), "x.toml line 5");
}

TEST(Proposal, MissingFieldsAreToldWithWhatToWrite) {
  const auto read = parse_proposal("x.toml", "title = \"A study\"\n");
  ASSERT_TRUE(read) << read.error().message;
  Texts missing;
  for (const auto& fault : read->faults) missing.push_back(fault.what);
  EXPECT_EQ(missing, (Texts{"body is missing", "group is missing", "scope is missing",
                            "supporters is missing", "end is missing"}));
  EXPECT_EQ(read->faults[4].instead, "write when it is to be approved: 2026-12");
}

TEST(Proposal, AnEndBeforeItsStartIsToldAndNeitherCounts) {
  const auto read = parse_proposal("x.toml", R"(title = "A study"
body = "itu-t"
group = "SG17"
scope = "All"
start = 2028
end = 2026-12-31
supporters = ["Acme"]
)");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->faults.size(), 1u);
  EXPECT_EQ(read->faults[0].place, "x.toml line 6");
  EXPECT_EQ(read->faults[0].what, "the planned end 2026-12-31 lies before the start 2028 (x.toml line 5)");
  EXPECT_FALSE(read->proposal.end);
}

TEST(Proposal, WhoSupportsAndObjectsCountsAsNeither) {
  const auto read = parse_proposal("x.toml", R"(title = "A study"
body = "itu-t"
group = "SG17"
scope = "All"
end = 2026-12-31
supporters = ["Acme", "Beta"]
objecting = ["ACME"]
)");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->faults.size(), 1u);
  EXPECT_EQ(read->faults[0].place, "x.toml line 7");
  EXPECT_EQ(names(read->proposal.supporters), Texts{"Beta"});
  EXPECT_TRUE(read->proposal.objecting.empty());
}

TEST(Proposal, FaultsSayThePlaceAndWhatToWrite) {
  EXPECT_EQ(error_of("x.toml", "title = \"A\"\nsuporters = [\"B\"]\n").substr(0, 60),
            "x.toml line 2: a proposal has no 'suporters'; it has: title,");
  EXPECT_EQ(error_of("x.toml", "title = \"A\"\nend = \"soon\"\n"),
            "x.toml line 2: end 'soon' is no date: write 2024, 2024-06 or 2024-06-30");
  EXPECT_EQ(error_of("x.txt", "Title: A\nTiming: soon\n"),
            "x.txt line 2: end 'soon' is no date: write 2024, 2024-06 or 2024-06-30");
  EXPECT_EQ(error_of("x.txt", "Title: A\nSummary: b\nTitle: C\n"),
            "x.txt line 3: Title is there already (x.txt line 1): keep one of them");
  EXPECT_EQ(error_of("x.toml", "scope = \"A\"\n"), "x.toml line 1: a proposal needs title");
  EXPECT_EQ(error_of("x.pdf", ""), "x.pdf: a proposal is a file .toml, .docx, .txt or .md");
  EXPECT_TRUE(error_of("x.txt", "Dear all,\nplease find attached\n")
                  .starts_with("x.txt: no field of a justification"));
}

TEST(Proposal, DatesOfFormsHaveManyShapes) {
  EXPECT_EQ(proposal::date_text("December 2026"), "2026-12");
  EXPECT_EQ(proposal::date_text("Q1-2027"), "2027-03");
  EXPECT_EQ(proposal::date_text("11/2026"), "2026-11");
  EXPECT_EQ(proposal::date_text("2026/11"), "2026-11");
  EXPECT_EQ(proposal::date_text("2026"), "2026");
  EXPECT_EQ(proposal::date_text("13/2026"), "13/2026");
  EXPECT_EQ(proposal::date_text("end of 2026"), "end of 2026");
}

TEST(Proposal, NoDamageOfAFileIsMoreThanAnError) {
  for (const std::string name : {"justification.txt", "justification.md"}) {
    const auto whole = bytes_of(name);
    ASSERT_FALSE(whole.empty());
    for (size_t cut = 0; cut < whole.size(); cut += 7) {
      const auto read = parse_proposal("x.txt", whole.substr(0, cut));
      EXPECT_TRUE(read || !read.error().message.empty());
      auto hurt = whole;
      hurt[cut] = static_cast<char>(hurt[cut] ^ 0x95);
      const auto again = parse_proposal("x.txt", hurt);
      EXPECT_TRUE(again || !again.error().message.empty());
    }
  }
  EXPECT_TRUE(error_of("x.docx", "PK\x03\x04 damaged").starts_with("x.docx: pandoc cannot read it"));
}

TEST(Proposal, TheTemplateIsAProposalOnceItHasATitle) {
  auto text = proposal_template();
  const auto at = text.find("title = \"\"");
  ASSERT_NE(at, text.npos);
  const auto read = parse_proposal("x.toml", text.replace(at, 10, "title = \"A\""));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->proposal.title, "A");
}

}  // namespace
}  // namespace plenary
