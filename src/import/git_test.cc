#include "import/git.h"

#include <gtest/gtest.h>

#include "import/git_stream.h"

namespace plenary {
namespace {

constexpr const char* kId = "0123456789abcdef0123456789abcdef01234567";
constexpr const char* kOther = "89abcdef0123456789abcdef0123456789abcdef";

// Puts the fields of a unit together: each ends with NUL.
std::string fields(std::initializer_list<std::string_view> texts) {
  std::string out;
  for (const auto text : texts) out.append(text) += '\0';
  return out;
}

std::string head(std::string_view mailmap = "") {
  return fields({kGitMagic, "git:example.org/spec", mailmap});
}

std::string commit(std::string_view trailers = "", std::string_view parents = kOther) {
  return fields({kId, parents, "2024-03-02", "2024-03-01", "Ada Example", "ada@acme.example", "Ada Example",
                 "ada@acme.example", trailers});
}

Batch read(std::string bytes, std::string mapping = "", std::string path = "2024-03") {
  Batch out;
  SourceFile file;
  file.path = std::move(path);
  file.bytes = std::move(bytes);
  ImportOptions options;
  options.mapping = std::move(mapping);
  open_git(options).value()->read(file, out);
  return out;
}

TEST(Git, ACommitIsAnActOfItsAuthorOnTheDayHeWroteIt) {
  const Batch out = read(head() + commit() + fields({"\n3\t1\tspec.html"}));
  ASSERT_EQ(out.activities.size(), 1u);
  const auto& act = out.activities[0];
  EXPECT_EQ(act.kind, "committed");
  EXPECT_EQ(act.role, "author");
  EXPECT_EQ(act.person.name, "Ada Example");
  EXPECT_EQ(act.person.mail, "ada@acme.example");
  EXPECT_EQ(act.organization.domain, "acme.example");
  EXPECT_EQ(act.document, "git:example.org/spec");
  EXPECT_EQ(to_string(*act.date), "2024-03-01");
  EXPECT_EQ(act.weight, 1);
  EXPECT_EQ(act.line, 1u);
  EXPECT_TRUE(out.rejects.empty());
}

TEST(Git, AMergeIsNotAnAuthoredChange) {
  const Batch out = read(head() + commit("", std::string(kOther) + " " + kOther));
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(out.activities[0].kind, "merged");
}

TEST(Git, WhoAppliesAPatchIntegratesIt) {
  const Batch out = read(head() +
                         fields({kId, kOther, "2024-03-02", "2024-03-01", "Ada Example", "ada@a.example",
                                 "Ben Sample", "ben@b.example", ""}) +
                         fields({"\n3\t1\tspec.html"}));
  ASSERT_EQ(out.activities.size(), 2u);
  EXPECT_EQ(out.activities[1].kind, "merged");
  EXPECT_EQ(out.activities[1].role, "committer");
  EXPECT_EQ(out.activities[1].person.name, "Ben Sample");
}

TEST(Git, TheForgeThatPressesTheButtonIsNobody) {
  const Batch out = read(head() +
                         fields({kId, kOther, "2024-03-02", "2024-03-01", "Ada Example", "ada@a.example",
                                 "GitHub", "noreply@github.com", ""}) +
                         fields({"\n3\t1\tspec.html"}));
  EXPECT_EQ(out.activities.size(), 1u);
}

TEST(Git, TrailersAreActsOfThosePeople) {
  const Batch out = read(head() +
                         commit("Co-authored-by: Ben Sample <12+ben@users.noreply.github.com>\n"
                                "Reviewed-by: Cem Third <cem@c.example>\n"
                                "reviewed-by: Cem Third <CEM@c.example>\n"
                                "Acked-by: Dan\n"
                                "Signed-off-by: Ada Example <ada@acme.example>\n"
                                "Tested-by: Eva <eva@e.example>\nFixes: #12\nReported-by: ") +
                         fields({"\n3\t1\tspec.html"}));
  ASSERT_EQ(out.activities.size(), 5u);
  EXPECT_EQ(out.activities[1].kind, "committed");
  EXPECT_EQ(out.activities[1].role, "co-authored-by");
  EXPECT_EQ(out.activities[1].person.key, "github:ben");
  EXPECT_EQ(out.activities[1].person.mail, "");
  EXPECT_EQ(out.activities[1].organization.domain, "");
  EXPECT_EQ(out.activities[2].kind, "reviewed");
  EXPECT_EQ(out.activities[3].person.name, "Dan");
  EXPECT_EQ(out.activities[4].kind, "reviewed");
  EXPECT_EQ(out.activities[4].role, "tested-by");
  ASSERT_EQ(out.rejects.size(), 1u);
  EXPECT_EQ(out.rejects[0].reason, "a trailer reported-by without a name");
}

TEST(Git, TheMailmapHoldsForTrailersToo) {
  const Batch out = read(head("Ben Sample <ben@new.example> <ben@old.example>\n") +
                         commit("Co-authored-by: benny <BEN@old.example>") + fields({"\n1\t1\ta"}));
  ASSERT_EQ(out.activities.size(), 2u);
  EXPECT_EQ(out.activities[1].person.name, "Ben Sample");
  EXPECT_EQ(out.activities[1].person.mail, "ben@new.example");
}

TEST(Git, AToolIsNoPerson) {
  const Batch out =
      read(head() +
           fields({kId, kOther, "2024-03-02", "2024-03-01", "dependabot[bot]",
                   "49+dependabot[bot]@users.noreply.github.com", "GitHub", "noreply@github.com", ""}) +
           fields({"\n1\t1\tspec.html"}));
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(out.activities[0].kind, "automated");
  EXPECT_EQ(out.activities[0].role, "dependabot[bot]");
  EXPECT_EQ(out.activities[0].person.name, "");
}

TEST(Git, ACommitOnTwoDocumentsIsDividedByItsLines) {
  const Batch out =
      read(head() + commit() + fields({"\n60\t15\tdraft-example-one.md", "20\t5\tdraft-example-two.xml"}));
  ASSERT_EQ(out.activities.size(), 2u);
  EXPECT_EQ(out.activities[0].document, "ietf:draft-example-one");
  EXPECT_EQ(out.activities[0].body, "ietf");
  EXPECT_NEAR(out.activities[0].weight, 0.75, 1e-3);
  EXPECT_NEAR(out.activities[0].weight + out.activities[1].weight, 1, 1e-12);
  ASSERT_EQ(out.relations.size(), 2u);
  EXPECT_EQ(out.relations[0].kind, "inRepository");
  EXPECT_EQ(out.relations[0].target, "git:example.org/spec");
}

TEST(Git, VendoredFilesAreNotWrittenByWhoAddsThem) {
  const Batch out =
      read(head() + commit() + fields({"\n900\t0\tvendor/lib/x.c", "80\t2\tpackage-lock.json"}));
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(out.activities[0].kind, "merged");
  EXPECT_EQ(out.activities[0].role, "vendored");
  EXPECT_EQ(out.activities[0].weight, 0);
}

TEST(Git, RulesSayWhatPathsAre) {
  const Batch out =
      read(head() + commit() + fields({"\n3\t1\tdocs/Foo.v2.md", "1\t0\ttests/a.js"}),
           "[repository]\nbody = \"w3c\"\n[[path]]\nglob = \"docs/*.md\"\ndocument = \"w3c:{stem}\"\n"
           "group = \"wg\"\n[[path]]\nglob = \"tests/**\"\nskip = true\n");
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(out.activities[0].document, "w3c:foo");
  EXPECT_EQ(out.activities[0].body, "w3c");
  EXPECT_EQ(out.activities[0].group, "wg");
}

TEST(Git, ARenameAndABinaryFileAreChanges) {
  const Batch out =
      read(head() + commit() + fields({"\n0\t0\t", "old.md", "new.md", "-\t-\tlogo.png"}) + commit());
  ASSERT_EQ(out.activities.size(), 2u);
  EXPECT_EQ(out.activities[0].weight, 1);
  EXPECT_EQ(out.activities[1].weight, 0) << "a commit that changes nothing";
}

TEST(Git, ImpossibleDatesAreRejected) {
  const auto dated = [](const char* committed, const char* authored) {
    return fields(
        {kId, "", committed, authored, "Ada", "a@a.example", "Ada", "a@a.example", "", "\n1\t0\ta"});
  };
  const Batch out = read(head() + dated("1970-01-01", "1970-01-01") + dated("2024-03-02", "2099-01-01") +
                         dated("2024-03-02", "1970-01-01") + dated("2024-03-02", "not a date"));
  ASSERT_EQ(out.activities.size(), 3u);
  for (const auto& act : out.activities) EXPECT_EQ(to_string(*act.date), "2024-03-02");
  ASSERT_EQ(out.rejects.size(), 4u);
  EXPECT_EQ(out.rejects[0].reason, "a commit date before 1980: not possible");
  EXPECT_EQ(out.rejects[0].excerpt, kId);
  EXPECT_EQ(out.rejects[3].line, 4u);
}

TEST(Git, WhatGitCannotShowIsARejectAtItsPlace) {
  const Batch out =
      read(head() + commit() + fields({std::string("!") + kOther, "unable to read 1234"}) + commit());
  EXPECT_EQ(out.activities.size(), 2u);
  ASSERT_EQ(out.rejects.size(), 1u);
  EXPECT_EQ(out.rejects[0].line, 2u);
  EXPECT_EQ(out.rejects[0].reason, "unable to read 1234");
  EXPECT_EQ(out.rejects[0].excerpt, kOther);
}

TEST(Git, DamagedStreamsEndInRejects) {
  const std::string whole = head() + commit() + fields({"\n3\t1\tspec.html"});
  for (size_t size = 0; size < whole.size(); ++size) {
    const Batch out = read(whole.substr(0, size));
    EXPECT_TRUE(out.rejects.size() == 1 || !out.activities.empty() || size == head().size()) << size;
  }
  const Batch out = read(head() + fields({"rubbish", "more", "2\t2\tx"}) + commit());
  EXPECT_EQ(out.activities.size(), 1u);
  ASSERT_EQ(out.rejects.size(), 1u);
  EXPECT_EQ(out.rejects[0].reason, "not what git prints for a commit");
}

TEST(Git, AFileNamedLikeACommitIsAFile) {
  const Batch out = read(head() + commit() + fields({"\n1\t1\t" + std::string(kOther), "1\t0\ta\tb\nc"}));
  EXPECT_EQ(out.activities.size(), 1u);
  EXPECT_TRUE(out.rejects.empty());
}

TEST(Git, AMillionFilesInOneCommitAreOneAct) {
  std::string bytes = head() + commit();
  for (int i = 0; i < 1'000'000; ++i) (bytes += "1\t0\tf/" + std::to_string(i)) += '\0';
  const Batch out = read(std::move(bytes));
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_NEAR(out.activities[0].weight, 1, 1e-6);
}

TEST(Git, TheRepositoryIsADocumentOfItsOwn) {
  const Batch out = read(head(), "[repository]\ndocuments = [\"w3c:spec\"]\n", "repository");
  ASSERT_EQ(out.documents.size(), 1u);
  EXPECT_EQ(out.documents[0].document, "git:example.org/spec");
  EXPECT_EQ(out.documents[0].type, "repository");
  EXPECT_EQ(out.documents[0].url, "https://example.org/spec");
  ASSERT_EQ(out.relations.size(), 1u);
  EXPECT_EQ(out.relations[0].document, "w3c:spec");
}

TEST(Git, MappingsThatSayNothingAreRefusedWithTheirLine) {
  const auto error = [](const char* mapping) {
    ImportOptions options;
    options.mapping = mapping;
    const auto reader = open_git(options);
    return reader ? "" : reader.error().message;
  };
  EXPECT_EQ(error("[[path]]\nglob = \"*.md\"\n"),
            "mapping line 1: [[path]] says nothing of the files: document, body, group or skip is missing");
  EXPECT_EQ(error("\n[repository]\nulr = \"x\""),
            "mapping line 3: [repository] has no key 'ulr'; there are: url, documents, body, group, bots");
  EXPECT_EQ(error("[@"), "the mapping is no TOML: look for a '[' that is not followed by a name");
  EXPECT_EQ(error("z\xC2\xA1"
                  "e")
                .substr(0, 14),
            "mapping line 1");
  EXPECT_NE(error("[repository]\nurl = \"nonsense\"").find("is no address"), std::string::npos);
}

}  // namespace
}  // namespace plenary
