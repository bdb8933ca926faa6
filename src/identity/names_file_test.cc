#include "identity/names_file.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(NamesFile, QuotesCommasAndLineEndsInsideCellsStay) {
  const auto rows = parse_csv("raw,country\r\n\"Example, \"\"A\"\"\",CH\n\"two\nlines\",\n");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"Example, \"A\"", "CH"}));
  EXPECT_EQ(rows[2].cells, (std::vector<std::string>{"two\nlines", ""}));
  EXPECT_EQ(rows[2].line, 3u);
}

TEST(NamesFile, LineOfARowIsWhereItBegins) {
  const auto rows = parse_csv("raw\n\"a\nb\"\nc\n");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[2].line, 4u);
}

TEST(NamesFile, OpenQuoteEndsWithTheFile) {
  const auto rows = parse_csv("raw\n\"never closed,\nx");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"never closed,\nx"}));
}

TEST(NamesFile, ColumnsAreFoundByNameInAnyOrder) {
  const auto names = read_names("\xEF\xBB\xBFmail, Country ,other,RAW\na@example.com,SE,x,Ada\n,,,\nshort\n");
  ASSERT_TRUE(names);
  ASSERT_EQ(names->size(), 3u);
  EXPECT_EQ((*names)[0].raw, "Ada");
  EXPECT_EQ((*names)[0].country, "SE");
  EXPECT_EQ((*names)[0].mail, "a@example.com");
  EXPECT_EQ((*names)[0].domain, "");
  EXPECT_EQ((*names)[2].raw, "");
}

TEST(NamesFile, MissingColumnIsAWrongUse) {
  EXPECT_EQ(read_names("name\nAda\n").error().kind, ErrorKind::kUsage);
  EXPECT_EQ(read_names("").error().kind, ErrorKind::kUsage);
}

TEST(NamesFile, NulBytesAndBrokenTextAreCells) {
  const auto names = read_names(std::string_view("raw\na\0b\n\xFF\xFE\n", 10));
  ASSERT_TRUE(names);
  EXPECT_EQ((*names)[0].raw, std::string("a\0b", 3));
  EXPECT_EQ((*names)[1].raw, "\xFF\xFE");
}

TEST(NamesFile, CellsAreQuotedWhereTheyMustBe) {
  std::string out;
  append_csv(out, "plain"), append_csv(out, "a,b"), append_csv(out, "say \"x\"");
  EXPECT_EQ(out, "plain\"a,b\"\"say \"\"x\"\"\"");
}

}  // namespace
}  // namespace plenary
