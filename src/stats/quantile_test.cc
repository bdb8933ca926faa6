#include "stats/quantile.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(Median, IsTheMiddleValue) { EXPECT_EQ(median({9, 1, 5}), 5); }
TEST(Median, IsTheMeanOfTheTwoMiddleValues) { EXPECT_EQ(median({4, 1, 3, 2}), 2.5); }
TEST(Median, OfOneValueIsThatValue) { EXPECT_EQ(median({-7}), -7); }
TEST(Median, OfNothingIsNothing) { EXPECT_EQ(median({}), std::nullopt); }
TEST(Median, OfTwoHugeValuesDoesNotOverflow) { EXPECT_EQ(median({1.6e308, 1.6e308}), 1.6e308); }

TEST(MedianInterval, HasTheRanksOfTheBinomial) {
  // R: qbinom(0.025, c(6, 10, 20), 0.5) is 1, 2, 6: ranks 1 and 6, 2 and 9, 6 and 15
  EXPECT_EQ(median_interval({6, 1, 2, 5, 3, 4}), (Interval{1, 6}));
  EXPECT_EQ(median_interval({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), (Interval{2, 9}));
  std::vector<double> twenty;
  for (int i = 20; i > 0; --i) twenty.push_back(i);
  EXPECT_EQ(median_interval(twenty), (Interval{6, 15}));
}

TEST(MedianInterval, OfFiveValuesIsNothing) {
  EXPECT_FALSE(median_interval({1, 2, 3, 4, 5}));
  EXPECT_FALSE(median_interval({}));
}

TEST(Quantile, IsThatOfRsDefaultType) {
  // R: quantile(c(1, 2, 4, 8, 16), c(.25, .9)) is 2 and 12.8; quantile(1:4, .25) is 1.75
  EXPECT_EQ(quantile({16, 1, 8, 2, 4}, 0.25), 2);
  EXPECT_NEAR(*quantile({16, 1, 8, 2, 4}, 0.9), 12.8, 1e-12);
  EXPECT_EQ(quantile({1, 2, 3, 4}, 0.25), 1.75);
}

TEST(Quantile, AtTheEndsIsTheLeastAndTheGreatest) {
  EXPECT_EQ(quantile({3, 1, 2}, 0), 1);
  EXPECT_EQ(quantile({3, 1, 2}, 1), 3);
}

TEST(MiddleRank, PutsEqualsInTheMiddle) {
  const std::vector<double> sorted{0, 0, 1, 5};
  EXPECT_EQ(middle_rank(sorted, 0), 0.25);
  EXPECT_EQ(middle_rank(sorted, 1), 0.625);
  EXPECT_EQ(middle_rank(sorted, 9), 1);
  EXPECT_EQ(middle_rank(sorted, -1), 0);
}

}  // namespace
}  // namespace plenary
