#include <gtest/gtest.h>

#include "publish/chart.h"
#include "publish/svg_test_tools.h"

namespace plenary {
namespace {

const ChartText kText{"c", "How they attend", "Half were remote."};

ShareBars modes(std::vector<Value> amounts) {
  return {.parts = {"In person", "Remote", "Unknown"}, .unknown = 2, .rows = {{"2023", std::move(amounts)}}};
}

TEST(ShareBarsDrawing, UnknownIsHatchedAndStaysInTheWhole) {
  const Markup svg(draw(modes({Value::of(50), Value::of(25), Value::of(25)}), kText, ChartWidth::kWide));
  EXPECT_EQ(svg.count("//g/rect[@class='unknown' and @fill='url(#c-hatch)']"), 1u);
  EXPECT_EQ(svg.count("//pattern[@id='c-hatch']"), 1u);
  EXPECT_EQ(svg.texts("//g/text"), (std::vector<std::string>{"50\u202F%", "25\u202F%", "25\u202F%"}));
  EXPECT_EQ(svg.texts("//text[@class='number']"), std::vector<std::string>{"100"});
}

TEST(ShareBarsDrawing, ARowWithAWithheldPartHasNoKnownWhole) {
  const Markup svg(draw(modes({Value::of(50), Value::suppressed("fewer than 5"), Value::of(25)}), kText,
                        ChartWidth::kWide));
  EXPECT_EQ(svg.count("//g/rect"), 0u);
  EXPECT_EQ(svg.texts("//text[@class='state']"), std::vector<std::string>{"withheld: fewer than 5"});
}

TEST(ShareBarsDrawing, NoneAndNoDataDiffer) {
  auto chart = modes({Value::of(0), Value::of(0), Value::of(0)});
  chart.rows.push_back({"2024", {Value::no_data(), Value::no_data(), Value::no_data()}});
  const Markup svg(draw(chart, kText, ChartWidth::kWide));
  EXPECT_EQ(svg.texts("//text[@class='state']"), (std::vector<std::string>{"none", "no data"}));
}

TEST(HeatMapDrawing, ShadesByStepAndLeavesOutWhatDoesNotApply) {
  HeatMap chart{.row_heading = "First year",
                .column_heading = "Years since",
                .rows = {"2022", "2023"},
                .columns = {"0", "1"}};
  chart.cells = {{Value::of(1), Value::of(0)}, {Value::no_data(), Value::not_applicable("yet to come")}};
  const Markup svg(draw(chart, kText, ChartWidth::kWide));
  EXPECT_EQ(svg.count("//rect[@class='heat h6']"), 1u);
  EXPECT_EQ(svg.count("//rect[@class='heat h0']"), 1u);
  EXPECT_EQ(svg.count("//rect[@class='empty']"), 1u);
  EXPECT_EQ(svg.count("//rect"), 3u);
  EXPECT_EQ(svg.texts("//text[starts-with(@class,'heat-number')]"),
            (std::vector<std::string>{"100\u202F%", "0\u202F%"}));
}

TEST(HeatMapDrawing, WithheldCellsCarryTheMark) {
  HeatMap chart{.rows = {"2022"}, .columns = {"0"}, .cells = {{Value::suppressed("fewer than 3")}}};
  const Markup svg(draw(chart, kText, ChartWidth::kNarrow));
  EXPECT_EQ(svg.count("//g/path[@class='withheld']"), 1u);
  EXPECT_EQ(svg.count("//rect[@class='empty']"), 1u);
}

}  // namespace
}  // namespace plenary
