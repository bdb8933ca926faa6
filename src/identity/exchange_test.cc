#include "identity/exchange.h"

#include <cstdlib>

#include "base/files.h"
#include "identity/exchange_entries.h"
#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

std::vector<JournalEntry> imported(std::string_view mailmap, std::string at) {
  ExchangeNotes notes{.file = "f", .at = std::move(at), .rejects = {}, .left_out = {}};
  const auto found = find_exchange_format("mailmap");
  return found ? (*found)->read(mailmap, notes).value_or(std::vector<JournalEntry>{})
               : std::vector<JournalEntry>{};
}

TEST(Exchange, AnUnknownFormatIsAnsweredWithTheKnownOnes) {
  EXPECT_EQ(find_exchange_format("xls").error().message,
            "there is no exchange format 'xls'; there are bigbang, cncf, gitdm, gitdm-aliases, "
            "gitdm-companies, ietfdata, mailmap, ror, sortinghat");
}

TEST(Exchange, AnEntryIsALineOfTheJournal) {
  const auto entries = imported("Jo <jo@a.example> <jo@b.example>", "2026-11-21T10:00:00Z");
  ASSERT_EQ(entries.size(), 2u);
  const auto line = journal_line(entries[0]);
  EXPECT_EQ(
      line.substr(12),
      "\t2026-11-21T10:00:00Z\timport mailmap\tperson\tsame\t<jo@b.example>\t<jo@a.example>\t\t\tf, line 1");
  EXPECT_EQ(entries[0].id, line.substr(0, 12));
  EXPECT_TRUE(parse_journal(line));
}

TEST(Exchange, TheSameFileAgainAddsNothingAndAnUndoneDecisionComesBack) {
  const auto first = imported("Jo <jo@a.example> <jo@b.example>", "2026-11-21");
  EXPECT_EQ(not_yet_said(imported("Jo <jo@a.example> <jo@b.example>", "2026-11-22"), first).size(), 0u);
  EXPECT_EQ(not_yet_said(imported("<jo@a.example> <jo@c.example>", "2026-11-22"), first).size(), 1u);
  auto journal = first;
  JournalEntry undo{.id = "",
                    .at = "2026-11-23",
                    .author = "ada",
                    .person = true,
                    .verb = Verb::kUndo,
                    .object = first[0].id};
  undo.id = journal_line(undo).substr(0, 12);
  journal.push_back(undo);
  EXPECT_EQ(not_yet_said(imported("Jo <jo@a.example> <jo@b.example>", "2026-11-24"), journal).size(), 1u);
}

TEST(Exchange, DesignatorsMeanWhatTheFileMeant) {
  EXPECT_EQ(name_designator(" @home\tAcme [Europe] <x> @w @@y a@b "), "home Acme (Europe) (x) w y a@b");
  EXPECT_EQ(designator(name_designator("Acme [Europe] @home")),
            (Designator{.name = "acme europe home", .mail = "", .key = "", .body = ""}));
  EXPECT_EQ(mail_designator(" Jo@X.example "), "<jo@x.example>");
  for (const char* bad : {"", "jo", "@x", "jo@", "a b@x", "<jo@x>", "jo@x\x01", "jo@\xFF"})
    EXPECT_EQ(mail_designator(bad), "") << bad;
  EXPECT_EQ(domain_designator("@X.Example"), "<x.example>");
  for (const char* bad : {"", "x", "x.", ".x", "x..y", "x y.z", "*.x", "http://x.y"})
    EXPECT_EQ(domain_designator(bad), "") << bad;
  EXPECT_EQ(key_designator("GitHub", "Jo"), "[github:jo]");
  for (const char* bad : {"", " ", "a b", "a]b"}) EXPECT_EQ(key_designator("github", bad), "") << bad;
}

TEST(Exchange, NamesOfUnreasonableLengthAreRefused) {
  EXPECT_EQ(read_all("gitdm", "acme.example " + std::string(1001, 'A')),
            (Sentences{"reject 1: holds a name of more than 1000 bytes"}));
}

TEST(Exchange, TheSampleOfEachFormatIsReadToItsLastLine) {
  struct Sample {
    const char *format, *file;
    size_t decisions, rejects, left_out;
  };
  const Sample samples[] = {{"bigbang", "organization_categories.csv", 4, 1, 0},
                            {"cncf", "developers_affiliations.txt", 5, 2, 0},
                            {"gitdm", "email-map", 4, 2, 1},
                            {"gitdm-aliases", "aliases", 2, 1, 0},
                            {"gitdm-companies", "company-map", 1, 1, 0},
                            {"ietfdata", "affiliation_mapping_dictionary.py", 2, 0, 2},
                            {"mailmap", "example.mailmap", 6, 1, 0},
                            {"ror", "ror_1.csv", 5, 0, 1},
                            {"ror", "ror_2.json", 3, 0, 1},
                            {"sortinghat", "sortinghat.json", 6, 0, 1}};
  const char* root = std::getenv("PLENARY_SOURCE");
  for (const auto& sample : samples) {
    const auto path = std::string(root ? root : ".") + "/tests/fixtures/exchange/" + sample.file;
    const auto bytes = read_file(path);
    ASSERT_TRUE(bytes) << path;
    ExchangeNotes notes;
    const auto entries = (*find_exchange_format(sample.format))->read(*bytes, notes);
    ASSERT_TRUE(entries) << path;
    EXPECT_EQ(entries->size(), sample.decisions) << path;
    EXPECT_EQ(notes.rejects.size(), sample.rejects) << path;
    size_t left_out = 0;
    for (const auto& [what, count] : notes.left_out) left_out += count;
    EXPECT_EQ(left_out, sample.left_out) << path;
  }
}

}  // namespace
}  // namespace plenary
