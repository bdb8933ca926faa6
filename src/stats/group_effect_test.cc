#include "stats/group_effect.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace plenary {
namespace {

using Numbers = std::vector<double>;
using Groups = std::vector<int32_t>;

TEST(GroupEffect, EqualsTheAnalysisOfVarianceByHand) {
  // Means 2 and 6 about 4: between 3 (4 + 4) = 24, within 2 + 2 = 4; F = 24 / 1.
  const auto got = group_effect(Numbers{1, 2, 3, 5, 6, 7}, Groups{0, 0, 0, 1, 1, 1});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->eta_squared, 24.0 / 28, 1e-12);
  EXPECT_NEAR(got->epsilon_squared, (24 - 1.0) / 28, 1e-12);
  EXPECT_EQ(got->groups, 2u);
}

TEST(GroupEffect, OfGroupsThatDifferByLessThanChanceIsNone) {
  const auto got = group_effect(Numbers{1, 2, 3, 1, 2, 3}, Groups{0, 0, 0, 4, 4, 4});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->eta_squared, 0);
  EXPECT_EQ(got->epsilon_squared, 0);
}

TEST(GroupEffect, LeavesOutWhomNobodyKnowsTheGroupOf) {
  const auto with = group_effect(Numbers{1, 2, 3, 99, 5, 6, 7}, Groups{0, 0, 0, -1, 1, 1, 1});
  ASSERT_TRUE(with);
  EXPECT_NEAR(with->eta_squared, 24.0 / 28, 1e-12);
}

TEST(GroupEffect, IsNotDefinedWhereThereIsNothingToCompare) {
  EXPECT_FALSE(group_effect(Numbers{1, 2, 3}, Groups{0, 0, 0}));        // one group
  EXPECT_FALSE(group_effect(Numbers{1, 2, 3}, Groups{0, 1, 2}));        // a group each
  EXPECT_FALSE(group_effect(Numbers{2, 2, 2, 2}, Groups{0, 0, 1, 1}));  // no difference
  EXPECT_FALSE(group_effect(Numbers{1, 2, 3}, Groups{-1, -1, -1}));     // nobody known
  EXPECT_FALSE(group_effect(Numbers{1, 2}, Groups{0}));                 // sizes
  EXPECT_FALSE(group_effect(Numbers{}, Groups{}));
  EXPECT_FALSE(group_effect(Numbers{1, 2, std::numeric_limits<double>::infinity(), 3}, Groups{0, 0, 1, 1}));
}

}  // namespace
}  // namespace plenary
