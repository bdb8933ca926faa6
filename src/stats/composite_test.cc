// Human Development Index: UNDP's technical note of 2019 and the published value of Argentina, 0.830.
#include "stats/composite.h"

#include <gtest/gtest.h>

#include "stats/composite_test_help.h"

namespace plenary::composite {
namespace {

const Method kPlain{{}, {}, {Normalise::kMinMax, 0, 10}, {{}}, 0};

TEST(Composite, ScoresAndRanksOfASmallTable) {
  const auto out = compute(small_tree(), small_data(), kPlain);
  ASSERT_TRUE(out);
  EXPECT_EQ(out->nodes[3], (Values{5, 5, 6, 5, 4}));
  EXPECT_EQ(out->nodes[5], (Values{2.5, 7.5, 5.5, 6, 6.5}));
  EXPECT_EQ(out->ranks, (Values{5, 1, 4, 3, 2}));
}

TEST(Composite, EqualScoresShareTheBestRankAndMissingOnesHaveNone) {
  const Values ranks = rank_descending({3, 7, kMissing, 7, 1});
  EXPECT_EQ((Values{ranks[0], ranks[1], ranks[3], ranks[4]}), (Values{3, 1, 1, 4}));
  EXPECT_TRUE(missing(ranks[2]));
}

TEST(Composite, TheHumanDevelopmentIndexOfArgentina) {
  const Scale years{.lower = 20, .upper = 85}, expected{.lower = 0, .upper = 18},
      schooled{.lower = 0, .upper = 15}, income{.lower = 100, .upper = 75000, .log = true};
  const auto tree = Tree::make({{"life", "", 1, 4, 1, years},
                                {"expected", "", 1, 5, 1, expected},
                                {"mean", "", 1, 5, 1, schooled},
                                {"gni", "", 1, 6, 1, income},
                                {"Health", "", 2, 7, 1, {}},
                                {"Education", "", 2, 7, 1, {}},
                                {"Income", "", 2, 7, 1, {}},
                                {"HDI", "", 3, {}, 1, {}}});
  ASSERT_TRUE(tree);
  const Data data{{"ARG"}, {{76.5}, {17.6}, {10.6}, {17611}}, {}};
  const Method method{
      {}, {}, *parse_normalisation("goalposts"), {{Mean::kArithmetic, 1}, {Mean::kGeometric, 0}}, 0};
  const auto out = compute(*tree, data, method);
  ASSERT_TRUE(out);
  EXPECT_NEAR(out->nodes[4][0], 0.869230769230769, 1e-14);
  EXPECT_NEAR(out->nodes[5][0], 0.842222222222222, 1e-14);
  EXPECT_NEAR(out->nodes[6][0], 0.781125621799162, 1e-14);
  EXPECT_NEAR(out->nodes[7][0], 0.830030829662723, 1e-14);
}

TEST(Composite, AConstantIndicatorAndAnEmptyUnitAreLeftOutNotCountedAsZero) {
  auto data = small_data();
  data.values[2] = {3, 3, 3, 3, 3};
  data.values[0][4] = data.values[1][4] = kMissing;
  const auto out = compute(small_tree(), data, kPlain);
  ASSERT_TRUE(out);
  EXPECT_EQ(out->nodes[5][0], 5);
  EXPECT_TRUE(missing(out->nodes[5][4]));
  EXPECT_TRUE(missing(out->ranks[4]));
}

TEST(Composite, OneUnitHasNoScoreWhereOthersWouldBeTheScale) {
  const auto out = compute(small_tree(), {{"u1"}, {{1}, {2}, {3}}, {}}, kPlain);
  ASSERT_TRUE(out);
  EXPECT_TRUE(missing(out->nodes[5][0]));
}

TEST(Composite, AMeanThatIsNotDefinedSaysForWhom) {
  Method method = kPlain;
  method.aggregation = {{Mean::kGeometric, 0}};
  const auto out = compute(small_tree(), small_data(), method);
  ASSERT_FALSE(out);
  EXPECT_EQ(
      out.error().message,
      "the geometric mean is not defined for 0, which 'u1' has for 'a1': normalise to values above zero "
      "(--normalise minmax:1:100) or use another mean");
}

TEST(Composite, AnUnknownColumnOfGroupsAndTheWrongNumberOfMeansAreRefused) {
  Method method = kPlain;
  method.imputation = {Impute::kGroupMean, "Region"};
  EXPECT_EQ(compute(small_tree(), small_data(), method).error().message,
            "there is no column of groups 'Region'; there are: none (Type Group in META)");
  method = kPlain;
  method.aggregation = {{}, {}, {}};
  EXPECT_EQ(compute(small_tree(), small_data(), method).error().message,
            "give one aggregation, or one for each of the 2 levels above the indicators");
}

TEST(Composite, DividingByZeroLeavesNothing) {
  const Values out = denominate({6, 6, 6}, {2, 0, kMissing});
  EXPECT_EQ(out[0], 3);
  EXPECT_TRUE(missing(out[1]) && missing(out[2]));
}

TEST(Composite, CoverageIsTheObservedShareOfTheEffectiveWeight) {
  auto data = small_data();
  data.values[0][0] = data.values[2][1] = kMissing;
  EXPECT_EQ(coverage(small_tree(), data), (Values{0.75, 0.5, 1, 1, 1}));
}

}  // namespace
}  // namespace plenary::composite
