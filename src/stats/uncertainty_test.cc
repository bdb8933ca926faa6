#include "stats/uncertainty.h"

#include <gtest/gtest.h>

#include "stats/composite_test_help.h"

namespace plenary::composite {
namespace {

const Method kPlain{{}, {}, {Normalise::kMinMax, 0, 10}, {{}}, 0};

struct Made {
  Tree tree = small_tree();
  Data data = small_data();
  Values ranks = compute(tree, data, kPlain)->ranks;
  Scenarios scenarios(const Choices& choices) const {
    return std::move(*Scenarios::prepare(tree, data, kPlain, choices));
  }
};

Choices only(std::vector<std::vector<Aggregation>> aggregation, std::vector<Normalisation> normalisation) {
  return {{{}}, {{}}, std::move(normalisation), std::move(aggregation), false, 0.25};
}

TEST(Uncertainty, OneWayOnlyMovesNobody) {
  const Made made;
  const auto out = factorial(made.scenarios(only({{{}}}, {kPlain.normalisation})), made.ranks);
  ASSERT_TRUE(out);
  EXPECT_EQ(out->runs, 1u);
  EXPECT_EQ(out->mean_shift, 0);
  for (size_t u = 0; u < 5; ++u) {
    EXPECT_EQ(out->ranks[u].low, made.ranks[u]);
    EXPECT_EQ(out->ranks[u].high, made.ranks[u]);
  }
}

// Ranks instead of values give the same order. Copeland: in A only the pair u3, u5 is decided, 0 0 1 0 -1; B
// is -4 4 -2 0 2; the index is -3 3 1 0 -1, so u3 and u5 move by two ranks.
TEST(Uncertainty, AFactorialTakesEveryCombinationOnce) {
  const Made made;
  const Choices choices =
      only({{{}}, {{Mean::kCopeland, 0}}}, {kPlain.normalisation, {Normalise::kRank, 0, 0}});
  const auto out = factorial(made.scenarios(choices), made.ranks);
  ASSERT_TRUE(out);
  EXPECT_EQ(out->runs, 4u);
  EXPECT_EQ(out->factors[3].levels, (std::vector<std::string>{"arithmetic", "copeland"}));
  EXPECT_DOUBLE_EQ(out->mean_shift, 0.5 * (0 + 0 + 2 + 0 + 2) / 5);
  EXPECT_DOUBLE_EQ(out->ranks[2].median, 3);  // 4 4 2 2
  EXPECT_EQ(out->indices.first, (std::vector<double>{0, 0, 0, 1}));
}

TEST(Uncertainty, ASampleIsTheSameWhoeverComputesIt) {
  const Made made;
  const auto scenarios = made.scenarios(default_choices(made.tree, made.data, kPlain));
  const auto first = sample(scenarios, made.ranks, 64), second = sample(scenarios, made.ranks, 64);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->indices.first, second->indices.first);
  EXPECT_EQ(first->indices.total, second->indices.total);
  EXPECT_EQ(first->runs, 64 * (first->factors.size() + 2));
}

TEST(Uncertainty, SampledChoicesApproachTheFactorialOnes) {
  const Made made;
  Choices choices = only({{{}}, {{Mean::kCopeland, 0}}}, {kPlain.normalisation, {Normalise::kRank, 0, 0}});
  choices.weight_spread = 0;
  const auto out = sample(made.scenarios(choices), made.ranks, 4096);
  ASSERT_TRUE(out);
  for (size_t f = 0; f < out->factors.size(); ++f)
    EXPECT_NEAR(out->indices.total[f], out->factors[f].name == "aggregation" ? 1 : 0, 0.01)
        << out->factors[f].name;
}

TEST(Uncertainty, ChoicesThatMakeNoDifferenceAreLeftOut) {
  const Made made;
  const auto choices = default_choices(made.tree, made.data, kPlain);
  EXPECT_EQ(choices.imputation.size(), 1u);
  EXPECT_EQ(choices.treatment.size(), 1u);
  EXPECT_EQ(choices.normalisation.size(), 3u);
  EXPECT_EQ(choices.aggregation.size(), 3u);
  EXPECT_FALSE(choices.equal_weights);
}

TEST(Uncertainty, ANormalisationWithZerosTakesPartInGeometricMeans) {
  const Made made;
  const auto out =
      factorial(made.scenarios(only({{{Mean::kGeometric, 0}}}, {{Normalise::kZScore, 0, 1}})), made.ranks);
  ASSERT_TRUE(out);
  for (const auto& ranks : out->ranks) EXPECT_FALSE(missing(ranks.median));
}

TEST(Uncertainty, TooManyRunsAreRefused) {
  const Made made;
  const auto scenarios = made.scenarios(default_choices(made.tree, made.data, kPlain));
  EXPECT_FALSE(sample(scenarios, made.ranks, 100'000'000));
}

}  // namespace
}  // namespace plenary::composite
