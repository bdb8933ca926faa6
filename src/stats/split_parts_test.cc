#include "stats/split_parts.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

#include "stats/correlation.h"
#include "stats/quantile.h"
#include "stats/random.h"
#include "stats/reliability.h"

namespace plenary {
namespace {

using Numbers = std::vector<double>;

// Five units, four parts each.
const std::vector<Numbers> kParts{{1, 0, 2, 1}, {4, 3, 6, 3}, {0, 1, 0, 0}, {7, 9, 5, 8}, {2, 2, 1, 3}};

double sum_of(const Numbers& parts, const std::vector<bool>& half) {
  double out = 0;
  for (size_t p = 0; p < parts.size(); ++p) out += half[p] ? parts[p] : 0;
  return out;
}

UnitStatistic of_sums(size_t splits) {
  return split_parts_reliability(
      kParts.size(), 4, [](size_t unit, const auto& half) { return sum_of(kParts[unit], half); }, splits, 3);
}

TEST(SplitParts, EqualsTheSplitHalfReliabilityOfItsDefinition) {
  const auto measure = [](const std::vector<bool>& half) {
    Numbers out;
    for (const auto& parts : kParts) out.push_back(sum_of(parts, half));
    return out;
  };
  const std::vector<uint32_t> all{0, 1, 2, 3, 4};
  const auto expected = split_half(4, measure, 51, 3);
  ASSERT_TRUE(expected);
  EXPECT_NEAR(of_sums(51)(all).value(), expected->reliability, 1e-12);
}

TEST(SplitParts, OfAResampleCountsAUnitAsOftenAsItWasDrawn) {
  const std::vector<uint32_t> drawn{4, 1, 1, 3, 0};
  const auto measure = [&](const std::vector<bool>& half) {
    Numbers out;
    for (const uint32_t unit : drawn) out.push_back(sum_of(kParts[unit], half));
    return out;
  };
  EXPECT_NEAR(of_sums(20)(drawn).value(), split_half(4, measure, 20, 3)->reliability, 1e-12);
}

TEST(SplitParts, LeaveOutAUnitThatHasNothingInAHalf) {
  const auto half = [](size_t unit, const std::vector<bool>& which) {
    if (unit == 2) return std::numeric_limits<double>::quiet_NaN();
    return sum_of(kParts[unit], which);
  };
  const auto statistic = split_parts_reliability(kParts.size(), 4, half, 20, 3);
  const std::vector<uint32_t> all{0, 1, 2, 3, 4}, others{0, 1, 3, 4};
  EXPECT_EQ(statistic(all), statistic(others));
}

TEST(SplitParts, OfEqualOrFewUnitsIsNotDefined) {
  const std::vector<uint32_t> same{1, 1, 1, 1}, two{0, 1};
  EXPECT_FALSE(of_sums(20)(same));
  EXPECT_FALSE(of_sums(20)(two));
}

}  // namespace
}  // namespace plenary
