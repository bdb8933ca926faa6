#include "publish/document.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "publish/document_page.h"
#include "publish/figure.h"

namespace plenary {
namespace {

size_t count(const std::string& text, std::string_view part) {
  size_t n = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

Figure years(int from, int to) {
  Figure figure{
      .title = "How many?", .sentence = "Five.", .definition = "Acts.", .command = "plenary measure x"};
  TimeLines lines{.unit = "acts"};
  lines.series.push_back({.label = "acts"});
  figure.table.columns = {{"Year"}, {"acts"}};
  for (int year = from; year <= to; ++year) {
    lines.periods.push_back(std::to_string(year));
    lines.series[0].values.push_back(Value::of(5));
    figure.table.rows.push_back({std::to_string(year), Value::of(5)});
  }
  figure.chart = std::move(lines);
  return figure;
}

Report report_of(Figure figure) {
  Report report{.title = "Who takes part", .snapshot = "abc123", .version = "9.9", .audience = "public"};
  report.sections.push_back({.heading = "Section", .prose = "One.\n\nTwo.", .figures = {std::move(figure)}});
  return report;
}

TEST(Document, SaysFromWhatAndForWhomItIsMade) {
  const auto page = document_page(report_of(years(2020, 2021)), {"f.png"});
  for (const char* part : {"abc123", "Plenary 9.9", "public", "Annex A: Definitions", "plenary measure x",
                           "<img src=\"f.png\" alt=\"Five.\"/>", "Figure 1: How many?", "Table 1: How many?"})
    EXPECT_TRUE(page.contains(part)) << part;
  EXPECT_EQ(count(page, "<p>"), 4u);  // two of prose, the sentence, what commands are
}

TEST(Document, ALongLineOverTimeShowsItsLastRows) {
  const auto page = document_page(report_of(years(1900, 1999)), {});
  EXPECT_FALSE(page.contains(">1969<"));
  EXPECT_TRUE(page.contains(">1970<"));
  EXPECT_TRUE(page.contains("The last 30 of 100 rows"));
}

TEST(Document, ShowsHostileNamesAndObeysNone) {
  auto figure = years(2020, 2020);
  figure.title = "<script>alert(1)</script>";
  figure.table.rows[0][0] = std::string("<img src=http://evil>");
  const auto page = document_page(report_of(std::move(figure)), {"f.png"});
  EXPECT_FALSE(page.contains("<script"));
  EXPECT_EQ(count(page, "<img"), 1u);
}

TEST(Document, MarksInventedRecordsInItsTitleAndUnderEachFigure) {
  auto report = report_of(years(2020, 2021));
  report.notice = "SYNTHETIC";
  const auto page = document_page(report, {"f.png"});
  EXPECT_TRUE(page.contains("<h1 class=\"title\">SYNTHETIC: Who takes part</h1>"));
  EXPECT_TRUE(page.contains("Figure 1: How many? (SYNTHETIC)"));
}

TEST(Document, TheEndingOfAFileIsItsFormat) {
  EXPECT_EQ(*document_format("a/b.docx"), DocumentFormat::kDocx);
  EXPECT_EQ(*document_format("b.md"), DocumentFormat::kMarkdown);
  EXPECT_EQ(document_format("b.doc").error().message,
            "b.doc: the ending says the format: .html, .md, .docx, .pdf");
}

TEST(Document, AMissingProgramIsNamedWithItsPackage) {
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", "/nonexistent", 1);
  const auto made = render_document(report_of(years(2020, 2021)), DocumentFormat::kDocx);
  ::setenv("PATH", path.c_str(), 1);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message,
            "rsvg-convert is missing, which makes this format: apt-get install librsvg2-bin");
}

TEST(ChartStyle, OfPaperHasNoVariables) {
  EXPECT_FALSE(chart_print_style().contains("var("));
  EXPECT_TRUE(chart_print_style().contains(".chart .bar.accent,.chart .dot.accent{fill:#0072b2}"));
}

}  // namespace
}  // namespace plenary
