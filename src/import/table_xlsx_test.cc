#include "import/table_xlsx.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace plenary::table {
namespace {

// The cells of a sheet as "line: a|b|c" lines; empty cells are "".
std::string shown(const Sheet& sheet) {
  std::string out;
  for (const auto& row : sheet.rows) {
    out += std::to_string(row.line) + ":" + (row.banner ? " banner" : "") + (row.sums ? " sums" : "");
    for (const auto& cell : sheet.cells_of(row)) out += " [" + std::string(cell.text) + "]";
    out += "\n";
  }
  return out;
}

constexpr auto kWorkbook =
    R"(<workbook xmlns:r="x"><sheets><sheet name="Members" r:id="rId1"/></sheets></workbook>)";
constexpr auto kRelations = R"(<Relationships>
  <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
  <Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
  <Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>)";
constexpr auto kShared =
    R"(<sst><si><t>Company</t></si><si><r><t>Acme</t></r><r><t xml:space="preserve"> </t></r><r><t>Ltd</t></r><rPh><t>x</t></rPh></si></sst>)";
constexpr auto kStyles =
    R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd&quot;h&quot;.mm.yyyy"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs></styleSheet>)";

Result<Table> workbook(const std::string& sheet_data, std::string book = kWorkbook) {
  Parts parts{{"xl/workbook.xml", std::move(book)},
              {"xl/_rels/workbook.xml.rels", kRelations},
              {"xl/sharedstrings.xml", kShared},
              {"xl/styles.xml", kStyles},
              {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet_data + "</worksheet>"}};
  return read_workbook(parts);
}

TEST(Xlsx, ReadsEveryKindOfCell) {
  const auto table = workbook(R"(<sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>In_x000D_line</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45401</v></c><c r="C3" s="2"><v>45401.75</v></c><c r="D3" s="3"><v>12.50</v></c>
      <c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><v>#N/A</v></c><c r="G3" t="str"><f>A1</f><v>made</v></c></row></sheetData>)");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->sheets[0].name, "Members");
  EXPECT_EQ(shown(table->sheets[0]),
            "1: [Company] [] [In\nline]\n3: [Acme Ltd] [2024-04-19] [2024-04-19] [12.5] [true] [] [made]\n");
  const auto cells = table->sheets[0].cells_of(table->sheets[0].rows[1]);
  EXPECT_EQ(cells[1].kind, CellKind::kDate);
  EXPECT_EQ(cells[3].kind, CellKind::kNumber);
  EXPECT_EQ(cells[4].kind, CellKind::kBool);
  EXPECT_EQ(cells[5].kind, CellKind::kEmpty);
}

TEST(Xlsx, CountsDaysFrom1904WhereTheWorkbookSaysSo) {
  const auto table = workbook(
      R"(<sheetData><row><c s="1"><v>43939</v></c></row></sheetData>)",
      R"(<x:workbook xmlns:r="y"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="M" r:id="rId1"/></x:sheets></x:workbook>)");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(shown(table->sheets[0]), "1: [2024-04-19]\n");
}

TEST(Xlsx, FillsMergedCellsAndMarksHeadingsAndSums) {
  const auto table = workbook(R"(<sheetData>
    <row r="1"><c r="A1" t="str"><v>Region</v></c><c r="B1" t="str"><v>Name</v></c><c r="C1" t="str"><v>N</v></c></row>
    <row r="2"><c r="A2" t="str"><v>Africa</v></c><c r="B2" t="str"><v>A</v></c><c r="C2"><v>1</v></c></row>
    <row r="3"><c r="B3" t="str"><v>B</v></c><c r="C3"><v>2</v></c></row>
    <row r="4"><c r="A4" t="str"><v>Europe</v></c></row>
    <row r="5"><c r="B5" t="str"><v>all</v></c><c r="C5"><f>SUM(C2:C3)</f><v>3</v></c></row></sheetData>
    <mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A4:C4"/></mergeCells>)");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(shown(table->sheets[0]),
            "1: [Region] [Name] [N]\n2: [Africa] [A] [1]\n3: [Africa] [B] [2]\n4: banner [Europe] [Europe] "
            "[Europe]\n5: sums [] [all] [3]\n");
}

TEST(Xlsx, ASheetThatClaimsCellsButHasNoneIsTold) {
  const auto table = workbook(R"(<dimension ref="A1:F20"/><sheetData/>)");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->notes.size(), 1u);
  EXPECT_EQ(table->notes[0].reason, "sheet 'Members': claims the cells A1:F20 but has no values");
}

TEST(Xlsx, AWorkbookWithoutValuesIsAnError) {
  const auto table = workbook("<sheetData/>");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().message, "no sheet has any values");
}

TEST(Xlsx, HostileReferencesCostNothing) {
  const auto table = workbook(
      R"(<sheetData><row r="1"><c r="XFD1" t="str"><v>x</v></c><c r="ZZZZ1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>
    <row r="5"><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B9"/></mergeCells>)");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->sheets[0].rows.size(), 2u);
  EXPECT_FALSE(table->notes.empty());
}

TEST(Xlsx, KnowsFormatsOfDates) {
  for (const auto yes : {"dd/mm/yyyy", "[$-409]d-mmm-yy;@", "yyyy\\-mm", "mmm", "d.m.yyyy h:mm"})
    EXPECT_TRUE(is_date_format(yes)) << yes;
  for (const auto no : {"General", "0.00", "#,##0 \"days\"", "[h]:mm:ss", "h:mm", "[Red]0"})
    EXPECT_FALSE(is_date_format(no)) << no;
}

TEST(Xlsx, RefusesWhatIsNoWorkbook) {
  EXPECT_FALSE(read_xlsx("not a zip"));
  EXPECT_EQ(read_xlsx("\xD0\xCF\x11\xE0 old").error().message,
            "is encrypted or an old .xls: save it as .xlsx without a password");
}

}  // namespace
}  // namespace plenary::table
