#include <gtest/gtest.h>

#include "publish/chart.h"
#include "publish/svg_test_tools.h"

namespace plenary {
namespace {

const ChartText kText{"c", "Who wrote most", "Acme wrote 40 of 60."};

std::string draw_wide(const RankedBars& chart) { return draw(chart, kText, ChartWidth::kWide); }
double number(const pugi::xml_node& node, const char* name) { return node.attribute(name).as_double(); }

TEST(RankedBarsDrawing, BarsStartAtZeroAndAreAsLongAsTheirNumbers) {
  RankedBars chart{.rows = {{"Acme", Value::of(40)}, {"Bolt", Value::of(20)}}};
  const Markup svg(draw_wide(chart));
  const auto bars = svg.all("//rect[@class='bar']");
  ASSERT_EQ(bars.size(), 2u);
  EXPECT_EQ(number(bars[0], "x"), number(bars[1], "x"));
  EXPECT_EQ(number(bars[0], "x"), number(svg.one("//line[@class='zero']"), "x1"));
  EXPECT_NEAR(number(bars[0], "width"), 2 * number(bars[1], "width"), 0.2);
}

TEST(RankedBarsDrawing, NumbersStandAtTheBars) {
  const Markup svg(draw_wide({.rows = {{"Acme", Value::of(12345)}, {"Bolt", Value::of(0)}}}));
  EXPECT_EQ(svg.texts("//text[@class='number']"), (std::vector<std::string>{"12\u202F345", "0"}));
}

TEST(RankedBarsDrawing, ZeroIsABarWithoutLengthAndNoDataIsNoBar) {
  const Markup svg(
      draw_wide({.rows = {{"Acme", Value::of(9)}, {"Bolt", Value::of(0)}, {"Core", Value::no_data()}}}));
  const auto bars = svg.all("//rect[@class='bar']");
  ASSERT_EQ(bars.size(), 2u);
  EXPECT_EQ(number(bars[1], "width"), 0);
  EXPECT_EQ(svg.texts("//text[@class='state']"), std::vector<std::string>{"no data"});
}

TEST(RankedBarsDrawing, WithheldIsAMarkWithItsReason) {
  const Markup svg(draw_wide({.rows = {{"Acme", Value::suppressed("fewer than 3")}}}));
  EXPECT_EQ(svg.count("//path[@class='withheld']"), 1u);
  EXPECT_EQ(svg.texts("//text[@class='state']"), std::vector<std::string>{"withheld: fewer than 3"});
  EXPECT_EQ(svg.count("//rect"), 0u);
}

TEST(RankedBarsDrawing, DotsCarryWhiskersWithinTheDrawing) {
  RankedBars chart{.rows = {{"Acme", Value::of(10, Interval{4.8, 18.4})}}, .mark = RankedBars::Mark::kDot};
  const Markup svg(draw_wide(chart));
  const auto whisker = svg.one("//line[@class='whisker']");
  const double dot = number(svg.one("//circle[@class='dot']"), "cx");
  EXPECT_LT(number(whisker, "x1"), dot);
  EXPECT_GT(number(whisker, "x2"), dot);
  EXPECT_LT(number(whisker, "x2"), 760);
}

TEST(RankedBarsDrawing, NegativeNumbersGoTheOtherWay) {
  const Markup svg(draw_wide({.rows = {{"Acme", Value::of(-10)}, {"Bolt", Value::of(30)}}}));
  const auto bars = svg.all("//rect[@class='bar']");
  ASSERT_EQ(bars.size(), 2u);
  EXPECT_NEAR(number(bars[0], "x") + number(bars[0], "width"), number(bars[1], "x"), 0.2);
}

TEST(RankedBarsDrawing, HasATitleAndADescriptionForThoseWhoDoNotSeeIt) {
  const Markup svg(draw_wide({.rows = {{"Acme", Value::of(1)}}}));
  const auto root = svg.one("/svg");
  EXPECT_STREQ(root.attribute("role").as_string(), "img");
  EXPECT_STREQ(root.attribute("aria-labelledby").as_string(), "c-title c-desc");
  EXPECT_STREQ(svg.one("//*[@id='c-title']").text().as_string(), "Who wrote most");
  EXPECT_STREQ(svg.one("//*[@id='c-desc']").text().as_string(), "Acme wrote 40 of 60.");
}

TEST(RankedBarsDrawing, HostileAndLongNamesStayText) {
  const std::string name = "</text><script>alert(\"1\")</script>\u202E" + std::string(10'000, 'W');
  const std::string drawn = draw({RankedBars{.rows = {{name, Value::of(1)}}}}, kText, ChartWidth::kNarrow);
  const Markup svg(drawn);
  EXPECT_EQ(svg.count("//script"), 0u);
  EXPECT_EQ(drawn.find("\u202E"), std::string::npos);
  const std::string label = svg.texts("//text[@class='label']").at(0);
  EXPECT_TRUE(label.starts_with("</text><script>"));
  EXPECT_TRUE(label.ends_with("…"));
  EXPECT_LT(label.size(), 60u);
}

TEST(RankedBarsDrawing, WithoutRowsIsStillADrawing) {
  const Markup svg(draw_wide({}));
  EXPECT_EQ(svg.count("/svg"), 1u);
}

TEST(Standalone, IsAnSvgFileWithItsOwnColours) {
  const Markup svg(standalone(draw_wide({.rows = {{"Acme", Value::of(1)}}})));
  EXPECT_NE(std::string(svg.one("/svg/style").text().as_string())
                .find(".bar.accent,.chart .dot.accent{fill:#0072b2}"),
            std::string::npos);
}

}  // namespace
}  // namespace plenary
