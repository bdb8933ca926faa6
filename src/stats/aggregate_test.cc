#include "stats/aggregate.h"

#include <gtest/gtest.h>

namespace plenary::composite {
namespace {

// Aggregates columns; missing results are -1.
Values shown(const char* how, const std::vector<Values>& columns, std::vector<double> weights,
             double threshold = 0) {
  Group group{{}, std::move(weights)};
  for (const auto& column : columns) group.columns.push_back(&column);
  Values out;
  aggregate(group, *parse_aggregation(how), threshold, out);
  for (double& v : out)
    if (missing(v)) v = -1;
  return out;
}

void expect_near(const Values& got, const Values& wanted) {
  ASSERT_EQ(got.size(), wanted.size());
  for (size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], wanted[i], 1e-12) << i;
}

TEST(Aggregate, TheMeansOfTwoAndEight) {
  const std::vector<Values> columns{{2}, {8}};
  expect_near(shown("arithmetic", columns, {1, 1}), {5});
  expect_near(shown("geometric", columns, {1, 1}), {4});
  expect_near(shown("harmonic", columns, {1, 1}), {3.2});
  expect_near(shown("power:2", columns, {1, 1}), {std::sqrt(34.0)});
  expect_near(shown("arithmetic", columns, {3, 1}), {3.5});
}

TEST(Aggregate, AMissingValueGivesItsWeightToTheOthers) {
  const std::vector<Values> columns{{2, kMissing, kMissing}, {8, 8, kMissing}, {8, 2, kMissing}};
  expect_near(shown("arithmetic", columns, {2, 1, 1}), {5, 5, -1});
  expect_near(shown("geometric", columns, {2, 1, 1}), {4, 4, -1});
  expect_near(shown("harmonic", columns, {2, 1, 1}), {3.2, 3.2, -1});
}

TEST(Aggregate, BelowTheThresholdOfWeightAUnitIsUnavailable) {
  const std::vector<Values> columns{{2, kMissing}, {8, 8}};
  expect_near(shown("arithmetic", columns, {2, 1}, 0.5), {4, -1});
  expect_near(shown("arithmetic", columns, {1, 1}, 0.5), {5, 8});
}

TEST(Aggregate, ManyUnitsAreAsOneByOne) {
  Values first, second;
  for (int i = 0; i < 1000; ++i) first.push_back(i), second.push_back(i % 7 == 0 ? kMissing : 3 * i);
  const Values got = shown("arithmetic", {first, second}, {1, 1});
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(got[static_cast<size_t>(i)], i % 7 == 0 ? i : 2.0 * i);
}

TEST(Aggregate, CopelandCountsWhomAUnitBeats) {
  expect_near(shown("copeland", {{1, 2, 3, 4}, {3, 2, 1, 5}, {2, 3, 1, 4}}, {1, 1, 1}), {-1, 1, -3, 3});
  expect_near(shown("copeland", {{1, 2}, {2, 1}}, {1, 1}), {0, 0});
  expect_near(shown("copeland", {{1, 2}, {2, 1}}, {2, 1}), {-1, 1});
}

TEST(Aggregate, SaysForWhichValueAMeanIsNotDefined) {
  const Values x{1, 0}, y{1, 1};
  const Group group{{&y, &x}, {1, 1}};
  for (const char* how : {"geometric", "harmonic", "power:-1"}) {
    const auto where = undefined_in(group, *parse_aggregation(how));
    ASSERT_TRUE(where) << how;
    EXPECT_EQ(where->column, 1u);
    EXPECT_EQ(where->unit, 1u);
  }
  EXPECT_FALSE(undefined_in(group, *parse_aggregation("arithmetic")));
}

TEST(Aggregate, ItsNamesAreRead) {
  EXPECT_EQ(name_of(*parse_aggregation("power:-1.5")), "power:-1.5");
  for (const char* wrong : {"", "mean", "power:", "power:0", "power:inf"})
    EXPECT_FALSE(parse_aggregation(wrong));
}

}  // namespace
}  // namespace plenary::composite
