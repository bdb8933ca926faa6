#include "stats/weighted_share.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plenary {
namespace {

TEST(WeightedShare, EqualWeightsLoseNothing) {
  EXPECT_DOUBLE_EQ(*effective_sample(std::vector<double>{2, 2, 2, 2}), 4);
}

// Kish (1965): 1 + cv^2 of the weights is the factor by which the sample shrinks. Weights 1, 1, 4: mean 2,
// variance 2.
TEST(WeightedShare, TheSampleShrinksByOnePlusTheSquaredVariationOfItsWeights) {
  EXPECT_DOUBLE_EQ(*effective_sample(std::vector<double>{1, 1, 4}), 3 / (1 + 2.0 / 4));
}

TEST(WeightedShare, NoWeightIsNoSample) {
  EXPECT_FALSE(effective_sample(std::vector<double>{}));
  EXPECT_FALSE(effective_sample(std::vector<double>{0, 0}));
  EXPECT_FALSE(effective_sample(std::vector<double>{1, -1}));
  EXPECT_FALSE(effective_sample(std::vector<double>{1, std::nan("")}));
}

// 81 of 263: Newcombe (1998, "Two-sided confidence intervals for the single proportion", table I) gives
// Wilson's 0.2553 to 0.3662.
TEST(WeightedShare, OfEqualWeightsIsTheShareWithWilsonsInterval) {
  std::vector<double> values(263, 0), weights(263, 3.5);
  std::fill_n(values.begin(), 81, 1);
  const auto got = weighted_share(values, weights);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->share, 81.0 / 263, 1e-12);
  EXPECT_NEAR(got->interval.low, 0.2553, 5e-5);
  EXPECT_NEAR(got->interval.high, 0.3662, 5e-5);
}

// 56/70 and 48/80: Newcombe (1998, "Interval estimation for the difference", table II, method 10) gives
// 0.0524 to 0.3339.
TEST(WeightedShare, TheDifferenceOfEqualWeightsIsNewcombes) {
  const auto share = [](size_t yes, size_t of) {
    std::vector<double> values(of, 0);
    std::fill_n(values.begin(), yes, 1);
    return *weighted_share(values, std::vector<double>(of, 1));
  };
  const auto got = difference_of(share(56, 70), share(48, 80));
  EXPECT_NEAR(got.difference, 0.2, 1e-12);
  EXPECT_NEAR(got.interval.low, 0.0524, 5e-5);
  EXPECT_NEAR(got.interval.high, 0.3339, 5e-5);
}

TEST(WeightedShare, WhatIsNoShareHasNone) {
  const std::vector<double> one{1};
  EXPECT_FALSE(weighted_share(std::vector<double>{1.5}, one));
  EXPECT_FALSE(weighted_share(std::vector<double>{std::nan("")}, one));
  EXPECT_FALSE(weighted_share(std::vector<double>{1, 0}, one));
  EXPECT_FALSE(weighted_share({}, {}));
}

// The textbook case (Lohr, Sampling, section 8.5): respondents of a stratum stand for all of it.
TEST(PostStratify, ARespondentStandsForTheFrameOfItsStratum) {
  const auto got = post_stratify(std::vector<Stratum>{{{"men"}, 3000, 84}, {{"women"}, 1000, 156}});
  EXPECT_NEAR(got[0].weight, 3000.0 / 84, 1e-12);
  EXPECT_NEAR(got[1].weight, 1000.0 / 156, 1e-12);
  EXPECT_NE(got[0].cell, got[1].cell);
}

TEST(PostStratify, AStratumOfTooFewIsJoinedWithTheOneThatSharesMostAndThenRespondsLikeIt) {
  const std::vector<Stratum> strata{{{"Africa", "member"}, 20, 2},    // rate 0.1: too few
                                    {{"Africa", "other"}, 40, 10},    // shares a value, rate 0.25
                                    {{"Europe", "member"}, 100, 12},  // shares a value, rate 0.12
                                    {{"Europe", "other"}, 100, 10}};  // shares none, rate 0.1
  const auto got = post_stratify(strata);
  EXPECT_EQ(got[0].cell, got[2].cell);
  EXPECT_NE(got[0].cell, got[1].cell);
  EXPECT_NE(got[0].cell, got[3].cell);
  EXPECT_DOUBLE_EQ(got[0].weight, 120.0 / 14);
}

TEST(PostStratify, AStratumWithoutRespondentsIsJoinedToo) {
  const auto got = post_stratify(std::vector<Stratum>{{{"a"}, 50, 10}, {{"b"}, 50, 0}});
  EXPECT_DOUBLE_EQ(got[0].weight, 10);
  EXPECT_EQ(got[0].cell, got[1].cell);
}

TEST(PostStratify, OneCellIsLeftHoweverFewThereAre) {
  const auto got = post_stratify(std::vector<Stratum>{{{"a"}, 50, 1}, {{"b"}, 50, 1}});
  EXPECT_DOUBLE_EQ(got[0].weight, 50);
  EXPECT_DOUBLE_EQ(post_stratify(std::vector<Stratum>{{{"a"}, 50, 0}})[0].weight, 0);
  EXPECT_TRUE(post_stratify({}).empty());
}

TEST(PostStratify, TheWeightsAddUpToTheFrame) {
  const std::vector<Stratum> strata{{{"a"}, 17, 3}, {{"b"}, 31, 9}, {{"c"}, 5, 0}, {{"d"}, 80, 20}};
  const auto got = post_stratify(strata);
  double sum = 0;
  for (size_t i = 0; i < strata.size(); ++i) sum += got[i].weight * strata[i].responded;
  EXPECT_NEAR(sum, 133, 1e-9);
}

}  // namespace
}  // namespace plenary
