#include "identity/journal.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

JournalEntry entry(Verb verb, std::string subject, std::string object, bool person = true) {
  return {
      "",       "2026-11-21T10:00:00Z", "ada", person, verb, std::move(subject), std::move(object), {}, {},
      "because"};
}

std::string id_of(const JournalEntry& e) { return journal_line(e).substr(0, 12); }

std::vector<std::string> kept(const std::vector<JournalEntry>& entries) {
  std::string text;
  for (const auto& e : entries) text += journal_line(e) + "\n";
  const auto journal = parse_journal(text);
  std::vector<std::string> names;
  if (journal)
    for (const auto& e : in_force(*journal).in_force) names.push_back(e.subject + " = " + e.object);
  return names;
}

std::string error_of(std::string_view text) {
  const auto journal = parse_journal(text);
  return journal ? "" : journal.error().message;
}

TEST(Journal, ALineIsReadBackAsItWasWritten) {
  auto e = entry(Verb::kAffiliation, "Jo Doe <jo@example.org>", "Acme");
  e.from = parse_date("2020-03"), e.to = parse_date("2021");
  const auto line = journal_line(e);
  EXPECT_EQ(line.substr(12),
            "\t2026-11-21T10:00:00Z\tada\tperson\taffiliation\tJo Doe <jo@example.org>\tAcme\t2020-03\t"
            "2021\tbecause");
  const auto back = parse_journal("# decisions\n\n" + line + "\r\n");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(journal_line(back->at(0)), line);
  EXPECT_EQ(to_string(*back->at(0).from), "2020-03");
}

TEST(Journal, TabsAndLineEndsInTextsDoNotBreakALine) {
  const auto line = journal_line(entry(Verb::kSame, "A\tB\nC", "D"));
  EXPECT_EQ(parse_journal(line)->at(0).subject, "A B C");
}

TEST(Journal, UndoTakesBackAndUndoOfUndoBringsBack) {
  const auto first = entry(Verb::kSame, "A", "B");
  const auto undo = entry(Verb::kUndo, "", id_of(first));
  EXPECT_EQ(kept({first, entry(Verb::kSame, "C", "D")}), (std::vector<std::string>{"A = B", "C = D"}));
  EXPECT_EQ(kept({first, entry(Verb::kSame, "C", "D"), undo}), (std::vector<std::string>{"C = D"}));
  EXPECT_EQ(kept({first, undo, entry(Verb::kUndo, "", id_of(undo))}), (std::vector<std::string>{"A = B"}));
}

TEST(Journal, ALineThatAMergeRepeatedCountsOnce) {
  const auto first = entry(Verb::kSame, "A", "B");
  EXPECT_EQ(kept({first, first}).size(), 1u);
}

TEST(Journal, OfTwoThatContradictTheLaterHoldsAndBothAreTold) {
  const auto journal = parse_journal(journal_line(entry(Verb::kSame, "A", "B")) + "\n" +
                                     journal_line(entry(Verb::kDifferent, "b", "a")) + "\n");
  const auto judgements = in_force(*journal);
  ASSERT_EQ(judgements.in_force.size(), 1u);
  EXPECT_EQ(judgements.in_force[0].verb, Verb::kDifferent);
  ASSERT_EQ(judgements.contradictions.size(), 1u);
  EXPECT_EQ(judgements.contradictions[0].earlier, journal->at(0).id);
  EXPECT_EQ(judgements.contradictions[0].later, journal->at(1).id);
}

TEST(Journal, NothingOfADamagedFileIsPassedOver) {
  const auto good = journal_line(entry(Verb::kSame, "A", "B"));
  EXPECT_EQ(error_of(good + "\nhalf a line"), "identity.decisions, line 2: 1 fields where 10 are");
  EXPECT_EQ(error_of("<<<<<<< HEAD\n"), "identity.decisions, line 1: a merge was not finished here");
  EXPECT_EQ(error_of("i\tt\ta\tperson\tmarry\tA\tB\t\t\t"),
            "identity.decisions, line 1: there is no verb 'marry'");
  EXPECT_EQ(error_of("i\tt\ta\tthing\tsame\tA\tB\t\t\t"),
            "identity.decisions, line 1: the fourth field is person or organization");
  EXPECT_EQ(error_of("i\tt\ta\tperson\tsame\tA\t\t\t\t"),
            "identity.decisions, line 1: 'same' needs an object");
  EXPECT_EQ(error_of("i\tt\ta\tperson\tsame\t\tA\t\t\t"), "identity.decisions, line 1: it says of nobody");
  EXPECT_EQ(error_of("i\tt\ta\tperson\tnone\tA\t\t\t\t"),
            "identity.decisions, line 1: 'none' is said of organizations");
  EXPECT_EQ(error_of("i\tt\ta\torganization\tdisputed\tAcme\tRFC 1\t\t\t"),
            "identity.decisions, line 1: a credit is a person's");
  EXPECT_EQ(error_of("i\tt\ta\tperson\taffiliation\tA\tB\t2021\t2020\t"),
            "identity.decisions, line 1: it ends before it begins");
  EXPECT_EQ(error_of("i\tt\ta\tperson\taffiliation\tA\tB\t2021-13\t\t"),
            "identity.decisions, line 1: '2021-13' is no date");
  EXPECT_EQ(error_of("\xff\xfe"), "identity.decisions is no UTF-8 text");
}

TEST(Designator, EachPartMayBeMissingAndThoseThereMustFit) {
  EXPECT_EQ(designator("Jo Doe <Jo@Example.org> [GitHub:jo] @ietf"),
            (Designator{"jo doe", "jo@example.org", "github:jo", "ietf"}));
  EXPECT_EQ(designator("<jo@example.org>"), (Designator{"", "jo@example.org", "", ""}));
  EXPECT_EQ(designator("Jo < Doe"), (Designator{"jo doe", "", "", ""}));
  EXPECT_TRUE(fits(designator("jo doe"), "Jo Doe", "x@y.org", "", "ietf"));
  EXPECT_TRUE(fits(designator("Jo Doe @ietf"), "Jo Doe", "", "", "ietf"));
  EXPECT_FALSE(fits(designator("Jo Doe @ietf"), "Jo Doe", "", "", "w3c"));
  EXPECT_FALSE(fits(designator("Jo Doe <jo@example.org>"), "Jo Doe", "", "", ""));
  EXPECT_FALSE(fits(designator("@ietf"), "Jo Doe", "", "", "ietf"));
}

}  // namespace
}  // namespace plenary
