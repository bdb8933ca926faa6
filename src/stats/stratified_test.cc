#include "stats/stratified.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace plenary {
namespace {

// Deaths in the University Group Diabetes Program by age, tolbutamide and placebo: a difference of 0.035 in
// the textbooks (Rothman, Greenland and Lash 2008, chapter 15). The interval is that of Greenland and Robins'
// variance of 1985, worked out by its own formula: plain variances of the strata under the squares of the
// weights.
constexpr std::array kTrial{TwoGroups{8, 106, 5, 120}, TwoGroups{22, 98, 16, 85}};

TEST(StratifiedDifference, AgreesWithThePublishedTrial) {
  const auto found = stratified_difference(kTrial);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->difference, 0.0349, 0.00005);
  EXPECT_NEAR(found->interval.low, -0.0276, 0.0005);
  EXPECT_NEAR(found->interval.high, 0.0974, 0.0005);
  EXPECT_EQ(found->strata, 2u);
}

TEST(StratifiedDifference, OfOneStratumIsThePlainDifferenceWithItsPlainVariance) {
  const std::array one{TwoGroups{30, 100, 20, 100}};
  const auto found = stratified_difference(one);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->difference, 0.1, 1e-12);
  EXPECT_NEAR(found->interval.low, 0.1 - 1.959964 * std::sqrt(0.0021 + 0.0016), 1e-6);
}

TEST(StratifiedDifference, AStratumWithoutOneOfTheGroupsTellsNothing) {
  auto strata = std::vector<TwoGroups>(kTrial.begin(), kTrial.end());
  strata.push_back({50, 50, 0, 0});
  const auto found = stratified_difference(strata);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->difference, 0.0349, 0.00005);
  EXPECT_EQ(found->strata, 2u);
}

TEST(StratifiedDifference, TurnsItsSignWithTheGroups) {
  const std::array turned{TwoGroups{5, 120, 8, 106}, TwoGroups{16, 85, 22, 98}};
  EXPECT_NEAR(stratified_difference(turned)->difference, -0.0349, 0.00005);
}

TEST(StratifiedDifference, IsNothingWithoutTrialsWithImpossibleHitsOrWhereNothingVaries) {
  EXPECT_FALSE(stratified_difference({}));
  EXPECT_FALSE(stratified_difference(std::array{TwoGroups{1, 2, 0, 0}}));
  EXPECT_FALSE(stratified_difference(std::array{TwoGroups{3, 2, 0, 4}}));
  EXPECT_FALSE(stratified_difference(std::array{TwoGroups{0, 20, 0, 30}}));
}

}  // namespace
}  // namespace plenary
