// The flow of the Nile 1871-1900 (R's data set, first thirty values) and its reference numbers; exact p
// values from R 4.2.2, cor.test(1:n, y, method = "kendall", exact = TRUE).
#include "stats/trend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace plenary {
namespace {

std::vector<Observation> yearly(const std::vector<double>& values) {
  std::vector<Observation> out;
  for (const double value : values) out.push_back({static_cast<double>(out.size() + 1), value, 0});
  return out;
}

const std::vector<double> kNile{1120, 1160, 963,  1210, 1160, 1160, 813,  1230, 1370, 1140,
                                995,  935,  1110, 994,  1020, 960,  1180, 799,  958,  1140,
                                1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840};

TEST(Trend, EqualsTheReferenceOfTheNile) {
  const auto got = trend(yearly(kNile));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->s, -31);
  EXPECT_EQ(got->variance, 3135);
  EXPECT_NEAR(got->z, -0.53579971977682, 1e-12);
  EXPECT_NEAR(got->p_value, 0.592096975885398, 1e-12);
  EXPECT_FALSE(got->exact);
  EXPECT_NEAR(got->slope, -1.11111111111111, 1e-12);
  EXPECT_NEAR(got->intercept, 1127.77777777778, 1e-9);
  ASSERT_TRUE(got->slope_interval);
  EXPECT_NEAR(got->slope_interval->low, -9.52775780614336, 1e-9);
  EXPECT_NEAR(got->slope_interval->high, 4.55270205563209, 1e-9);
}

TEST(Trend, OfFewValuesCountsAllOrders) {
  const auto got = trend(yearly({3, 1, 4, 15, 9, 2, 6, 8}));
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->exact);
  EXPECT_EQ(got->s, 8);
  EXPECT_NEAR(got->p_value, 0.39875992063492, 1e-12);
}

TEST(Trend, OfFewValuesCountsTheOrdersOfTies) {
  // 1 1 2 has three orders, with S = 2, 0, -2
  const auto got = trend(yearly({1, 1, 2}));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->s, 2);
  EXPECT_NEAR(got->p_value, 2.0 / 3, 1e-15);
}

TEST(Trend, IsTheSameInAnyOrderOfTheSeries) {
  auto shuffled = yearly(kNile);
  std::reverse(shuffled.begin(), shuffled.end());
  EXPECT_EQ(trend(shuffled)->s, -31);
}

TEST(Trend, UsesTheTimesBetweenIrregularValues) {
  const auto got = trend(std::vector<Observation>{{2000, 10}, {2001, 12}, {2010, 30}});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->slope, 2);
  EXPECT_EQ(got->intercept, -3990);
}

TEST(SeasonalTrend, SumsTheSeasons) {
  // Winter rises by 1 a year, summer by 3; the swing between them is far larger than either.
  std::vector<Observation> series;
  for (int year = 0; year < 12; ++year) {
    series.push_back({static_cast<double>(year), 10.0 + year, 1});
    series.push_back({year + 0.5, 1000.0 + 3 * year, 2});
  }
  const auto got = trend(series);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->s, 2 * 66);
  EXPECT_NEAR(got->variance, 2 * 12.0 * 11 * 29 / 18, 1e-9);
  EXPECT_NEAR(got->z, 131 / std::sqrt(2 * 12.0 * 11 * 29 / 18), 1e-12);
  EXPECT_FALSE(got->exact);
  EXPECT_EQ(got->slope, 2);  // the median of 66 slopes of 1 and 66 of 3
}

TEST(SeasonalTrend, DoesNotTakeASwingForATrend) {
  std::vector<Observation> series;
  for (int month = 0; month < 36; ++month)
    series.push_back({static_cast<double>(month), static_cast<double>(month % 12), month % 12});
  const auto got = trend(series);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->s, 0);
  EXPECT_EQ(got->p_value, 1);
}

TEST(Trend, OfEqualValuesIsNone) {
  const auto got = trend(yearly(std::vector<double>(20, 5)));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->z, 0);
  EXPECT_EQ(got->variance, 0);
  EXPECT_EQ(got->p_value, 1);
  EXPECT_EQ(got->slope, 0);
  EXPECT_EQ(got->slope_interval, (Interval{0, 0}));
}

TEST(Trend, OfTwoValuesHasASlopeAndNoSignificance) {
  const auto got = trend(yearly({1, 5}));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->slope, 4);
  EXPECT_EQ(got->p_value, 1);
  EXPECT_FALSE(got->slope_interval);
}

TEST(Trend, NeedsTwoFiniteValuesAtDifferentTimes) {
  EXPECT_FALSE(trend({}));
  EXPECT_FALSE(trend(yearly({1})));
  EXPECT_FALSE(trend(yearly({1, std::nan("")})));
  EXPECT_FALSE(trend(yearly({1, INFINITY, 2})));
  EXPECT_FALSE(trend(yearly({-1e308, 1e308})));
  EXPECT_FALSE(trend(yearly(std::vector<double>(5001, 1))));
  EXPECT_FALSE(trend(std::vector<Observation>{{1, 5}, {1, 6}}));
  EXPECT_FALSE(trend(std::vector<Observation>{{1, 5, 1}, {1, 6, 2}}));
}

}  // namespace
}  // namespace plenary
