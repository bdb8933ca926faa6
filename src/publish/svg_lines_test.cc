#include <gtest/gtest.h>

#include "publish/chart.h"
#include "publish/svg_test_tools.h"

namespace plenary {
namespace {

const ChartText kText{"c", "How it changed", "It grew."};

TimeLines three_years(std::vector<Value> values) {
  return {.periods = {"2021", "2022", "2023"},
          .series = {{"Africa", std::move(values)}},
          .unit = "organizations"};
}

// Counts the corners of a path.
size_t corners(const pugi::xml_node& path) {
  const std::string d = path.attribute("d").as_string();
  size_t count = 0;
  for (const char c : d) count += c == 'M' || c == 'L';
  return count;
}

TEST(TimeLinesDrawing, JoinsThePeriodsAndNamesTheLineAtItsEnd) {
  const Markup svg(draw(three_years({Value::of(3), Value::of(0), Value::of(7)}), kText, ChartWidth::kWide));
  EXPECT_EQ(corners(svg.one("//path[@class='line c1']")), 3u);
  EXPECT_EQ(svg.texts("//text[@class='name c1']"), std::vector<std::string>{"Africa 7"});
}

TEST(TimeLinesDrawing, NoDataIsAGapAndNeverZero) {
  auto chart = three_years({Value::of(3), Value::no_data(), Value::of(7)});
  const Markup svg(draw(chart, kText, ChartWidth::kWide));
  EXPECT_EQ(svg.count("//path[@class='line c1']"), 0u);  // two lone points
  EXPECT_EQ(svg.count("//circle[@class='point c1']"), 2u);
  EXPECT_EQ(svg.texts("//text[@class='note']"),
            (std::vector<std::string>{"organizations", "Gap: no data (not zero)"}));
}

TEST(TimeLinesDrawing, WithheldIsAMarkAtItsPeriod) {
  const Markup svg(draw(three_years({Value::of(3), Value::of(4), Value::suppressed("fewer than 3")}), kText,
                        ChartWidth::kWide));
  EXPECT_EQ(svg.count("//g/path[@class='withheld']"), 1u);
  EXPECT_EQ(corners(svg.one("//path[@class='line c1']")), 2u);
  EXPECT_EQ(svg.texts("//text[@class='name c1']"), std::vector<std::string>{"Africa 4 (2022)"});
}

TEST(TimeLinesDrawing, APeriodThatIsNotOverIsDashedAndHollow) {
  auto chart = three_years({Value::of(3), Value::of(4), Value::of(1)});
  chart.last_is_partial = true;
  const Markup svg(draw(chart, kText, ChartWidth::kWide));
  EXPECT_EQ(corners(svg.one("//path[@class='line c1']")), 2u);
  EXPECT_EQ(corners(svg.one("//path[@class='line dashed c1']")), 2u);
  EXPECT_EQ(svg.count("//circle[@class='point hollow c1']"), 1u);
  EXPECT_EQ(svg.texts("//text[@class='name c1']"), std::vector<std::string>{"Africa 1 so far"});
}

TEST(TimeLinesDrawing, TheAxisStartsAtZeroAndHoldsTheInterval) {
  auto chart =
      three_years({Value::of(90, Interval{80, 104}), Value::of(91, Interval{81, 105}), Value::of(92)});
  const Markup svg(draw(chart, kText, ChartWidth::kWide));
  const auto ticks = svg.texts("//text[@class='tick' and @text-anchor='end']");
  EXPECT_EQ(ticks.front(), "0");
  EXPECT_EQ(ticks.back(), "125");
  EXPECT_EQ(corners(svg.one("//path[@class='band c1']")), 4u);
}

TEST(TimeLinesDrawing, AnAccentTurnsTheOthersGrey) {
  auto chart = three_years({Value::of(3), Value::of(4), Value::of(5)});
  chart.series.push_back({"Europe", {Value::of(1), Value::of(2), Value::of(3)}, true});
  const Markup svg(draw(chart, kText, ChartWidth::kWide));
  EXPECT_EQ(svg.count("//path[@class='line context']"), 1u);
  EXPECT_EQ(svg.count("//path[@class='line accent']"), 1u);
}

TEST(TimeLinesDrawing, NamesAtTheEndsDoNotCoverEachOther) {
  TimeLines chart{.periods = {"2022", "2023"}};
  for (const char* name : {"A", "B", "C", "D", "E"})
    chart.series.push_back({name, {Value::of(5), Value::of(5)}});
  const Markup svg(draw(chart, kText, ChartWidth::kWide));
  double last = -100;
  for (const auto& name : svg.all("//text[starts-with(@class,'name')]")) {
    const double y = name.attribute("y").as_double();
    EXPECT_GE(y - last, 17.9);
    last = y;
  }
}

TEST(TimeLinesDrawing, SmallMultiplesShareOneScale) {
  auto chart = three_years({Value::of(1), Value::of(1), Value::of(1)});
  chart.series.push_back({"Europe", {Value::of(100), Value::of(100), Value::of(100)}});
  chart.small_multiples = true;
  const Markup svg(draw(chart, kText, ChartWidth::kNarrow));
  EXPECT_EQ(svg.count("//path[@class='line accent']"), 2u);
  EXPECT_EQ(svg.count("//path[@class='line ghost']"), 2u);
  EXPECT_EQ(svg.texts("//text[@class='label accent']"), (std::vector<std::string>{"Africa", "Europe"}));
}

TEST(TimeLinesDrawing, DamagedShapesAreDrawnAsFarAsTheyGo) {
  TimeLines chart{.periods = {"2023"}, .series = {{"Long", {Value::of(1), Value::of(2)}}, {"Empty", {}}}};
  EXPECT_EQ(Markup(draw(chart, kText, ChartWidth::kWide)).count("//circle"), 1u);
  chart.small_multiples = true;
  EXPECT_EQ(Markup(draw(chart, kText, ChartWidth::kWide)).count("/svg"), 1u);
  EXPECT_EQ(Markup(draw(TimeLines{}, kText, ChartWidth::kWide)).count("/svg"), 1u);
}

}  // namespace
}  // namespace plenary
