// Whole files, as other programs write them, through a mapping.
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.h"
#include "import/table.h"

namespace plenary {
namespace {

std::string source_path(const std::string& path) {
  const char* root = std::getenv("PLENARY_SOURCE");
  return std::string(root == nullptr ? "." : root) + "/" + path;
}

Batch import(const std::string& mapping, const std::string& path) {
  Batch batch;
  const auto reader = open_table({.locator = path, .mapping = mapping, .body = "", .group = ""});
  const auto bytes = read_file(source_path(path));
  EXPECT_TRUE(bytes) << path;
  EXPECT_TRUE(reader) << reader.error().message;
  if (reader && bytes) (*reader)->read({0, path, *bytes, ""}, batch);
  return batch;
}

std::string told(const Batch& batch) {
  std::string out;
  for (const auto& r : batch.rejects) out += std::to_string(r.line) + ": " + r.reason + "\n";
  return out;
}

constexpr auto kMembers =
    "header_row = 3\n[[records]]\nnoun = \"membership\"\n[records.columns]\norganization = \"Member name\"\n"
    "organization_country = \"Region\"\nfrom = \"Date of joining\"\n";

TEST(TableFixture, ReadsARegisterFromAWorkbook) {
  const Batch b =
      import(std::string("sheet = \"Members\"\n") + kMembers, "tests/fixtures/table/members.xlsx");
  ASSERT_EQ(b.memberships.size(), 3u) << told(b);
  EXPECT_EQ(b.memberships[0].organization.name, "Kigali Telecom");
  EXPECT_EQ(to_string(*b.memberships[0].from), "2001-02-03");
  EXPECT_EQ(b.memberships[1].organization.name, "Société d'Abidjan");
  EXPECT_EQ(b.memberships[1].organization.country, "Africa");  // of the merged cell above
  EXPECT_FALSE(b.memberships[1].from);                         // #N/A
  EXPECT_EQ(b.memberships[2].line, 7u);
  EXPECT_EQ(to_string(*b.memberships[2].from), "2010-03-14");
  EXPECT_EQ(told(b),
            "6: sheet 'Members': is one merged cell: looks like a heading between rows\n"
            "8: sheet 'Members': looks like a total: a formula adds up other rows\n");
}

TEST(TableFixture, AsksForTheSheetWhenThereAreSeveral) {
  const Batch b = import(kMembers, "tests/fixtures/table/members.xlsx");
  EXPECT_EQ(b.records(), 0u);
  EXPECT_EQ(told(b),
            "0: mapping line 2: the file has several sheets ('Members', 'Notes'): say sheet = \"NAME\", a "
            "list of names, or \"*\"\n");
}

TEST(TableFixture, ReadsAttendanceFromOpenDocument) {
  const Batch b = import(
      "[[records]]\nnoun = \"activity\"\ncolumns = { person = \"Name\", organization = \"Company\", date = "
      "\"Date\" }\n"
      "values = { kind = \"attended\" }\n",
      "tests/fixtures/table/attendance.ods");
  ASSERT_EQ(b.activities.size(), 2u) << told(b);
  EXPECT_EQ(to_string(*b.activities[0].date), "2024-04-18");
  EXPECT_EQ(b.activities[1].person.name, "Bo Ek");
  EXPECT_EQ(b.activities[1].organization.name, "");
  EXPECT_EQ(told(b), "");
}

TEST(TableFixture, ReadsDownloadsFromParquet) {
  const Batch b = import(
      "[[records]]\nnoun = \"usage\"\ncolumns = { document = \"document\", count = \"count\", date = "
      "\"seen\" }\n",
      "tests/fixtures/table/downloads.parquet");
  ASSERT_EQ(b.usages.size(), 2u) << told(b);
  EXPECT_EQ(b.usages[0].count, 120);
  EXPECT_EQ(to_string(*b.usages[0].date), "2024-03-02");
  EXPECT_EQ(b.usages[1].line, 2u);
  EXPECT_EQ(told(b), "");
}

TEST(TableFixture, DamagedFilesOfEveryKindAreOneReject) {
  for (const std::string name : {"x.csv", "x.json", "x.parquet", "x.xlsx", "x.ods"}) {
    const auto reader = open_table({.locator = name, .mapping = kMembers, .body = "", .group = ""});
    for (const std::string& bytes : {std::string(), std::string("PAR1\0\0\0\0PK\3\4\0\0junk\0PAR1", 24)}) {
      Batch b;
      (*reader)->read({0, name, bytes, ""}, b);
      EXPECT_EQ(b.records(), 0u) << name;
      EXPECT_EQ(b.rejects.size(), 1u) << name << "\n" << told(b);
    }
  }
}

TEST(TableFixture, TruncatedWorkbooksNeverCrash) {
  const auto bytes = read_file(source_path("tests/fixtures/table/members.xlsx"));
  ASSERT_TRUE(bytes);
  const auto reader = open_table(
      {.locator = "m.xlsx", .mapping = std::string("sheet = \"*\"\n") + kMembers, .body = "", .group = ""});
  for (size_t n = 1; n < bytes->size(); n += 37) {
    Batch b;
    (*reader)->read({0, "m.xlsx", bytes->substr(0, n), ""}, b);
    EXPECT_FALSE(b.rejects.empty()) << n;
  }
}

TEST(TableFixture, TheMappingOfWebSpecificationsMakesBodiesGroupsAndDocuments) {
  const auto mapping = read_file(source_path("tests/fixtures/table/web-specs.mapping.toml"));
  ASSERT_TRUE(mapping);
  const auto reader = open_table({.locator = "index.json", .mapping = *mapping, .body = "", .group = ""});
  ASSERT_TRUE(reader) << reader.error().message;
  Batch b;
  (*reader)->read({0, "index.json", R"([
    {"shortname": "css-color-4", "series": {"shortname": "css-color"}, "organization": "W3C", "title": "CSS Color 4", "shortTitle": "CSS Color 4",
     "url": "https://www.w3.org/TR/css-color-4/", "groups": [{"name": "CSS WG", "url": "u"}], "release": {"status": "CR"}, "nightly": {"status": "ED"}},
    {"shortname": "ecma-402", "series": {"shortname": "ecma-402"}, "organization": "Ecma International", "title": "Intl", "shortTitle": "Intl",
     "url": "https://tc39.es/ecma402/", "groups": [{"name": "TC39", "url": "u"}, {"name": "TC53", "url": "v"}], "nightly": {"status": "LS"}},
    {"shortname": "x", "series": {"shortname": "x"}, "organization": "New One", "title": "X", "shortTitle": "X", "url": "u", "groups": []}])",
                   ""},
                  b);
  ASSERT_EQ(b.bodies.size(), 2u) << told(b);
  EXPECT_EQ(b.bodies[1].body, "ecma");
  ASSERT_EQ(b.groups.size(), 3u);
  EXPECT_EQ(b.groups[2].group, "TC53");
  EXPECT_EQ(b.groups[2].body, "ecma");
  ASSERT_EQ(b.documents.size(), 2u);
  EXPECT_EQ(b.documents[0].document, "w3c:css-color-4");
  EXPECT_EQ(b.documents[0].work, "w3c:css-color");
  EXPECT_EQ(b.documents[0].status, "CR");
  EXPECT_EQ(b.documents[1].document, "ecma:402");
  EXPECT_EQ(b.documents[1].status, "LS");
  EXPECT_EQ(b.documents[1].group, "TC39");
  EXPECT_EQ(told(b),
            "3: body 'New One' has no translation (add it, or \"*\" for all others)\n"
            "3: body 'New One' has no translation (add it, or \"*\" for all others)\n");
}

TEST(TableFixture, SuggestsAMappingThatThenReadsTheFile) {
  const auto text = suggest_mapping(source_path("tests/fixtures/table/members.xlsx"));
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_NE(text->find("header_row = 3"), std::string::npos) << *text;
  EXPECT_NE(text->find("# not used: \"Region\"  # Africa | Europe"), std::string::npos) << *text;
  const Batch b = import(*text, "tests/fixtures/table/members.xlsx");
  ASSERT_EQ(b.memberships.size(), 3u) << told(b);
  EXPECT_EQ(b.memberships[0].organization.name, "Kigali Telecom");
}

}  // namespace
}  // namespace plenary
