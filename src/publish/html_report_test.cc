#include "publish/html_report.h"

#include <gtest/gtest.h>

#include <set>

#include "publish/svg_test_tools.h"

namespace plenary {
namespace {

// A report with one figure that the tests change.
Report small_report() {
  Figure figure{.title = "Two organizations wrote half", .slice = "ITU-T SG17 · 2023"};
  figure.chart =
      RankedBars{.rows = {{"Acme", Value::of(40)}, {"Bolt", Value::of(20)}}, .unit = "contributions"};
  figure.sentence = "Acme wrote 40 of the 60 contributions.";
  figure.coverage = {0.94, "of contributions name an organization"};
  figure.definition = "Contributions, counted once for each submitter.";
  figure.sources = {{"Register of contributions", "2024-04-19", "https://example.org/c"}};
  figure.command = "plenary measure contributions --by organization";
  figure.records_command = "plenary measure contributions --records";
  figure.table = {.columns = {{"Organization"}, {"Contributions"}},
                  .rows = {{"Acme", Value::of(40)}, {"Bolt", Value::of(20)}}};
  return {.title = "Who takes part",
          .snapshot = "9f2c1d7a",
          .version = "0.1.0",
          .created = "2024-04-19",
          .tiles = {{"organizations", Value::of(412)}},
          .sections = {{"Who", "First.\n\nSecond.", {figure}}}};
}

Figure& figure_of(Report& report) { return report.sections[0].figures[0]; }

TEST(HtmlReport, IsWellFormedAndNeedsNothingFromElsewhere) {
  const std::string html = html_report(small_report());
  const Markup page(html);
  EXPECT_EQ(page.count("//script"), 0u);
  EXPECT_EQ(page.count("//link | //img | //iframe | //*[@src]"), 0u);
  EXPECT_EQ(html.find("@import"), std::string::npos);
  EXPECT_TRUE(std::string(page.one("//meta[@http-equiv]").attribute("content").as_string())
                  .starts_with("default-src 'none'"));
}

TEST(HtmlReport, ANoticeStandsInTheTitleBehindThePageAndInWhateverIsTakenOutOfIt) {
  auto report = small_report();
  const std::string plain = html_report(report);
  EXPECT_FALSE(plain.contains("SYNTHETIC"));
  report.notice = "SYNTHETIC";
  const std::string html = html_report(report);
  const Markup page(html);
  EXPECT_EQ(page.texts("//title")[0], "SYNTHETIC · Who takes part");
  EXPECT_EQ(page.texts("//h1")[0], "SYNTHETIC · Who takes part");
  EXPECT_EQ(page.count("//div[@class='behind'][text()='SYNTHETIC']"), 1u);
  EXPECT_EQ(page.count("//article//p[@class='notice'][text()='SYNTHETIC']"), 1u);
  EXPECT_EQ(page.count("//article//svg/text[@class='watermark'][text()='SYNTHETIC']"), 2u);
  EXPECT_TRUE(page.texts("//pre").back().starts_with("SYNTHETIC: “Two organizations wrote half”"));
  const std::string drawing = page.one("//a[text()='Download SVG']").attribute("href").as_string();
  EXPECT_TRUE(drawing.contains("SYNTHETIC"));
}

TEST(HtmlReport, EachFigureHasBothDrawingsItsSentenceAndItsFooter) {
  const Markup page(html_report(small_report()));
  EXPECT_EQ(page.count("//article//svg[@role='img']"), 2u);
  EXPECT_EQ(page.texts("//p[@class='say']"),
            std::vector<std::string>{"Acme wrote 40 of the 60 contributions."});
  EXPECT_EQ(page.texts("//article//h4"), (std::vector<std::string>{"Coverage", "Definition", "Sources"}));
  EXPECT_EQ(page.texts("//article//div[@class='coverage']/text()"),
            std::vector<std::string>{"94\u202F% of contributions name an organization"});
  EXPECT_EQ(page.texts("//summary"), (std::vector<std::string>{"Table", "Show the records", "Cite"}));
  EXPECT_EQ(page.texts("//pre"),
            (std::vector<std::string>{"plenary measure contributions --records",
                                      "plenary measure contributions --by organization",
                                      "“Two organizations wrote half” (ITU-T SG17 · 2023). In: Who takes "
                                      "part. Plenary 0.1.0, snapshot 9f2c1d7a, "
                                      "2024-04-19. Sources: Register of contributions (2024-04-19)."}));
  EXPECT_EQ(page.texts("//tbody//th/bdi"), (std::vector<std::string>{"Acme", "Bolt"}));
}

TEST(HtmlReport, IdsAreUniqueThoughTitlesRepeat) {
  Report report = small_report();
  report.sections[0].figures.push_back(report.sections[0].figures[0]);
  const Markup page(html_report(report));
  std::set<std::string> ids;
  for (const auto& node : page.all("//*[@id]"))
    EXPECT_TRUE(ids.insert(node.attribute("id").as_string()).second) << node.attribute("id").as_string();
  for (const auto& node : page.all("//a[starts-with(@href,'#')]"))
    EXPECT_TRUE(ids.contains(node.attribute("href").as_string() + 1));
}

TEST(HtmlReport, HostileTextsAreShownAndNeverObeyed) {
  const std::string hostile = "</title></style><script>alert(\"1\")</script>' onload='x\u202Egnp.exe";
  Report report = small_report();
  report.title = report.subtitle = report.snapshot = report.version = report.created = report.audience =
      hostile;
  report.tiles = {{hostile, Value::no_data(hostile), NumberKind::kCount, hostile, {0.5, hostile}}};
  report.sections[0].heading = report.sections[0].prose = hostile;
  Figure& figure = figure_of(report);
  figure = {.title = hostile,
            .slice = hostile,
            .sentence = hostile,
            .coverage = {2, hostile},
            .definition = hostile};
  figure.chart =
      TimeLines{.periods = {hostile}, .series = {{hostile, {Value::suppressed(hostile)}}}, .unit = hostile};
  figure.sources = {{hostile, hostile, "javascript:alert(1)"}, {hostile, hostile, "https://x/\"><script>"}};
  figure.command = figure.records_command = hostile;
  figure.table = {.columns = {{hostile}, {hostile}}, .rows = {{hostile, Value::suppressed(hostile)}}};
  const std::string html = html_report(report);
  const Markup page(html);
  EXPECT_EQ(page.count("//script"), 0u);
  EXPECT_EQ(page.count("//*[@onload]"), 0u);
  EXPECT_EQ(page.count("//style"), 1u);
  EXPECT_EQ(page.count("//a[starts-with(@href,'javascript')]"), 0u);
  EXPECT_EQ(html.find("\u202E"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
}

TEST(HtmlReport, MissingZeroInapplicableAndWithheldAreFourDifferentCells) {
  Report report = small_report();
  figure_of(report).table.rows = {{"A", Value::of(0)},
                                  {"B", Value::no_data()},
                                  {"C", Value::not_applicable("founded later")},
                                  {"D", Value::suppressed("fewer than 3")}};
  const Markup page(html_report(report));
  EXPECT_EQ(page.texts("//td[@class='numeric']"), std::vector<std::string>{"0"});
  EXPECT_EQ(page.texts("//td[@class='gap']"), std::vector<std::string>{"no data"});
  EXPECT_EQ(page.texts("//td[@class='inapplicable']"),
            std::vector<std::string>{"not applicable: founded later"});
  EXPECT_EQ(page.texts("//td[@class='withheld']"), std::vector<std::string>{"◇ withheld: fewer than 3"});
}

TEST(HtmlReport, TilesSayWhenThereIsNoNumber) {
  Report report = small_report();
  report.tiles = {{"members", Value::of(0)},
                  {"attendance rate", Value::no_data("no register of rights")},
                  {"newcomers", Value::suppressed("fewer than 3")}};
  const Markup page(html_report(report));
  EXPECT_EQ(page.texts("//span[@class='big']"), std::vector<std::string>{"0"});
  EXPECT_EQ(page.texts("//span[@class='big state']"), (std::vector<std::string>{"no data", "◇ withheld"}));
  EXPECT_EQ(page.texts("//li[@class='tile']/span[@class='note']"),
            (std::vector<std::string>{"no register of rights", "fewer than 3"}));
}

TEST(HtmlReport, AFigureMayHaveNoChartAndNoTable) {
  Report report = small_report();
  figure_of(report).chart.reset();
  figure_of(report).table = {};
  const Markup page(html_report(report));
  EXPECT_EQ(page.count("//article//svg"), 0u);
  EXPECT_EQ(page.texts("//summary"), (std::vector<std::string>{"Show the records", "Cite"}));
}

TEST(HtmlReport, AnEmptyReportIsAPage) {
  const Markup page(html_report({}));
  EXPECT_EQ(page.count("/html/body/main"), 1u);
}

}  // namespace
}  // namespace plenary
