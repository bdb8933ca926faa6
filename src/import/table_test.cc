#include "import/table.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

Batch import(const std::string& mapping, const std::string& path, std::string bytes) {
  Batch batch;
  const auto reader = open_table({.locator = path, .mapping = mapping, .body = "", .group = ""});
  EXPECT_TRUE(reader) << reader.error().message;
  if (reader) (*reader)->read({0, path, std::move(bytes), ""}, batch);
  return batch;
}

std::string told(const Batch& batch) {
  std::string out;
  for (const auto& r : batch.rejects) out += std::to_string(r.line) + ": " + r.reason + "\n";
  return out;
}

constexpr auto kMembers = R"(
[[records]]
noun = "membership"
[records.columns]
organization = ["Company", "Member name"]
organization_country = "Country"
category = "Category"
from = "Joined"
[records.values]
body = "itu-t"
[records.translate.category]
"Sector Member" = "sector-member"
"Associate" = "associate"
)";

TEST(Table, MakesAMembershipOfEachRow) {
  const Batch b = import(kMembers, "m.csv",
                         "Member name,Country,Category,Joined\n"
                         "\"Télécom, S.A.\",France,Sector Member,2001-02-03\n"
                         "Acme,,associate,2010\n");
  ASSERT_EQ(b.memberships.size(), 2u) << told(b);
  EXPECT_EQ(b.memberships[0].organization.name, "Télécom, S.A.");
  EXPECT_EQ(b.memberships[0].organization.country, "France");
  EXPECT_EQ(b.memberships[0].category, "sector-member");
  EXPECT_EQ(b.memberships[0].body, "itu-t");
  EXPECT_EQ(to_string(*b.memberships[0].from), "2001-02-03");
  EXPECT_EQ(b.memberships[0].line, 2u);
  EXPECT_EQ(to_string(*b.memberships[1].from), "2010");
  EXPECT_EQ(told(b), "");
}

TEST(Table, ReadsNothingFromAColumnWhoseDatesHaveTwoReadings) {
  const Batch b = import(kMembers, "m.csv", "Company,Country,Category,Joined\nA,FR,Associate,03/04/2024\n");
  EXPECT_EQ(b.memberships.size(), 0u);
  EXPECT_EQ(told(b),
            "0: column 'Joined': '03/04/2024' (row 2) may be day or month first; nothing was read: declare "
            "dates.from = \"dd/mm/yyyy\" or \"mm/dd/yyyy\"\n");
}

TEST(Table, TellsWhichReadingADateColumnLeavesOpenToo) {
  const Batch b =
      import(kMembers, "m.csv",
             "Company,Country,Category,Joined\nA,FR,Associate,03/04/2024\nB,FR,Associate,25/04/2024\n");
  ASSERT_EQ(b.memberships.size(), 2u);
  EXPECT_EQ(to_string(*b.memberships[0].from), "2024-04-03");
  EXPECT_EQ(told(b),
            "3: note: column 'Joined' was read as dd/mm/yyyy, since '25/04/2024' allows no other reading; "
            "declare dates.from to be sure\n");
}

TEST(Table, RefusesAColumnThatMixesDayAndMonthFirst) {
  const Batch b =
      import(kMembers, "m.csv",
             "Company,Country,Category,Joined\nA,FR,Associate,13/04/2024\nB,FR,Associate,04/25/2024\n");
  EXPECT_EQ(b.memberships.size(), 0u);
  EXPECT_EQ(b.rejects.size(), 1u);
  EXPECT_NE(told(b).find("mixes forms of dates: '13/04/2024' (row 2) and '04/25/2024' (row 3)"),
            std::string::npos)
      << told(b);
}

TEST(Table, FollowsADeclaredFormOfDates) {
  const Batch b =
      import(std::string(kMembers) + "[records.dates]\nfrom = \"mm/dd/yyyy\"\n", "m.csv",
             "Company,Country,Category,Joined\nA,FR,Associate,03/04/2024\nB,FR,Associate,31/12/2024\n");
  ASSERT_EQ(b.memberships.size(), 1u);
  EXPECT_EQ(to_string(*b.memberships[0].from), "2024-03-04");
  EXPECT_EQ(told(b), "3: from '31/12/2024' is no date of the declared form\n");
}

TEST(Table, RefusesAMemberThatLeftBeforeItJoined) {
  const Batch b = import(
      "[[records]]\nnoun = \"membership\"\ncolumns = { organization = \"Company\", from = \"Joined\", "
      "to = \"Left\" }\n",
      "m.csv",
      "Company,Joined,Left\nA,2022-05-02,2022-05-01\nB,2022-05-02,2022-05-02\nC,2022-05-02,2022-05\n"
      "D,2022-05-02,2021\nE,,2021\nF,2022,\n");
  EXPECT_EQ(b.memberships.size(), 4u);  // C: the month ends after the day
  EXPECT_EQ(told(b),
            "2: it ends (2022-05-01) before it begins (2022-05-02)\n5: it ends (2021) before it begins "
            "(2022-05-02)\n");
}

TEST(Table, LeavesTrailingTotalsOut) {
  const Batch b = import(
      kMembers, "m.csv",
      "Company,Country,Category,Joined\nA,FR,Associate,2024\nTotal,1,,\nTotal,France,Associate,2020\n");
  ASSERT_EQ(b.memberships.size(), 2u);
  EXPECT_EQ(b.memberships[1].organization.name, "Total");
  EXPECT_EQ(told(b), "3: looks like a total\n");
}

TEST(Table, LeavesHeadingsBetweenRowsAndNotesOut) {
  const Batch b =
      import(kMembers, "m.csv",
             "Company,Country,Category,Joined\nEurope,,,\nA,FR,Associate,2024\nSource: register\n");
  EXPECT_EQ(b.memberships.size(), 1u);
  EXPECT_EQ(told(b),
            "2: has a value in its first column only: looks like a heading or a note\n"
            "4: has a value in its first column only: looks like a heading or a note\n");
}

TEST(Table, RefusesAMappingThatIsWrongAndSaysWhere) {
  const auto error = [](const std::string& mapping) {
    const auto reader = open_table({.locator = "x.csv", .mapping = mapping, .body = "", .group = ""});
    return reader ? "accepted" : reader.error().message;
  };
  EXPECT_EQ(error("[[records]]\nnoun = \"members\"\n").substr(0, 50),
            "mapping line 2: unknown noun 'members'; there are:");
  EXPECT_EQ(error("[[records]]\nnoun = \"right\"\n[records.columns]\ncat = \"A\"\n"),
            "mapping line 4: noun 'right' has no field 'cat'; there are: body, category, right, from, to");
  EXPECT_EQ(error("[[records]]\nnoun = \"right\"\ncolumns = { category = \"A\" }\n"),
            "mapping line 1: a record of noun 'right' needs right");
  EXPECT_EQ(error("[[records]]\nnoun = \"group\"\ncolumns = { group = \"A\", from = \"B\" }\ndates = { from "
                  "= \"d/m\" }\n")
                .substr(0, 44),
            "mapping line 4: 'd/m' is no form of a date; ");
  EXPECT_EQ(error("[[records]]\nnoun = \"group\"\ncolum = {}\n").substr(0, 43),
            "mapping line 3: [[records]] has no key 'col");
  EXPECT_EQ(error("noun = 1\n").substr(0, 43), "mapping line 1: the mapping has no key 'nou");
  EXPECT_EQ(error("[@records]\n"), "the mapping is no TOML: look for a '[' that is not followed by a name");
  EXPECT_EQ(error("[[records]\n").substr(0, 15), "mapping line 1:");
  EXPECT_EQ(error("[[records]]\nnoun = \"group\"\ntemplates = { group = \"{\" }\n"),
            "mapping line 3: '{' opens a { that is not closed");
}

TEST(Table, TellsRaggedRowsWithTheirLines) {
  const Batch b = import(kMembers, "m.csv",
                         "Company,Country,Category,Joined\n\nA,FR,Associate\nB,FR,Associate,2024,x\n\"C\nD\","
                         "FR,Associate,2024\nE,FR,Associate,2024\n");
  ASSERT_EQ(b.memberships.size(), 2u);
  EXPECT_EQ(b.memberships[0].line, 5u);
  EXPECT_EQ(b.memberships[1].line, 7u);
  EXPECT_EQ(told(b), "3: has 3 cells where the header has 4\n4: has 5 cells where the header has 4\n");
}

TEST(Table, SaysWhereTheHeaderIsWhenItIsNotTheFirstRow) {
  const Batch b =
      import(kMembers, "m.csv", "List of members,,,\nCompany,Country,Category,Joined\nA,FR,Associate,2024\n");
  EXPECT_EQ(b.records(), 0u);
  EXPECT_EQ(told(b),
            "1: mapping line 5: there is no column 'Company'; row 1 has 'List of members'; row 2 has the "
            "columns: say header_row = 2\n");
}

TEST(Table, NamesBothColumnsOfADuplicateHeader) {
  const Batch b =
      import(kMembers, "m.csv", "Company,Country,Company,Category,Joined\nA,FR,X,Associate,2024\n");
  EXPECT_EQ(told(b),
            "1: mapping line 5: 2 columns are named 'Company' (A, C): say 'Company#1', 'Company#2' ...\n");
}

TEST(Table, TakesTheDuplicateThatTheMappingNumbers) {
  const Batch b = import("[[records]]\nnoun=\"organization\"\ncolumns={organization=\"Company#2\"}\n",
                         "m.csv", "Company,Company\nA,X\n");
  ASSERT_EQ(b.organizations.size(), 1u) << told(b);
  EXPECT_EQ(b.organizations[0].organization.name, "X");
}

constexpr auto kPeople = R"(
[[records]]
noun = "activity"
columns = { person = "Name", organization = "Company" }
values = { kind = "attended", date = "2024-04-19" }
)";

TEST(Table, RefusesTwoPeopleInOneCellUnlessSplitIsDeclared) {
  const std::string bytes = "Name;Company\n\"Ann Lee; Bo Ek\";Acme\nCy Oz and Di Po;Acme\n";
  EXPECT_EQ(
      told(import(kPeople, "p.csv", bytes)),
      "2: person 'Ann Lee; Bo Ek' looks like several: declare split.person = \";\" (or \"\" when it is one)\n"
      "3: person 'Cy Oz and Di Po' looks like several: declare split.person = \";\" (or \"\" when it is "
      "one)\n");
  const Batch b = import(std::string(kPeople) + "split = { person = \";\" }\n", "p.csv", bytes);
  ASSERT_EQ(b.activities.size(), 3u);
  EXPECT_EQ(b.activities[0].person.name, "Ann Lee");
  EXPECT_EQ(b.activities[1].person.name, "Bo Ek");
  EXPECT_EQ(b.activities[1].organization.name, "Acme");
  EXPECT_EQ(b.activities[1].line, 2u);
}

TEST(Table, RefusesUnknownKindsOfActivity) {
  const Batch b = import("[[records]]\nnoun=\"activity\"\ncolumns={person=\"Name\",kind=\"Did\"}\n", "p.csv",
                         "Name,Did\nAnn,Attendee\nBo,attended\n");
  EXPECT_EQ(b.activities.size(), 1u);
  EXPECT_NE(told(b).find("2: 'Attendee' is no kind of activity"), std::string::npos);
}

constexpr auto kSurvey = R"(
[translate.score]
"Agree" = 4
"Disagree" = 2
[[records]]
noun = "rating"
each = "Q?. *"
columns = { indicator = "@column", score = "@cell", person_key = "Respondent" }
values = { scale = "1-5" }
[records.translate.indicator]
"Q1. The process is open" = "openness"
"*" = "{value}"
[[records]]
noun = "statement"
each = "Why*"
columns = { question = "@column", text = "@cell" }
values = { view = "obstacle" }
)";

TEST(Table, MakesRatingsOfLikertColumnsAndStatementsOfFreeText) {
  const Batch b = import(
      kSurvey, "s.csv",
      "Respondent,Q1. The process is open,Q2. It is fast,Why not?\nr1,Agree,,Too slow\nr2,Disagree,agree,\n");
  ASSERT_EQ(b.ratings.size(), 3u) << told(b);
  EXPECT_EQ(b.ratings[0].indicator, "openness");
  EXPECT_EQ(b.ratings[0].score, 4);
  EXPECT_EQ(b.ratings[0].rater.key, "r1");
  EXPECT_EQ(b.ratings[2].indicator, "Q2. It is fast");
  EXPECT_EQ(b.ratings[2].line, 3u);
  ASSERT_EQ(b.statements.size(), 1u);
  EXPECT_EQ(b.statements[0].text, "Too slow");
  EXPECT_EQ(b.statements[0].question, "Why not?");
  EXPECT_EQ(told(b), "");
}

TEST(Table, TellsAValueThatHasNoTranslation) {
  const Batch b = import(kSurvey, "s.csv", "Respondent,Q1. The process is open,Why not?\nr1,Perhaps,\n");
  EXPECT_EQ(told(b), "2: score 'Perhaps' has no translation (add it, or \"*\" for all others)\n");
}

TEST(Table, ReadsNumbersOnlyInTheirDeclaredForm) {
  const std::string mapping = "[[records]]\nnoun=\"usage\"\ncolumns={document=\"Doc\",count=\"N\"}\n";
  const std::string bytes = "Doc\tN\na\t12\nb\t1,234\nc\t1.234\nd\tmany\n";
  const Batch b = import(mapping, "u.tsv", bytes);
  ASSERT_EQ(b.usages.size(), 1u);
  EXPECT_EQ(told(b),
            "3: count '1,234' has marks between its digits: declare the form under numbers, such as "
            "\"1,234.5\" or \"1234,5\"\n"
            "4: count '1.234' may be thousands or decimals: declare the form under numbers, such as "
            "\"1.234,5\" or \"1234.5\"\n"
            "5: count 'many' is no number\n");
  const Batch declared = import(mapping + "numbers={count=\"1,234.5\"}\n", "u.tsv", bytes);
  ASSERT_EQ(declared.usages.size(), 3u);
  EXPECT_EQ(declared.usages[1].count, 1234);
  EXPECT_EQ(declared.usages[2].count, 1.234);
}

TEST(Table, TakesOnlyTheRowsOfAWhere) {
  const Batch b = import(
      "where = { Status = [\"active\", \"new\"] "
      "}\n[[records]]\nnoun=\"organization\"\ncolumns={organization=\"Name\"}\n",
      "o.csv", "Name,Status\nA,Active\nB,Left\nC,new\n");
  ASSERT_EQ(b.organizations.size(), 2u);
  EXPECT_EQ(b.organizations[1].organization.name, "C");
}

TEST(Table, TakesColumnsThatAreNamedAsTheFields) {
  const Batch b = import(
      "[[records]]\nnoun=\"activity\"\ncolumns=\"same\"\n", "a.csv",
      "date,kind,person,organization,weight\n2024-04-19,attended,Ann,Acme,0.5\n2024-04,attended,Bo,,\n");
  ASSERT_EQ(b.activities.size(), 2u) << told(b);
  EXPECT_EQ(b.activities[0].weight, 0.5);
  EXPECT_EQ(b.activities[1].weight, 1);
  EXPECT_EQ(to_string(*b.activities[1].date), "2024-04");
}

TEST(Table, RefusesAStrayColumnBesideColumnsOfTheSameNames) {
  const Batch b =
      import("[[records]]\nnoun=\"usage\"\ncolumns=\"same\"\n", "a.csv", "document,count,colour\nx,1,red\n");
  EXPECT_EQ(b.records(), 0u);
  EXPECT_NE(told(b).find("'colour' is no field of noun 'usage'"), std::string::npos);
}

TEST(Table, UsesTheBodyThatTheUserNamesWhereTheFileDoesNotSay) {
  const auto reader = open_table({.locator = "g.csv",
                                  .mapping = "[[records]]\nnoun=\"group\"\ncolumns={group=\"G\"}\n",
                                  .body = "itu-t",
                                  .group = ""});
  ASSERT_TRUE(reader);
  Batch b;
  (*reader)->read({0, "g.csv", "G\nSG15\n", ""}, b);
  ASSERT_EQ(b.groups.size(), 1u);
  EXPECT_EQ(b.groups[0].body, "itu-t");
}

TEST(Table, NeedsAMapping) {
  const auto reader = open_table({});
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, ErrorKind::kUsage);
  EXPECT_NE(reader.error().message.find("--suggest"), std::string::npos);
}

TEST(Table, AcceptsTheFilesThatAnEntryWants) {
  const auto reader =
      open_table({.locator = "folder",
                  .mapping = "[[records]]\nnoun=\"group\"\nfile=\"groups*.csv\"\ncolumns={group=\"G\"}\n",
                  .body = "",
                  .group = ""});
  ASSERT_TRUE(reader);
  EXPECT_TRUE((*reader)->accepts("in/groups-2024.csv"));
  EXPECT_FALSE((*reader)->accepts("in/people.csv"));
  EXPECT_FALSE((*reader)->accepts("groups.yaml"));
}

}  // namespace
}  // namespace plenary
