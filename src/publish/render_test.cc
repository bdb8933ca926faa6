#include "publish/render.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <limits>

namespace plenary {
namespace {

using duck::Table;
using duck::Type;
using duck::Value;

Value text(std::string value) { return value; }

// One column of texts.
Table texts(std::vector<std::string> values) {
  Table table{{{"name", Type::kText, ""}}, {}};
  for (auto& value : values) table.rows.push_back({text(std::move(value))});
  return table;
}

TEST(RenderCsv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(
      render_csv(texts({"plain", "a, b", "the \"new\" one", "two\nlines", "two\r\nlines", "", " spaced "})),
      "name\nplain\n\"a, b\"\n\"the \"\"new\"\" one\"\n\"two\nlines\"\n\"two\r\nlines\"\n\n spaced \n");
}

TEST(RenderCsv, ATextThatASpreadsheetWouldRunGetsAnApostrophe) {
  EXPECT_EQ(render_csv(texts({"=1+1", "+1", "-1", "@sum", "=HYPERLINK(\"x\",\"y\")", "\tx", "\r=x", "a=1"})),
            "name\n'=1+1\n'+1\n'-1\n'@sum\n\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\n'\tx\n\"'\r=x\"\na=1\n");
}

TEST(RenderCsv, NumbersDaysAndAbsentValuesStayWhatTheyAre) {
  const Table table{
      {{"a", Type::kInteger, ""}, {"b", Type::kReal, ""}, {"c", Type::kDate, ""}, {"d,e", Type::kText, ""}},
      {{Value{int64_t{-5}}, Value{-0.1}, Value{make_day(2024, 2, 29)}, Value{}}}};
  EXPECT_EQ(render_csv(table), "a,b,c,\"d,e\"\n-5,-0.1,2024-02-29,\n");
}

TEST(RenderJson, EscapesTextsAndKeepsTypes) {
  const Table table{
      {{"a\"b", Type::kText, ""}, {"n", Type::kReal, ""}, {"k", Type::kInteger, ""}, {"t", Type::kBool, ""}},
      {{text("\"\\\n\t\x01 é <"), Value{0.5}, Value{int64_t{3}}, Value{true}},
       {Value{}, Value{}, Value{}, Value{}}}};
  EXPECT_EQ(render_json_rows(table),
            "[\n    {\"a\\\"b\": \"\\\"\\\\\\n\\t\\u0001 é \\u003c\", \"n\": 0.5, \"k\": 3, \"t\": true},"
            "\n    {\"a\\\"b\": null, \"n\": null, \"k\": null, \"t\": null}\n  ]");
}

TEST(RenderJson, ANumberThatJsonHasNoWordForIsNull) {
  const Table table{
      {{"n", Type::kReal, ""}},
      {{Value{std::numeric_limits<double>::infinity()}}, {Value{std::numeric_limits<double>::quiet_NaN()}}}};
  EXPECT_EQ(render_json_rows(table), "[\n    {\"n\": null},\n    {\"n\": null}\n  ]");
}

TEST(RenderTable, AlignsNumbersToTheRightAndWideCharactersByTheirColumns) {
  const Table table{{{"Organization", Type::kText, ""}, {"n", Type::kInteger, ""}},
                    {{text("Acme"), Value{int64_t{1}}},
                     {text("富士通"), Value{int64_t{12345}}},
                     {text("Télécom"), Value{int64_t{-1000}}}}};
  EXPECT_EQ(render_table(table),
            "Organization       n\n"
            "------------  ------\n"
            "Acme               1\n"
            "富士通        12 345\n"
            "Télécom       -1 000\n");
}

TEST(RenderTable, AYearIsANameAndNotGrouped) {
  const Table table{{{"Year", Type::kInteger, ""}, {"n", Type::kReal, ""}},
                    {{Value{int64_t{2024}}, Value{2024.0}}}};
  EXPECT_EQ(render_table(table), "Year      n\n----  -----\n2024  2 024\n");
}

TEST(RenderTable, ControlCharactersAreMadeVisible) {
  const auto out = render_table(texts({"\x1b[31mred\x1b[0m", "a\nb"}));
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 4);  // header, rule and two rows: no row is broken
}

TEST(RenderTable, ALongTextIsCutAtACharacter) {
  const auto out = render_table(texts({std::string(47, 'x') + "é" + std::string(30, 'y')}));
  EXPECT_NE(out.find(std::string(47, 'x') + "…\n"), std::string::npos);
}

TEST(RenderTable, TheSmallestWholeNumberIsPrinted) {
  const Table table{{{"n", Type::kInteger, ""}}, {{Value{std::numeric_limits<int64_t>::min()}}}};
  EXPECT_NE(render_table(table).find("-9 223 372 036 854 775 808"), std::string::npos);
}

TEST(RenderParquet, ReadsBackAsItWas) {
  const Table table{{{"year", Type::kText, ""},
                     {"value", Type::kReal, ""},
                     {"records", Type::kInteger, ""},
                     {"day", Type::kDate, ""}},
                    {{text("O'Hara, \"é\""), Value{0.1}, Value{int64_t{7}}, Value{make_day(2024, 2, 29)}},
                     {Value{}, Value{}, Value{}, Value{}}}};
  const auto bytes = render_parquet(table);
  ASSERT_TRUE(bytes) << bytes.error().message;
  const auto path = std::filesystem::temp_directory_path() /
                    ("plenary-render-test-" + std::to_string(getpid()) + ".parquet");
  std::ofstream(path, std::ios::binary) << *bytes;
  auto connection = duck::Connection::open(":memory:");
  ASSERT_TRUE(connection);
  const auto back = connection->query("SELECT * FROM read_parquet(" + duck::quote(path.string()) + ")");
  std::filesystem::remove(path);
  ASSERT_TRUE(back) << back.error().message;
  ASSERT_EQ(back->columns.size(), 4u);
  EXPECT_EQ(back->columns[0].name, "year");
  EXPECT_EQ(back->columns[3].type, Type::kDate);
  EXPECT_EQ(back->rows, table.rows);
}

TEST(OutputFormats, AnUnknownNameIsToldWhatThereIs) {
  EXPECT_EQ(parse_output_format("xml").error().message,
            "unknown format 'xml'; there are: table, csv, json, parquet, markdown");
}

TEST(Markdown, NoCellEndsTheTable) {
  duck::Table table{{{"name", duck::Type::kText, ""}, {"n", duck::Type::kInteger, ""}},
                    {{std::string("a|b\n[x](y)"), int64_t{3}}}};
  EXPECT_EQ(render_markdown(table), "| name | n |\n| --- | ---: |\n| a\\|b\\\\u000a\\[x\\](y) | 3 |\n");
}

}  // namespace
}  // namespace plenary
