#include "stats/waterfall.h"

#include <gtest/gtest.h>

#include "stats/composite_test_help.h"

namespace plenary::composite {
namespace {

std::vector<WaterfallStep> steps_of(const Data& data, std::vector<Aggregation> aggregation, size_t unit) {
  const Tree tree = small_tree();
  const Method method{{}, {}, {Normalise::kMinMax, 1, 11}, std::move(aggregation), 0};
  return *waterfall(tree, *compute(tree, data, method), method, unit);
}

void expect_additive(const std::vector<WaterfallStep>& steps) {
  EXPECT_NEAR(steps[0].contribution + steps[1].contribution, steps[3].contribution, 1e-12);
  EXPECT_NEAR(steps[2].contribution, steps[4].contribution, 1e-12);
  EXPECT_NEAR(steps[3].contribution + steps[4].contribution, steps[5].contribution, 1e-12);
  EXPECT_NEAR(steps[5].contribution, steps[5].value - steps[5].reference, 1e-12);
}

// u2 has 11, 1, 11; the means are 6.6, 5.4, 7.2.
TEST(Waterfall, AnArithmeticScoreIsTheSumOfWeightedDistances) {
  const auto steps = steps_of(small_data(), {{}}, 1);
  EXPECT_NEAR(steps[0].contribution, 0.25 * (11 - 6.6), 1e-12);
  EXPECT_NEAR(steps[1].contribution, 0.25 * (1 - 5.4), 1e-12);
  EXPECT_NEAR(steps[2].contribution, 0.5 * (11 - 7.2), 1e-12);
  expect_additive(steps);
}

TEST(Waterfall, OtherMeansAddUpToo) {
  for (const Mean by : {Mean::kGeometric, Mean::kHarmonic})
    expect_additive(steps_of(small_data(), {{by, 0}}, 1));
  expect_additive(steps_of(small_data(), {{Mean::kPower, 2}}, 2));
  expect_additive(steps_of(small_data(), {{Mean::kArithmetic, 1}, {Mean::kGeometric, 0}}, 1));
}

TEST(Waterfall, AnyReferenceCanBeTheBeginning) {
  const Tree tree = small_tree();
  for (const Mean by : {Mean::kArithmetic, Mean::kGeometric}) {
    const Method method{{}, {}, {Normalise::kMinMax, 1, 11}, {{by, 0}}, 0};
    const auto result = *compute(tree, small_data(), method);
    const auto steps = *waterfall_from(tree, result, method, 1, std::vector<double>(tree.nodes().size(), 1));
    EXPECT_NEAR(steps[5].reference, 1, 1e-12);
    EXPECT_NEAR(steps[1].contribution, 0, 1e-12);  // it has the reference's value itself
    expect_additive(steps);
  }
}

TEST(Waterfall, AMissingIndicatorGivesItsWeightToItsSiblings) {
  Data data = small_data();
  data.values[0][2] = kMissing;
  const auto steps = steps_of(data, {{}}, 2);
  EXPECT_TRUE(missing(steps[0].contribution));
  EXPECT_EQ(steps[1].weight, 0.5);
  EXPECT_NEAR(steps[1].contribution + steps[2].contribution, steps[5].value - steps[5].reference, 1e-12);
}

TEST(Waterfall, CopelandAndAUnitWithoutScoreHaveNone) {
  const Tree tree = small_tree();
  Method method{{}, {}, {}, {{Mean::kCopeland, 0}}, 0};
  Data data = small_data();
  EXPECT_FALSE(waterfall(tree, *compute(tree, data, method), method, 0));
  method.aggregation = {{}};
  for (auto& column : data.values) column[0] = kMissing;
  EXPECT_FALSE(waterfall(tree, *compute(tree, data, method), method, 0));
}

}  // namespace
}  // namespace plenary::composite
