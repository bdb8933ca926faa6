#include "stats/calibration.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plenary {
namespace {

TEST(Calibration, BrierScoreIsTheMeanSquaredError) {
  // Wilks 2011, section 8.4.2: 0 for a perfect forecast, (p - 1)^2 for what happened.
  const std::vector<Forecast> forecasts{{0.9, true}, {0.2, false}, {0.5, true}, {1, true}};
  EXPECT_DOUBLE_EQ(*brier_score(forecasts), (0.01 + 0.04 + 0.25 + 0) / 4);
}

TEST(Calibration, NothingIsSaidOfNoForecastsOrOfWhatIsNoProbability) {
  EXPECT_FALSE(brier_score({}));
  EXPECT_FALSE(brier_score(std::vector<Forecast>{{1.1, true}}));
  EXPECT_FALSE(brier_score(std::vector<Forecast>{{std::nan(""), true}}));
  EXPECT_TRUE(calibration_curve(std::vector<Forecast>{{-0.1, true}}, 5).empty());
}

TEST(Calibration, BinsHaveAboutEqualSizesAndNeverPartEqualProbabilities) {
  std::vector<Forecast> forecasts;
  for (int i = 0; i < 10; ++i) forecasts.push_back({i < 6 ? 0.3 : 0.8, i % 2 == 0});
  const auto curve = calibration_curve(forecasts, 5);
  ASSERT_EQ(curve.size(), 2u);
  EXPECT_EQ(curve[0].forecasts, 6u);
  EXPECT_DOUBLE_EQ(curve[0].predicted, 0.3);
  EXPECT_DOUBLE_EQ(curve[0].observed, 0.5);
  EXPECT_EQ(curve[1].forecasts, 4u);
  EXPECT_DOUBLE_EQ(curve[1].predicted, 0.8);
  EXPECT_LT(curve[1].interval.low, 0.5);
}

TEST(Calibration, ADifferenceIsJudgedByClusters) {
  // Two clusters with mean differences of loss -0.24 and -0.16: difference -0.2, error
  // sqrt(2 ((-0.48 + 0.4)^2 + (-0.32 + 0.4)^2)) / 4 = 0.04, t of one degree of freedom 12.706.
  const std::vector<Forecast> good{{0.9, true, 1}, {0.9, true, 1}, {0.7, true, 2}, {0.7, true, 2}};
  const std::vector<Forecast> even{{0.5, true, 1}, {0.5, true, 1}, {0.5, true, 2}, {0.5, true, 2}};
  const auto d = brier_difference(good, even);
  ASSERT_TRUE(d);
  EXPECT_NEAR(d->difference, -0.2, 1e-12);
  EXPECT_NEAR(d->interval.low, -0.2 - 12.7062 * 0.04, 1e-4);
  EXPECT_NEAR(d->interval.high, -0.2 + 12.7062 * 0.04, 1e-4);
}

TEST(Calibration, OneClusterOrOtherEventsAreNotCompared) {
  const std::vector<Forecast> a{{0.9, true, 1}, {0.9, true, 1}}, b{{0.5, true, 1}, {0.5, false, 1}};
  EXPECT_FALSE(brier_difference(a, a));
  EXPECT_FALSE(brier_difference(a, b));
  EXPECT_FALSE(brier_difference(a, {}));
}

}  // namespace
}  // namespace plenary
