#include "metric/rates.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

MeasureRow share_row(std::vector<std::optional<std::string>> labels, int64_t hits, int64_t known) {
  MeasureRow row;
  row.labels = std::move(labels);
  row.records = row.known = known;
  row.hits = hits;
  if (known > 0)
    row.values = {{CellState::kValue, static_cast<double>(hits) / static_cast<double>(known), {}}};
  else
    row.values = {Cell{}};
  return row;
}

MeasureResult shares(std::vector<const char*> by, std::vector<MeasureRow> rows) {
  MeasureResult result;
  for (const char* name : by) result.by.push_back(*find_slice(name));
  result.parts = {{"value", "share of records"}};
  result.rows = std::move(rows);
  return result;
}

TEST(ShareIntervals, AreWilsons) {
  auto result = shares({}, {share_row({}, 81, 263)});  // Newcombe 1998, table I
  add_share_intervals(result);
  ASSERT_TRUE(result.rows[0].values[0].interval);
  EXPECT_NEAR(result.rows[0].values[0].interval->low, 0.2553, 5e-5);
  EXPECT_NEAR(result.rows[0].values[0].interval->high, 0.3662, 5e-5);
  EXPECT_EQ(result.parts.size(), 1u);  // there is nothing to be drawn toward
}

TEST(ShareIntervals, AreAbsentForWeightedShares) {
  auto row = share_row({}, 1, 2);
  row.values[0].value = 0.9;
  auto result = shares({}, {row});
  add_share_intervals(result);
  EXPECT_FALSE(result.rows[0].values[0].interval);
  EXPECT_EQ(result.notes, std::vector<std::string>{
                              "Shares of unequal weights have no interval: their records are no trials"});
}

TEST(ShrunkShares, OfFewRecordsAreDrawnFarther) {
  auto result = shares({"region"}, {share_row({"Africa"}, 1, 1), share_row({"CIS"}, 20, 200),
                                    share_row({"Europe"}, 160, 200), share_row({std::nullopt}, 1, 1)});
  add_share_intervals(result);
  ASSERT_EQ(result.parts.at(1).name, "shrunk");
  const auto shrunk = [&](size_t i) { return result.rows[i].values.at(1); };
  EXPECT_LT(shrunk(0).value, 0.7);
  EXPECT_NEAR(shrunk(1).value, 0.1, 0.02);
  EXPECT_NEAR(shrunk(2).value, 0.8, 0.02);
  EXPECT_EQ(shrunk(3).state, CellState::kNotApplicable);  // the unknown are no unit
}

TEST(ShrunkShares, AreDrawnTowardTheirOwnPeriod) {
  auto result =
      shares({"region", "year"}, {share_row({"Africa", "2020"}, 1, 10), share_row({"CIS", "2020"}, 1, 10),
                                  share_row({"Africa", "2021"}, 9, 10), share_row({"CIS", "2021"}, 9, 10)});
  add_share_intervals(result);
  EXPECT_NEAR(result.rows[0].values.at(1).value, 0.1, 1e-12);
  EXPECT_NEAR(result.rows[2].values.at(1).value, 0.9, 1e-12);
}

TEST(ShrunkShares, AreNoneWhereRecordsAreInSeveralRows) {
  auto result = shares({"group"}, {share_row({"a/g1"}, 1, 10), share_row({"a/g2"}, 2, 10)});
  add_share_intervals(result);
  EXPECT_EQ(result.parts.size(), 1u);
}

MeasureResult counts(std::vector<MeasureRow> rows) {
  auto result = shares({}, std::move(rows));
  result.metric.kind = MeasureKind::kSum;
  return result;
}

MeasureRow count_row(double value, int64_t records) {
  MeasureRow row;
  row.records = row.known = records;
  row.values = {{CellState::kValue, value, {}}};
  return row;
}

TEST(CountIntervals, AreExactPoissons) {
  auto result = counts({count_row(3, 3), count_row(10, 10)});
  add_count_intervals(result);
  EXPECT_EQ(result.rows[0].values[0].interval, poisson_interval(3));
  EXPECT_EQ(result.rows[1].values[0].interval, poisson_interval(10));
}

TEST(CountIntervals, AreAbsentForSumsOfWeights) {
  auto result = counts({count_row(1, 1), count_row(0.5, 2)});  // fractions, one of which is whole by chance
  add_count_intervals(result);
  EXPECT_FALSE(result.rows[0].values[0].interval);
  EXPECT_FALSE(result.parts[0].interval);
  EXPECT_EQ(result.notes, std::vector<std::string>{"No interval: a sum of weights is no count of events"});
}

TEST(CountIntervals, OfNoneHaveAnUpperEnd) {
  auto none = count_row(0, 0);
  none.values[0].state = CellState::kNone;
  auto result = counts({none});
  add_count_intervals(result);
  EXPECT_NEAR(result.rows[0].values[0].interval->high, 3.688879, 1e-6);
}

}  // namespace
}  // namespace plenary
