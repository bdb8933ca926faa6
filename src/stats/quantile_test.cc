#include "stats/quantile.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(Median, IsTheMiddleValue) { EXPECT_EQ(median({9, 1, 5}), 5); }
TEST(Median, IsTheMeanOfTheTwoMiddleValues) { EXPECT_EQ(median({4, 1, 3, 2}), 2.5); }
TEST(Median, OfOneValueIsThatValue) { EXPECT_EQ(median({-7}), -7); }
TEST(Median, OfNothingIsNothing) { EXPECT_EQ(median({}), std::nullopt); }
TEST(Median, OfTwoHugeValuesDoesNotOverflow) { EXPECT_EQ(median({1.6e308, 1.6e308}), 1.6e308); }

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

}  // namespace
}  // namespace plenary
