#include "metric/compare.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plenary {
namespace {

using Labels = std::vector<std::optional<std::string>>;

MeasureRow row(Labels labels, double value, std::optional<Interval> interval = {}) {
  MeasureRow out;
  out.labels = std::move(labels);
  out.values = {{CellState::kValue, value, interval}};
  out.records = out.known = static_cast<int64_t>(value);
  return out;
}

MeasureResult answer(MeasureKind kind, std::vector<MeasureRow> rows) {
  MeasureResult result;
  result.metric.kind = kind;
  result.parts = {{"value", "texts"}};
  result.rows = std::move(rows);
  return result;
}

MeasureResult counts(double a, double b) {
  return answer(MeasureKind::kCountDistinct, {row({"A"}, a), row({"B"}, b)});
}

std::vector<SideBySide> judged(SideBySide one) {
  std::vector<SideBySide> all{std::move(one)};
  judge(all, "A", "B");
  return all;
}

TEST(Compare, CountsAreARatioWithItsExactInterval) {
  const auto found = compare(counts(21, 11), nullptr, "A", "B");
  EXPECT_EQ(found.by, Comparing::kRatio);
  EXPECT_NEAR(found.between.value, 21.0 / 11, 1e-11);
  ASSERT_TRUE(found.between.interval);  // R: poisson.test(c(21, 11))
  EXPECT_LT(found.between.interval->low, 1);
  EXPECT_NEAR(found.p.value, 0.1102, 5e-5);
  EXPECT_EQ(judged(found)[0].reading, "no difference beyond chance");
}

TEST(Compare, CountsThatSwingFromYearToYearAreLessSure) {
  const auto steady = answer(MeasureKind::kCountDistinct,
                             {row({"A", "2020"}, 20), row({"A", "2021"}, 20), row({"A", "2022"}, 20),
                              row({"B", "2020"}, 10), row({"B", "2021"}, 10), row({"B", "2022"}, 10)});
  // A's part of 30 each: 30, 0, 30 of an expected 20 each: chi-square (100 + 400 + 100) / (20/3) on 2 degrees
  // of freedom, 45 times chance; so 60 and 30 count like 1.3 and 0.7.
  const auto swinging = answer(MeasureKind::kCountDistinct,
                               {row({"A", "2020"}, 30), row({"B", "2021"}, 30), row({"A", "2022"}, 30)});
  const auto sure = compare(counts(60, 30), &steady, "A", "B"),
             unsure = compare(counts(60, 30), &swinging, "A", "B");
  EXPECT_EQ(judged(sure)[0].reading, "more: A");
  EXPECT_DOUBLE_EQ(unsure.between.value, 2);
  EXPECT_EQ(unsure.p.value, 1);
  EXPECT_EQ(judged(unsure)[0].reading, "no difference beyond chance");
}

TEST(Compare, OfNoneHasNoRatioButItsSignificance) {
  const auto found = compare(counts(12, 0), nullptr, "A", "B");
  EXPECT_NE(found.between.state, CellState::kValue);
  EXPECT_NEAR(found.p.value, 2 * std::pow(0.5, 12), 1e-12);
  EXPECT_EQ(judged(found)[0].reading, "more: A");
}

TEST(Compare, SharesAreADifference) {
  auto a = row({"A"}, 0.8, Interval{0.69, 0.88}), b = row({"B"}, 0.6, Interval{0.49, 0.70});
  a.hits = 56, a.known = 70, b.hits = 48, b.known = 80;
  const auto found = compare(answer(MeasureKind::kShare, {a, b}), nullptr, "A", "B");
  EXPECT_EQ(found.by, Comparing::kDifference);
  ASSERT_TRUE(found.between.interval);
  EXPECT_NEAR(found.between.interval->low, 0.0524, 5e-5);  // Newcombe 1998
  EXPECT_EQ(judged(found)[0].reading, "more: A");
}

TEST(Compare, MediansAreToldApartByTheirIntervals) {
  const auto near =
      compare(answer(MeasureKind::kMedian, {row({"A"}, 5, Interval{3, 7}), row({"B"}, 8, Interval{6, 9})}),
              nullptr, "A", "B");
  const auto far =
      compare(answer(MeasureKind::kMedian, {row({"A"}, 5, Interval{3, 5.5}), row({"B"}, 8, Interval{6, 9})}),
              nullptr, "A", "B");
  EXPECT_EQ(judged(near)[0].reading, "intervals overlap");
  EXPECT_EQ(judged(far)[0].reading, "more: B");
}

TEST(Compare, WhatOneLacksIsNotZero) {
  auto one = counts(3, 0);
  one.rows.pop_back();
  EXPECT_EQ(judged(compare(one, nullptr, "A", "B"))[0].reading, "of A alone");
  one.rows.push_back(row({"B"}, 0));
  one.rows.back().values[0] = {CellState::kSuppressed, 0, {}};
  EXPECT_EQ(judged(compare(one, nullptr, "A", "B"))[0].reading, "suppressed");
  one.rows.back().values[0] = {CellState::kNotReached, 0, {}};
  EXPECT_EQ(judged(compare(one, nullptr, "A", "B"))[0].reading, "not reached: B");
}

TEST(Compare, TogetherAreJudgedTogether) {
  std::vector<SideBySide> all;
  for (int i = 0; i < 20; ++i)
    all.push_back(compare(counts(i == 0 ? 21 : 10, i == 0 ? 8 : 10), nullptr, "A", "B"));
  EXPECT_LT(all[0].p.value, 0.05);
  judge(all, "A", "B");
  EXPECT_GT(all[0].adjusted.value, 0.05);
  EXPECT_EQ(all[0].reading, "no difference beyond chance");
}

}  // namespace
}  // namespace plenary
