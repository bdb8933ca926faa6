// The CHAOSS example of the elephant factor (eight organizations), measured with R's vegan: see
// stats/vectors_test.cc for the stored file of the same numbers.
#include "stats/diversity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace plenary {
namespace {

TEST(Diversity, EqualsThePublishedNumbersOfTheChaossExample) {
  const std::vector<double> weights{1000, 433, 343, 332, 202, 90, 42, 33};
  const auto d = diversity(weights);
  ASSERT_TRUE(d);
  EXPECT_EQ(d->elephant_factor, 2u);
  EXPECT_NEAR(d->shannon, 1.66625794289513, 1e-12);
  EXPECT_NEAR(d->hill_0, 8, 0);
  EXPECT_NEAR(d->hill_1, 5.29232650870381, 1e-12);
  EXPECT_NEAR(d->hill_2, 4.17527480729239, 1e-12);
  EXPECT_NEAR(d->hhi, 0.239505193347618, 1e-12);
  EXPECT_NEAR(d->gini, 0.48550505050505, 1e-12);
}

TEST(Diversity, TheElephantFactorOfEightEqualSharesIsFour) {
  const auto d = diversity(std::vector<double>(8, 12.5));
  ASSERT_TRUE(d);
  EXPECT_EQ(d->elephant_factor, 4u);  // at least a half, not more than a half
  EXPECT_NEAR(d->hill_1, 8, 1e-12);
  EXPECT_NEAR(d->gini, 0, 1e-15);
}

TEST(Diversity, RoundingDoesNotMoveTheElephantFactor) {
  const auto d = diversity(std::vector<double>(10, 0.1));  // the sum is 0.9999999999999999
  ASSERT_TRUE(d);
  EXPECT_EQ(d->elephant_factor, 5u);
}

TEST(Diversity, OneAloneIsWhollyConcentrated) {
  const auto d = diversity(std::vector<double>{0.25});
  ASSERT_TRUE(d);
  EXPECT_EQ(d->elephant_factor, 1u);
  EXPECT_EQ(d->hhi, 1);
  EXPECT_EQ(d->shannon, 0);
  EXPECT_EQ(d->hill_2, 1);
  EXPECT_EQ(d->gini, 0);
}

TEST(Diversity, WeightsNotAboveZeroTakeNoPart) {
  const auto d = diversity(std::vector<double>{0, -3, std::nan(""), 5, 5});
  ASSERT_TRUE(d);
  EXPECT_EQ(d->hill_0, 2);
  EXPECT_EQ(d->hhi, 0.5);
}

TEST(Diversity, ThereIsNoConcentrationOfNothing) {
  EXPECT_FALSE(diversity({}));
  EXPECT_FALSE(diversity(std::vector<double>{0, 0}));
  EXPECT_FALSE(diversity(std::vector<double>{1, std::numeric_limits<double>::infinity()}));
  EXPECT_FALSE(diversity(std::vector<double>{1e308, 1e308}));
}

TEST(Diversity, AShareTooSmallForADoubleIsStillCounted) {
  const auto d = diversity(std::vector<double>{1e300, 1e-300});
  ASSERT_TRUE(d);
  EXPECT_EQ(d->hill_0, 2);
  EXPECT_EQ(d->hill_1, 1);
}

}  // namespace
}  // namespace plenary
