// The six units of the stored reference (formulas of Marshall 1991, Applied Statistics 40).
#include "stats/shrinkage.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace plenary {
namespace {

using Numbers = std::vector<double>;

TEST(ShrunkRates, EqualTheFormulasOfMarshall) {
  const auto got = shrink_rates(Numbers{2, 5, 0, 12, 30, 1}, Numbers{4, 4, 2, 10, 20, 5});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->mean, 1.11111111111111, 1e-12);
  EXPECT_NEAR(got->between, 0.102839506172839, 1e-12);
  EXPECT_EQ(got->raw, (Numbers{0.5, 1.25, 0, 1.2, 1.5, 0.2}));
  const Numbers expected{0.945994161530976, 1.14863769056114, 0.937558597412338,
                         1.15383727639931,  1.36360093530787, 0.822863653627042};
  for (size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(got->shrunk[i], expected[i], 1e-12) << i;
}

TEST(ShrunkRates, HaveTheIntervalsOfTheirGammaPosterior) {
  // R: qgamma(c(0.025, 0.975), m^2 / A + O, m / A + E)
  const auto got = shrink_rates(Numbers{2, 5, 0, 12, 30, 1}, Numbers{4, 4, 2, 10, 20, 5});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->interval[0].low, 0.51724550428, 1e-9);
  EXPECT_NEAR(got->interval[0].high, 1.50202522574, 1e-9);
  EXPECT_NEAR(got->interval[4].low, 0.982783536494, 1e-9);
  EXPECT_NEAR(got->interval[4].high, 1.80580698251, 1e-9);
}

TEST(ShrunkRates, ThatAreAllAlikeHaveTheIntervalOfAll) {
  const auto got = shrink_rates(Numbers{0, 1, 2}, Numbers{1, 1, 1});
  ASSERT_TRUE(got);
  const Interval of_all = poisson_interval(3);
  EXPECT_NEAR(got->interval[0].low, of_all.low / 3, 1e-12);
  EXPECT_NEAR(got->interval[2].high, of_all.high / 3, 1e-12);
  EXPECT_EQ(shrink_rates(Numbers{0, 0}, Numbers{2, 5})->interval[0].low, 0);
}

TEST(ShrunkRates, StayNumbersHoweverFarApart) {
  for (const auto& observed :
       {Numbers{1e300, 1}, Numbers{1e15, 0}, Numbers{1e-300, 0}, Numbers{1, 1 + 1e-9}}) {
    const auto got = shrink_rates(observed, Numbers{1, 1});
    if (!got) continue;  // beyond what a double holds
    for (size_t i = 0; i < 2; ++i) {
      EXPECT_TRUE(std::isfinite(got->shrunk[i]) && std::isfinite(got->interval[i].low)) << observed[0];
      EXPECT_TRUE(std::isfinite(got->interval[i].high)) << observed[0];
      EXPECT_LE(got->interval[i].low, got->interval[i].high) << observed[0];
    }
  }
}

TEST(ShrunkRates, AUnitOfLittleExposureBorrowsMore) {
  const auto got = shrink_rates(Numbers{1, 100, 10}, Numbers{1, 100, 100});
  ASSERT_TRUE(got);
  EXPECT_LT(got->weight[0], got->weight[1]);
  EXPECT_EQ(got->raw[0], got->raw[1]);
  EXPECT_LT(got->shrunk[0], got->shrunk[1]);
}

TEST(ShrunkRates, GiveAllTheSameWhenChanceExplainsTheDifferences) {
  const auto got = shrink_rates(Numbers{0, 1, 2}, Numbers{1, 1, 1});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->between, 0);
  EXPECT_EQ(got->shrunk, (Numbers{1, 1, 1}));
}

TEST(ShrunkRates, OfOneUnitOrOfNoEventsAreTheRateOfAll) {
  EXPECT_EQ(shrink_rates(Numbers{3}, Numbers{2})->shrunk, (Numbers{1.5}));
  EXPECT_EQ(shrink_rates(Numbers{0, 0}, Numbers{2, 5})->shrunk, (Numbers{0, 0}));
}

TEST(ShrunkRates, NeedEventsNotBelowZeroAndExposureAboveZero) {
  EXPECT_FALSE(shrink_rates({}, {}));
  EXPECT_FALSE(shrink_rates(Numbers{1, 2}, Numbers{1}));
  EXPECT_FALSE(shrink_rates(Numbers{1}, Numbers{0}));
  EXPECT_FALSE(shrink_rates(Numbers{-1}, Numbers{1}));
  EXPECT_FALSE(shrink_rates(Numbers{std::nan("")}, Numbers{1}));
  EXPECT_FALSE(shrink_rates(Numbers{1, INFINITY}, Numbers{1, 1}));
  EXPECT_FALSE(shrink_rates(Numbers{1e308, 1}, Numbers{1e-308, 1}));
}

TEST(ShrunkShares, EqualTheFormulasByHand) {
  // m = 12/30 = 0.4; variance (10 * 0.16 + 10 * 0.04 + 10 * 0.04) / 30 = 0.08; between = 0.08 - 0.24 / 10 =
  // 0.056; weight = 0.056 / (0.056 + 0.024) = 0.7. Beta of mean 0.4, size 0.24 / 0.056 - 1 = 23/7.
  const auto got = shrink_shares(Numbers{8, 2, 2}, Numbers{10, 10, 10});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->between, 0.056, 1e-12);
  EXPECT_NEAR(got->weight[0], 0.7, 1e-12);
  EXPECT_NEAR(got->shrunk[0], 0.68, 1e-12);
  EXPECT_NEAR(got->shrunk[1], 0.26, 1e-12);
  EXPECT_LT(got->interval[0].low, 0.68);
  EXPECT_GT(got->interval[0].high, 0.68);
}

TEST(ShrunkShares, StayWithinNoneAndAll) {
  const auto got = shrink_shares(Numbers{0, 5, 1}, Numbers{40, 5, 1});
  ASSERT_TRUE(got);
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_GE(got->shrunk[i], 0);
    EXPECT_LE(got->shrunk[i], 1);
    EXPECT_TRUE(got->interval[i].low >= 0 && got->interval[i].high <= 1) << i;
  }
}

TEST(ShrunkShares, ThatAreAllNoneOrAllAlikeHaveTheIntervalOfAll) {
  EXPECT_EQ(shrink_shares(Numbers{0, 0}, Numbers{3, 4})->shrunk, (Numbers{0, 0}));
  EXPECT_EQ(shrink_shares(Numbers{3, 4}, Numbers{3, 4})->shrunk, (Numbers{1, 1}));
  EXPECT_EQ(shrink_shares(Numbers{0, 0}, Numbers{3, 4})->interval[0], *exact_share_interval(0, 7));
}

TEST(ShrunkShares, NeedNoMoreSuccessesThanTrials) {
  EXPECT_FALSE(shrink_shares(Numbers{4, 1}, Numbers{3, 3}));
  EXPECT_FALSE(shrink_shares(Numbers{}, Numbers{}));
}

}  // namespace
}  // namespace plenary
