// Zachary's karate club and its two factions: E-I by the formula of Krackhardt and Stern (1988).
#include "stats/mixing.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "stats/karate_data.h"
#include "stats/reference_data.h"

namespace plenary {
namespace {

using Groups = std::vector<uint32_t>;

TEST(Mixing, OfTheKarateClubIsFarBelowChance) {
  const auto got = mixing(karate(), kFactions, 1000, 1);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->index, -0.743589743589744, 1e-12);  // 10 across, 68 inside
  // of two halves of 17, 17 * 17 of the 561 pairs are across
  EXPECT_NEAR(got->expected, 2 * 289.0 / 561 - 1, 0.02);
  EXPECT_LT(got->by_chance.low, got->expected);
  EXPECT_GT(got->by_chance.low, got->index);
  EXPECT_NEAR(got->p_value, 1.0 / 1001, 1e-15);
}

TEST_F(Vectors, MixingAgrees) {
  EXPECT_NEAR(mixing(karate(), kFactions, 100, 1)->index,
              number("karate 2 factions (node 9 in faction 2)", "E-I_index"), 1e-9);
}

TEST(Mixing, IsTheSameWithTheSameSeed) {
  EXPECT_EQ(mixing(karate(), kFactions, 200, 3)->expected, mixing(karate(), kFactions, 200, 3)->expected);
  EXPECT_NE(mixing(karate(), kFactions, 200, 3)->expected, mixing(karate(), kFactions, 200, 4)->expected);
}

TEST(Mixing, CountsWeights) {
  const auto got = mixing({3, {{0, 1, 3}, {1, 2, 1}, {2, 2, 50}}}, Groups{0, 0, 1}, 100, 1);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->index, -0.5);  // the link of node 2 with itself is left out
}

TEST(Mixing, OfOneGroupOnlyIsWhatChanceGives) {
  const auto got = mixing(karate(), Groups(34, 5), 100, 1);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->index, -1);
  EXPECT_EQ(got->expected, -1);
  EXPECT_EQ(got->p_value, 1);
}

TEST(Mixing, RefusesWhatCannotBe) {
  EXPECT_EQ(mixing({2, {}}, Groups{0, 1}, 100, 1).error().message, "a graph without links has no mixing");
  EXPECT_FALSE(mixing({2, {{0, 0}}}, Groups{0, 1}, 100, 1));
  EXPECT_FALSE(mixing({2, {{0, 1}}}, Groups{0}, 100, 1));
  EXPECT_FALSE(mixing({2, {{0, 2}}}, Groups{0, 1}, 100, 1));
  EXPECT_FALSE(mixing({2, {{0, 1, -1}}}, Groups{0, 1}, 100, 1));
  EXPECT_FALSE(mixing({2, {{0, 1, std::nan("")}}}, Groups{0, 1}, 100, 1));
  EXPECT_FALSE(mixing({2, {{0, 1, INFINITY}}}, Groups{0, 1}, 100, 1));
  EXPECT_FALSE(mixing({2, {{0, 1}}}, Groups{0, 1}, 99, 1));
}

}  // namespace
}  // namespace plenary
