// R 4.2.2, survival 3.5: survdiff(Surv(time, status) ~ x, aml), and an example of three groups.
#include "stats/log_rank.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace plenary {
namespace {

using Groups = std::vector<std::vector<Lifetime>>;

const Groups kAml{
    {{9, 1}, {13, 1}, {13, 0}, {18, 1}, {23, 1}, {28, 0}, {31, 1}, {34, 1}, {45, 0}, {48, 1}, {161, 0}},
    {{5, 1}, {5, 1}, {8, 1}, {8, 1}, {12, 1}, {16, 0}, {23, 1}, {27, 1}, {30, 1}, {33, 1}, {43, 1}, {45, 1}}};

TEST(LogRank, EqualsThatOfR) {
  const auto got = log_rank(kAml);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->chi_square, 3.3963886989776, 1e-9);
  EXPECT_EQ(got->degrees, 1);
  EXPECT_NEAR(got->p_value, 0.065339, 1e-6);
  EXPECT_EQ(got->observed, (std::vector<double>{7, 11}));
  EXPECT_NEAR(got->expected[0], 10.6893359923007, 1e-9);
  EXPECT_NEAR(got->expected[1], 7.3106640076993, 1e-9);
}

TEST(LogRank, OfThreeGroupsEqualsThatOfR) {
  const auto got =
      log_rank(Groups{{{1, 1}, {2, 2}, {2, 0}, {3, 1}}, {{4, 1}, {5, 2}, {5, 1}}, {{6, 0}, {7, 2}, {8, 1}}});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->chi_square, 10.247678414277, 1e-9);
  EXPECT_EQ(got->degrees, 2);
  EXPECT_NEAR(got->p_value, 0.0059531237, 1e-9);
}

TEST(LogRank, AnEmptyGroupTakesNoPart) {
  Groups groups = kAml;
  groups.insert(groups.begin() + 1, std::vector<Lifetime>{});
  const auto got = log_rank(groups);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->chi_square, 3.3963886989776, 1e-9);
  EXPECT_EQ(got->degrees, 1);
}

TEST(LogRank, OfEqualGroupsFindsNothing) {
  const auto got = log_rank(Groups{kAml[0], kAml[0]});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->chi_square, 0, 1e-12);
  EXPECT_NEAR(got->p_value, 1, 1e-5);
}

TEST(LogRank, NeedsTwoGroupsAndAnEvent) {
  EXPECT_FALSE(log_rank({}));
  EXPECT_FALSE(log_rank(Groups{kAml[0]}));
  EXPECT_FALSE(log_rank(Groups{kAml[0], {}}));
  EXPECT_FALSE(log_rank(Groups{{{3, 0}}, {{4, 0}}}));
  EXPECT_FALSE(log_rank(Groups{{{3, 1}}, {{std::nan(""), 1}}}));
  EXPECT_FALSE(log_rank(Groups{{{3, 1}}, {{3, 1}}}));  // all end at once: no variance
}

}  // namespace
}  // namespace plenary
