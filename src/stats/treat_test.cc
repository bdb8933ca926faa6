// Skewness and kurtosis of (1, 2, 3, 4, 100): COINr 1.1.14 in R 4.2.2.
#include "stats/treat.h"

#include <gtest/gtest.h>

namespace plenary::composite {
namespace {

constexpr Treatment kWinsor5{true, 5};

TEST(Treat, SkewnessAndKurtosisAreTheUnbiasedOnes) {
  EXPECT_NEAR(skewness({1, 2, 3, 4, kMissing, 100}), 2.23239591163646, 1e-12);
  EXPECT_NEAR(kurtosis({1, 2, 3, 4, kMissing, 100}), 4.98686595720065, 1e-12);
  EXPECT_TRUE(missing(skewness({1, 2})));
  EXPECT_TRUE(missing(kurtosis({1, 2, 3})));
  EXPECT_TRUE(missing(skewness({5, 5, 5, 5})));
}

TEST(Treat, TheFarthestValueIsMovedToTheNextOne) {
  const auto out = treat({1, 2, 3, 4, kMissing, 100}, kWinsor5);
  EXPECT_EQ(present(out.values), (Values{1, 2, 3, 4, 4}));
  EXPECT_EQ(out.high, std::vector<size_t>{5});
  EXPECT_TRUE(out.low.empty() && !out.logarithm && out.passes);
}

TEST(Treat, LowOutliersAreMovedUp) {
  const auto out = treat({-100, 1, 2, 3, 4}, kWinsor5);
  EXPECT_EQ(out.values, (Values{1, 1, 2, 3, 4}));
  EXPECT_EQ(out.low, std::vector<size_t>{0});
}

TEST(Treat, WhereTooManyWouldMoveTheLogarithmOfTheOriginalIsTaken) {
  const auto out = treat({1, 2, 3, 4, 100}, {true, 0});
  EXPECT_TRUE(out.logarithm && out.high.empty());
  EXPECT_DOUBLE_EQ(out.values[0], std::log(0.99));
  EXPECT_DOUBLE_EQ(out.values[4], std::log(99.99));
}

TEST(Treat, WhatIsNotSkewedOrTooShortOrConstantStays) {
  for (const Values& x : {Values{1, 2, 3, 4, 5}, Values{1, 1000}, Values{7, 7, 7, 7, 7}, Values{}}) {
    const auto out = treat(x, kWinsor5);
    EXPECT_EQ(out.values, x);
    EXPECT_FALSE(out.touched());
  }
  EXPECT_EQ(treat({1, 2, 3, 4, 100}, {}).values.back(), 100);
}

TEST(Treat, ItsNamesAreRead) {
  EXPECT_EQ(parse_treatment("winsor:5"), kWinsor5);
  EXPECT_EQ(name_of(Treatment{}), "none");
  for (const char* wrong : {"", "winsor", "winsor:", "winsor:-1", "winsor:2x"})
    EXPECT_FALSE(parse_treatment(wrong));
}

}  // namespace
}  // namespace plenary::composite
