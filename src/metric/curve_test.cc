#include "metric/curve.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

MeasureResult survival() {
  MeasureResult result;
  result.metric.kind = MeasureKind::kSurvival;
  result.metric.name = "stay", result.metric.unit = "years";
  result.parts = {{"median", "years", true}, {"ended", "records"}};
  return result;
}

TEST(Curve, HasARowForEachPointOfEachRow) {
  auto answer = survival();
  MeasureRow row;
  row.labels = {"AAP"}, row.records = 9;
  row.values = {{CellState::kValue, 3, {}}, {CellState::kValue, 9, {}}};
  row.curve = {{0, 0, {}, 9}, {0.25, 0.5, Interval{0.25, 0.75}, 4}};
  answer.rows = {row};
  const auto out = curves(answer);
  ASSERT_TRUE(out) << out.error().message;
  ASSERT_EQ(out->parts.size(), 3u);
  EXPECT_EQ(out->parts[0].unit, "years");
  ASSERT_EQ(out->rows.size(), 2u);
  const auto& last = out->rows[1];
  EXPECT_EQ(last.labels, row.labels);
  EXPECT_EQ(last.records, 9);
  EXPECT_EQ(last.values[0].value, 0.25);
  EXPECT_EQ(last.values[1].value, 0.5);
  EXPECT_EQ(last.values[1].interval->high, 0.75);
  EXPECT_EQ(last.values[2].value, 4);
}

TEST(Curve, OfNothingKeepsTheReason) {
  auto answer = survival();
  MeasureRow row;
  row.labels = {"TAP"};
  row.values.assign(2, Cell{CellState::kUnknown, 0, {}});
  answer.rows = {row};
  const auto out = curves(answer);
  ASSERT_EQ(out->rows.size(), 1u);
  ASSERT_EQ(out->rows[0].values.size(), 3u);
  for (const auto& cell : out->rows[0].values) EXPECT_EQ(cell.state, CellState::kUnknown);
}

TEST(Curve, IsOfWhatLastsOnly) {
  auto answer = survival();
  answer.metric.kind = MeasureKind::kSum, answer.metric.name = "attendance";
  const auto out = curves(answer);
  ASSERT_FALSE(out);
  EXPECT_TRUE(out.error().message.starts_with(
      "curve: attendance is not about how long something lasts; these are: "));
}

}  // namespace
}  // namespace plenary
