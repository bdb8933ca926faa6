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
  EXPECT_NEAR(d->hill_infinity, 2.475, 1e-12);
  EXPECT_NEAR(*d->pielou, 0.801300690352215, 1e-12);
  EXPECT_NEAR(*d->gini_unbiased, 0.554862914862915, 1e-12);
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
  EXPECT_FALSE(d->pielou);
  EXPECT_FALSE(d->gini_unbiased);
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

const std::vector<double> kChaoss{1000, 433, 343, 332, 202, 90, 42, 33};

TEST(HillNumber, EqualsTheKnownOrdersAndLiesBetweenThem) {
  EXPECT_NEAR(*hill_number(kChaoss, 0), 8, 1e-12);
  EXPECT_NEAR(*hill_number(kChaoss, 1), 5.29232650870381, 1e-12);
  EXPECT_NEAR(*hill_number(kChaoss, 2), 4.17527480729239, 1e-12);
  EXPECT_NEAR(*hill_number(kChaoss, INFINITY), 2.475, 1e-12);
  EXPECT_NEAR(*hill_number(kChaoss, 5000), 2.475, 0.01);
  EXPECT_NEAR(*hill_number(kChaoss, 1 + 1e-8), 5.29232650870381, 1e-6);
}

TEST(HillNumber, NeedsWeightsAndAnOrder) {
  EXPECT_FALSE(hill_number({}, 2));
  EXPECT_FALSE(hill_number(kChaoss, -1));
  EXPECT_FALSE(hill_number(kChaoss, std::nan("")));
}

using Counts = std::vector<uint64_t>;

TEST(SimpsonUnbiased, EqualsTheFormula) {
  EXPECT_NEAR(*simpson_unbiased(Counts{1000, 433, 343, 332, 202, 90, 42, 33}), 0.760802201481264, 1e-12);
  EXPECT_EQ(simpson_unbiased(Counts{1, 1}), 1);
  EXPECT_EQ(simpson_unbiased(Counts{5, 0}), 0);
  EXPECT_FALSE(simpson_unbiased(Counts{1}));
  EXPECT_FALSE(simpson_unbiased({}));
}

TEST(RarefiedRichness, EqualsThatOfVegan) {
  const Counts counts{1000, 433, 343, 332, 202, 90, 42, 33};
  EXPECT_NEAR(*rarefied_richness(counts, 20), 5.74433509057926, 1e-12);
  EXPECT_NEAR(*rarefied_richness(counts, 1), 1, 1e-12);
  EXPECT_NEAR(*rarefied_richness(counts, 2475), 8, 1e-12);
  EXPECT_EQ(rarefied_richness(counts, 0), 0);
  EXPECT_FALSE(rarefied_richness(counts, 2476));
  EXPECT_FALSE(rarefied_richness({}, 1));
  EXPECT_FALSE(rarefied_richness(Counts{UINT64_MAX}, UINT64_MAX));
}

using Numbers = std::vector<double>;

TEST(RaoStirling, OfDistanceOneIsOneLessTheConcentration) {
  const Numbers apart{0, 1, 1, 1, 0, 1, 1, 1, 0};
  EXPECT_NEAR(*rao_stirling(Numbers{5, 3, 2}, apart), 1 - 0.38, 1e-12);
  EXPECT_EQ(rao_stirling(Numbers{5, 0, 0}, apart), 0);
}

TEST(RaoStirling, CountsEachPairInBothOrders) {
  EXPECT_NEAR(*rao_stirling(Numbers{1, 1}, Numbers{0, 0.4, 0.4, 0}), 0.2, 1e-15);
}

TEST(RaoStirling, NeedsDistances) {
  EXPECT_FALSE(rao_stirling({}, {}));
  EXPECT_FALSE(rao_stirling(Numbers{1, 1}, Numbers{0, 1, 1}));
  EXPECT_FALSE(rao_stirling(Numbers{1, 1}, Numbers{0, 2, 2, 0}));
  EXPECT_FALSE(rao_stirling(Numbers{1, 1}, Numbers{0, 1, 0.5, 0}));
  EXPECT_FALSE(rao_stirling(Numbers{1, 1}, Numbers{0.1, 1, 1, 0}));
  EXPECT_FALSE(rao_stirling(Numbers{1, 1}, Numbers{0, std::nan(""), std::nan(""), 0}));
}

TEST(CosineDistances, AreZeroForTheSameDirectionAndOneForNothingShared) {
  const auto got = cosine_distances(std::vector<Numbers>{{1, 2, 0}, {2, 4, 0}, {0, 0, 7}, {3, 4, 0}});
  ASSERT_TRUE(got);
  EXPECT_NEAR((*got)[1], 0, 1e-15);
  EXPECT_EQ((*got)[2], 1);
  EXPECT_NEAR((*got)[3], 1 - 11 / (5 * std::sqrt(5)), 1e-15);
  EXPECT_EQ((*got)[0], 0);
  EXPECT_TRUE(rao_stirling(Numbers{1, 1, 1, 1}, *got));
}

TEST(CosineDistances, NeedProfiles) {
  EXPECT_EQ(cosine_distances({}), Numbers{});
  EXPECT_FALSE(cosine_distances(std::vector<Numbers>{{1, 2}, {1}}));
  EXPECT_FALSE(cosine_distances(std::vector<Numbers>{{0, 0}}));
  EXPECT_FALSE(cosine_distances(std::vector<Numbers>{{1, -1}}));
  EXPECT_FALSE(cosine_distances(std::vector<Numbers>{{1, std::nan("")}}));
}

// Hand-computed: shares 1/2, 1/4, 1/4 of 100 have entropy 1.5 ln 2; sum p ln^2 p is 2.5 ln^2 2, so the
// variance is 0.25 ln^2 2 / 100 + 2 / 20000.
TEST(EffectiveNumber, IsExpOfTheEntropyWithItsNormalInterval) {
  const auto got = effective_number(std::vector<uint64_t>{50, 25, 0, 25});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->number, std::pow(2, 1.5), 1e-12);
  const double error = std::sqrt(0.0025 * std::log(2) * std::log(2) + 0.0001);
  EXPECT_NEAR(got->interval.low, std::exp(1.5 * std::log(2) - 1.959963984540054 * error), 1e-12);
}

TEST(EffectiveNumber, OfFewThatAreAllDifferentIsNotCertain) {
  EXPECT_LT(effective_number(std::vector<uint64_t>{1, 1, 1, 1})->interval.low, 2.5);
}

TEST(EffectiveNumber, OfOneKindMayBeMoreThanOne) {
  const auto few = effective_number(std::vector<uint64_t>{3}),
             many = effective_number(std::vector<uint64_t>{3000});
  ASSERT_TRUE(few && many);
  EXPECT_EQ(few->number, 1);
  EXPECT_EQ(few->interval.low, 1);
  EXPECT_GT(few->interval.high, 1.5);
  EXPECT_LT(many->interval.high, 1.01);
}

TEST(EffectiveNumber, OfNothingIsNone) {
  EXPECT_FALSE(effective_number(std::vector<uint64_t>{}));
  EXPECT_FALSE(effective_number(std::vector<uint64_t>{0, 0}));
}

}  // namespace
}  // namespace plenary
