// Text tables and JSON: what the readers make of bytes, before any mapping.
#include <gtest/gtest.h>

#include "import/table_cells.h"

namespace plenary::table {
namespace {

std::string shown(const Result<Table>& table) {
  if (!table) return "error: " + table.error().message;
  std::string out;
  for (const auto& sheet : table->sheets) {
    for (const auto& name : sheet.header) out += "<" + name + ">";
    if (!sheet.header.empty()) out += "\n";
    for (const auto& row : sheet.rows) {
      out += std::to_string(row.line) + ":";
      for (const auto& cell : sheet.cells_of(row)) out += " [" + std::string(cell.text) + "]";
      out += "\n";
    }
  }
  for (const auto& note : table->notes)
    out += "note " + std::to_string(note.line) + ": " + note.reason + "\n";
  for (char& c : out)
    if (c == kListSeparator) c = '^';
  return out;
}

TEST(Csv, ReadsQuotesAndKeepsLines) {
  EXPECT_EQ(shown(read_csv("a,b\r\n\"x, \"\"y\"\"\nz\",1\r\n\r\nq,\n", {})),
            "1: [a] [b]\n2: [x, \"y\"\nz] [1]\n5: [q] []\n");
}

TEST(Csv, FindsTheSeparator) {
  EXPECT_EQ(shown(read_csv("a;b\n1,5;2\n", {})), "1: [a] [b]\n2: [1,5] [2]\n");
  EXPECT_EQ(shown(read_csv("sep=|\na|b\n", {})), "2: [a] [b]\n");
  EXPECT_EQ(shown(read_csv("one\ntwo\n", {})), "1: [one]\n2: [two]\n");
}

TEST(Csv, LosesOneRowToAQuoteThatNeverCloses) {
  EXPECT_EQ(shown(read_csv("a,b\n1,\"2\n3,4\n5,\"6\"\n", {})),
            "1: [a] [b]\n3: [3] [4]\n4: [5] [6]\nnote 2: has a quote that is never closed\n");
}

TEST(Csv, TellsTextBehindAQuote) {
  EXPECT_EQ(shown(read_csv("a,b\n\"x\" y,2\n", {})), "1: [a] [b]\nnote 2: has text behind a closing quote\n");
}

TEST(Csv, ReadsUtf16WithAMark) {
  EXPECT_EQ(shown(read_csv(std::string("\xFF\xFE"
                                       "a\0,\0\xE9\0\n\0",
                                       10),
                           {})),
            "1: [a] [é]\n");
  EXPECT_EQ(shown(read_csv(std::string("\xFE\xFF\0a\0,\xD8\x3D\xDE\x00", 10), {})), "1: [a] [😀]\n");
}

TEST(Csv, TellsLinesThatAreNotUtf8) {
  EXPECT_EQ(shown(read_csv("\xEF\xBB\xBFn,c\né,1\n\xE9\x80,2\r\n", {})),
            "1: [n] [c]\n2: [é] [1]\n3: [é€] [2]\nnote 3: not UTF-8: read as Windows-1252 (say encoding = "
            "\"windows-1252\" if it is)\n");
  EXPECT_EQ(shown(read_csv("n\n\xE9\n", {.separator = 0, .windows_1252 = true, .root = ""})),
            "1: [n]\n2: [é]\n");
}

TEST(Csv, RefusesBinaryAndEmptyFiles) {
  EXPECT_EQ(shown(read_csv(std::string("a\0b", 3), {})),
            "error: holds NUL bytes: a binary file, or UTF-16 without a byte-order mark; save it as UTF-8");
  EXPECT_EQ(shown(read_csv("\n\n,\n", {})), "error: holds no rows");
}

TEST(Json, MakesAColumnOfEachPath) {
  EXPECT_EQ(shown(read_json(R"([{"a": 1, "b": {"c": "x"}}, {"b": {"c": null, "d": true}}])", {}, false)),
            "<a><b.c><b.d>\n1: [1] [x]\n2: [] [] [true]\n");
}

TEST(Json, KeepsValuesOfOneListElementTogether) {
  EXPECT_EQ(shown(read_json(R"([{"g": [{"n": "A"}, {"u": "2"}, {"n": "C"}], "k": ["x", "y"]}, {"g": []}])",
                            {}, false)),
            "<g[].n><g[].u><k[]>\n1: [A^^C] [^2^] [x^y]\n");
}

TEST(Json, FindsTheArrayOneLevelDown) {
  EXPECT_EQ(shown(read_json(R"({"total": 1, "items": [{"a": 1}]})", {}, false)), "<a>\n1: [1]\n");
  EXPECT_EQ(shown(read_json(R"({"x": [{"a": 1}], "y": [{"a": 2}]})", {}, false)),
            "error: has several arrays of objects ('x', 'y'): say root = \"NAME\"");
  EXPECT_EQ(shown(read_json(R"({"x": {"y": [{"a": 2}]}})",
                            {.separator = 0, .windows_1252 = false, .root = "x.y"}, false)),
            "<a>\n1: [2]\n");
}

TEST(Json, ReadsLinesAndTellsDamagedOnes) {
  EXPECT_EQ(shown(read_json("{\"a\":1}\n\n{\"a\":\n[2]\n{\"a\":3,\"a\":4}\n", {}, true)).substr(0, 13),
            "<a>\n1: [1]\nno");
  const auto table = read_json("{\"a\":1}\n\n{\"a\":\n[2]\n{\"a\":3,\"a\":4}\n", {}, true);
  ASSERT_EQ(table->notes.size(), 3u);
  EXPECT_EQ(table->notes[0].line, 3u);
  EXPECT_EQ(table->notes[1].reason, "is no object");
  EXPECT_EQ(table->notes[2].reason, "has 'a' twice");
}

TEST(Json, ListsInListsCostNoMoreThanTheirLength) {
  std::string deep(2000, '[');
  EXPECT_FALSE(read_json(deep, {}, false));
  std::string many = "[{\"a\":[";
  for (int i = 0; i < 100'000; ++i) many += "1,";
  many += "1]}]";
  const auto table = read_json(many, {}, false);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->sheets[0].cells[0].text.size(), 200'001u);
}

}  // namespace
}  // namespace plenary::table
