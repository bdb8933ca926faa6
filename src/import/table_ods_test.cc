#include "import/table_ods.h"

#include <gtest/gtest.h>

namespace plenary::table {
namespace {

Result<Table> ods(const std::string& rows) {
  std::string xml =
      R"(<office:document-content><office:body><office:spreadsheet><table:table table:name="S">)" + rows +
      "</table:table></office:spreadsheet></office:body></office:document-content>";
  return read_ods_content(xml);
}

std::string shown(const Sheet& sheet) {
  std::string out;
  for (const auto& row : sheet.rows) {
    out += std::to_string(row.line) + ":" + (row.banner ? " banner" : "") + (row.sums ? " sums" : "");
    for (const auto& cell : sheet.cells_of(row)) out += " [" + std::string(cell.text) + "]";
    out += "\n";
  }
  return out;
}

TEST(Ods, ReadsEveryKindOfCell) {
  const auto table = ods(R"(<table:table-header-rows><table:table-row>
      <table:table-cell office:value-type="string"><text:p>A<text:s text:c="2"/>b<text:line-break/>c</text:p><office:annotation><text:p>comment</text:p></office:annotation></table:table-cell>
      <table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2024-04-19T10:00:00"><text:p>19/04/24</text:p></table:table-cell>
    </table:table-row></table:table-header-rows>
    <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
    <table:table-row><table:table-cell office:value-type="float" office:value="1234.50"><text:p>1 234,5</text:p></table:table-cell>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
      <table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>)");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(shown(table->sheets[0]), "1: [A  b\nc] [] [] [2024-04-19]\n5: [1234.5] [true]\n");
}

TEST(Ods, FillsWhatAMergeCovers) {
  const auto table = ods(R"(
    <table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Africa</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>A</text:p></table:table-cell></table:table-row>
    <table:table-row><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>B</text:p></table:table-cell></table:table-row>)");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(shown(table->sheets[0]), "1: [Africa] [A]\n2: [Africa] [B]\n");
}

TEST(Ods, RepeatsAreBounded) {
  const auto table = ods(R"(<table:table-row table:number-rows-repeated="1048576">
    <table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>)");
  ASSERT_TRUE(table);
  EXPECT_LT(table->sheets[0].cells.size(), kMaxImplied + kMaxColumns);
  ASSERT_EQ(table->notes.size(), 1u);
  EXPECT_NE(table->notes[0].reason.find("too many cells"), std::string::npos);
}

TEST(Ods, RefusesWhatIsNoSpreadsheet) {
  std::string text =
      "<office:document-content><office:body><office:text/></office:body></office:document-content>";
  EXPECT_EQ(read_ods_content(text).error().message, "is no spreadsheet");
  std::string cut = "<office:document-content><office:body>";
  EXPECT_FALSE(read_ods_content(cut));
  EXPECT_FALSE(read_ods("PK\x03\x04 damaged"));
}

}  // namespace
}  // namespace plenary::table
