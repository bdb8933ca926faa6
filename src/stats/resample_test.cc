#include "stats/resample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "stats/correlation.h"
#include "stats/random.h"

namespace plenary {
namespace {

using Numbers = std::vector<double>;
using Units = std::vector<uint32_t>;

const Numbers kX{1, 2, 2, 3, 5, 8, 8, 8, 9, 10}, kY{2, 1, 4, 4, 3, 9, 7, 7, 12, 11};
const Numbers kSize{5, 1, 3, 2, 2, 6, 4, 9, 7, 8}, kRegion{1, 1, 2, 2, 3, 3, 3, 4, 1, 2};
const std::vector<bool> kWon{false, false, true, false, true, true, false, true, true, true};

Numbers taken(const Numbers& values, const Units& units) {
  Numbers out;
  for (const uint32_t unit : units) out.push_back(values[unit]);
  return out;
}

TEST(Resampled, EqualTheStatisticsOfTheValuesThatWereDrawn) {
  const std::vector<Numbers> controls{kSize, kRegion};
  const auto rank = resampled_spearman(kX, kY);
  const auto partial = resampled_partial_spearman(kX, kY, controls);
  const auto area = resampled_auc(kX, kWon);
  for (uint64_t draw = 0; draw < 50; ++draw) {
    CounterRandom random(5, draw);
    Units units;
    std::vector<bool> won;
    for (size_t i = 0; i < kX.size(); ++i) {
      units.push_back(static_cast<uint32_t>(random.below(kX.size())));
      won.push_back(kWon[units.back()]);
    }
    EXPECT_EQ(rank(units), spearman(taken(kX, units), taken(kY, units)));
    EXPECT_EQ(partial(units), partial_spearman(taken(kX, units), taken(kY, units),
                                               std::vector{taken(kSize, units), taken(kRegion, units)}));
    EXPECT_EQ(area(units), auc(taken(kX, units), won));
  }
}

TEST(Resampled, AreNotDefinedForColumnsThatDoNotFit) {
  const Units units{0, 1};
  EXPECT_FALSE(resampled_spearman(kX, Numbers{1})(units));
  EXPECT_FALSE(resampled_spearman(Numbers{1, std::nan("")}, Numbers{1, 2})(units));
  EXPECT_FALSE(resampled_partial_spearman(kX, kY, std::vector<Numbers>{{1}})(units));
  EXPECT_FALSE(resampled_auc(kX, {true})(units));
  EXPECT_FALSE(resampled_spearman(kX, kY)(Units{0, 1, 10}));
  EXPECT_FALSE(resampled_auc(kX, kWon)(Units{0, 10}));
  EXPECT_FALSE(resampled_spearman(kX, kY)({}));
}

TEST(Resampled, GiveTheBootstrapAnInterval) {
  const auto got = bootstrap(kX.size(), resampled_spearman(kX, kY), {.replicates = 1000});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->estimate, 0.90715987220684, 1e-12);
  EXPECT_LT(got->interval.low, 0.907);
  EXPECT_LE(got->interval.high, 1);
}

}  // namespace
}  // namespace plenary
