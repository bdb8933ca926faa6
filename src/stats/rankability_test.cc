#include "stats/rankability.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace plenary {
namespace {

using Numbers = std::vector<double>;

TEST(Rankability, IsTheShareOfVarianceThatIsNoChance) {
  // Variance of 1, 2, 3, 4, 5 is 2.5; mean of the sampling variances 0.5, so tau2 = 2; their median is 0.25.
  const auto got = rankability(Numbers{1, 2, 3, 4, 5}, Numbers{0.25, 0.25, 0.25, 0.25, 1.5});
  ASSERT_TRUE(got);
  EXPECT_NEAR(*got, 2 / 2.25, 1e-12);
}

TEST(Rankability, IsNoneWhereChanceExplainsAllDifferences) {
  EXPECT_EQ(rankability(Numbers{1, 2, 3}, Numbers{5, 5, 5}), 0);
}

TEST(Rankability, IsWholeWithoutChance) { EXPECT_EQ(rankability(Numbers{1, 2, 3}, Numbers{0, 0, 0}), 1); }

TEST(Rankability, IsNotDefinedForFewEqualOrBadNumbers) {
  EXPECT_FALSE(rankability(Numbers{1, 2}, Numbers{1, 1}));
  EXPECT_FALSE(rankability(Numbers{1, 1, 1}, Numbers{0, 0, 0}));
  EXPECT_FALSE(rankability(Numbers{1, 2, 3}, Numbers{1, 1}));
  EXPECT_FALSE(rankability(Numbers{1, 2, 3}, Numbers{1, -1, 1}));
  EXPECT_FALSE(rankability(Numbers{1, 2, std::numeric_limits<double>::quiet_NaN()}, Numbers{1, 1, 1}));
}

TEST(JackknifeVariance, OfASumOfPartsIsThatOfItsParts) {
  // Parts 1, 2, 3 of the sum 6: without each 5, 4, 3; 2/3 of the squares about 4, which are 2.
  EXPECT_NEAR(jackknife_variance(Numbers{5, 4, 3}).value(), 4.0 / 3, 1e-12);
  EXPECT_FALSE(jackknife_variance(Numbers{5}));
  EXPECT_FALSE(jackknife_variance(Numbers{5, std::numeric_limits<double>::quiet_NaN()}));
}

}  // namespace
}  // namespace plenary
