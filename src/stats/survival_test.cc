// Survival with acute myelogenous leukemia, with and without maintained chemotherapy (Miller 1997; `aml` of
// R's package survival 3.5). Numbers of R 4.2.2: survfit(Surv(time, status) ~ x, aml), with conf.type "log"
// and "log-log", and its mean restricted to 30 weeks.
#include "stats/survival.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "stats/reference_data.h"

namespace plenary {
namespace {

using Lifetimes = std::vector<Lifetime>;

const Lifetimes kMaintained{{9, 1},  {13, 1}, {13, 0}, {18, 1}, {23, 1}, {28, 0},
                            {31, 1}, {34, 1}, {45, 0}, {48, 1}, {161, 0}};
const Lifetimes kNot{{5, 1},  {5, 1},  {8, 1},  {8, 1},  {12, 1}, {16, 0},
                     {23, 1}, {27, 1}, {30, 1}, {33, 1}, {43, 1}, {45, 1}};

TEST(KaplanMeier, EqualsTheFirstStepsOfR) {
  const auto got = kaplan_meier(kMaintained, SurvivalScale::kLog);
  ASSERT_TRUE(got);
  ASSERT_EQ(got->steps.size(), 7u);
  EXPECT_EQ(got->steps[1].time, 13);
  EXPECT_EQ(got->steps[1].at_risk, 10u);
  EXPECT_EQ(got->steps[1].events, 1u);
  EXPECT_NEAR(got->steps[1].survival, 0.818181818181818, 1e-12);
  EXPECT_NEAR(*got->steps[1].std_error, 0.116291299830333, 1e-12);
  EXPECT_NEAR(got->steps[1].interval->low, 0.619248987399364, 1e-9);
  EXPECT_EQ(got->steps[1].interval->high, 1);
}

TEST(KaplanMeier, HasTheLogLogIntervalOfR) {
  const auto got = kaplan_meier(kMaintained);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->steps[0].interval->low, 0.5080802057699297, 1e-9);
  EXPECT_NEAR(got->steps[0].interval->high, 0.98667382266782, 1e-9);
  EXPECT_NEAR(got->steps[6].interval->low, 0.0117384801231896, 1e-9);
  EXPECT_NEAR(got->steps[6].interval->high, 0.52501484272664, 1e-9);
}

SurvivalQuantile median_of(const Lifetimes& lifetimes, SurvivalScale scale = SurvivalScale::kLogLog) {
  return survival_quantile(*kaplan_meier(lifetimes, scale), 0.5);
}

TEST(SurvivalQuantile, HasTheMediansOfR) {
  EXPECT_EQ(median_of(kMaintained).time, 31);
  EXPECT_EQ(median_of(kMaintained).low, 13);
  EXPECT_EQ(median_of(kMaintained).high, std::nullopt);
  EXPECT_EQ(median_of(kMaintained, SurvivalScale::kLog).low, 18);
  EXPECT_EQ(median_of(kNot).time, 23);
  EXPECT_EQ(median_of(kNot).low, 5);
  EXPECT_EQ(median_of(kNot).high, 33);
}

TEST(SurvivalQuantile, HasTheQuartilesOfR) {
  const auto first = survival_quantile(*kaplan_meier(kNot), 0.25),
             third = survival_quantile(*kaplan_meier(kNot), 0.75);
  EXPECT_EQ(first.time, 8);
  EXPECT_EQ(first.low, 5);
  EXPECT_EQ(first.high, 23);
  EXPECT_EQ(third.time, 33);
  EXPECT_EQ(third.low, 23);
  EXPECT_EQ(third.high, std::nullopt);
}

TEST(SurvivalQuantile, TakesTheMiddleOfALevelPiece) {
  EXPECT_EQ(median_of({{1, 1}, {2, 1}, {4, 1}, {9, 1}}).time, 3);
  EXPECT_EQ(median_of({{1, 1}, {2, 1}, {4, 0}, {9, 0}}).time, 2);
}

TEST(SurvivalQuantile, IsNothingForSharesThatCannotBe) {
  for (const double share : {0.0, 1.0, -1.0, 2.0, std::nan("")})
    EXPECT_FALSE(survival_quantile(*kaplan_meier(kNot), share).time);
}

TEST(KaplanMeier, AgreesWithTheStoredCurves) {
  const auto data = reference_rows("km_aml_data.csv"), expected = reference_rows("km_aml_expected.csv");
  if (data.empty() || expected.empty()) GTEST_SKIP() << "../shared/vectors/km_aml_*.csv is not here";
  size_t row = 1;
  for (const std::string group : {"Maintained", "Nonmaintained"}) {
    Lifetimes lifetimes;
    for (const auto& line : data)
      if (line.at(2) == group)
        lifetimes.push_back({std::atof(line.at(0).c_str()), std::atoi(line.at(1).c_str())});
    const auto got = kaplan_meier(lifetimes, SurvivalScale::kLog);
    ASSERT_TRUE(got);
    for (const SurvivalStep& step : got->steps) {
      const auto& line = expected.at(row++);
      EXPECT_EQ(line.at(0), "x=" + group);
      const auto cell = [&](size_t column) { return std::atof(line.at(column).c_str()); };
      EXPECT_EQ(step.time, cell(1));
      EXPECT_EQ(static_cast<double>(step.at_risk), cell(2));
      EXPECT_EQ(static_cast<double>(step.events), cell(3));
      EXPECT_NEAR(step.survival, cell(4), 1e-9);
      EXPECT_EQ(step.std_error.has_value(), line.at(5) != "NA");
      if (!step.std_error) continue;
      EXPECT_NEAR(*step.std_error, cell(5), 1e-9);
      EXPECT_NEAR(step.interval->low, cell(6), 1e-9);
      EXPECT_NEAR(step.interval->high, cell(7), 1e-9);
    }
  }
  EXPECT_EQ(row, expected.size());
}

TEST(KaplanMeier, OfCensoredOnlyHasNoSteps) {
  const auto got = kaplan_meier(Lifetimes{{3, 0}, {4, 0}});
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->steps.empty());
  EXPECT_FALSE(survival_quantile(*got, 0.5).time);
}

TEST(KaplanMeier, OfOneThatEndedIsZeroFromThereOn) {
  const auto got = kaplan_meier(Lifetimes{{0, 1}});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->steps.at(0).survival, 0);
  EXPECT_FALSE(got->steps.at(0).interval);
  EXPECT_EQ(survival_quantile(*got, 0.5).time, 0);
}

TEST(KaplanMeier, NeedsLifetimesThatCanBe) {
  EXPECT_FALSE(kaplan_meier({}));
  EXPECT_FALSE(kaplan_meier(Lifetimes{{-1, 1}}));
  EXPECT_FALSE(kaplan_meier(Lifetimes{{std::nan(""), 1}}));
  EXPECT_FALSE(kaplan_meier(Lifetimes{{INFINITY, 0}}));
  EXPECT_FALSE(kaplan_meier(Lifetimes{{3, -1}}));
  EXPECT_FALSE(kaplan_meier(Lifetimes{{3, 2'000'000'000}}));
}

TEST(RestrictedMean, EqualsThatOfR) {
  const auto kept = restricted_mean(kMaintained, 30), not_kept = restricted_mean(kNot, 30);
  ASSERT_TRUE(kept && not_kept);
  EXPECT_NEAR(kept->mean, 24.602272727273, 1e-9);
  EXPECT_NEAR(kept->interval.low, 24.602272727273 - 1.959963984540054 * 2.3131493773191, 1e-9);
  EXPECT_NEAR(kept->interval.high, 24.602272727273 + 1.959963984540054 * 2.3131493773191, 1e-9);
  EXPECT_NEAR(not_kept->mean, 19.694444444444, 1e-9);
  EXPECT_NEAR(not_kept->interval.low, 19.694444444444 - 1.959963984540054 * 3.0541979307177, 1e-9);
}

TEST(RestrictedMean, IsTheHorizonWhenNothingEndsBeforeIt) {
  const auto got = restricted_mean(Lifetimes{{5, 0}, {7, 1}}, 5);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->mean, 5);
  EXPECT_EQ(got->interval, (Interval{5, 5}));
}

TEST(RestrictedMean, NeedsSomebodyWatchedUpToTheHorizon) {
  EXPECT_FALSE(restricted_mean(Lifetimes{{5, 1}, {7, 0}}, 8));
  EXPECT_EQ(restricted_mean(Lifetimes{{5, 1}, {7, 1}}, 8)->mean, 6);  // all have ended: nothing is unknown
  EXPECT_FALSE(restricted_mean(kNot, 0));
  EXPECT_FALSE(restricted_mean(kNot, std::nan("")));
  EXPECT_FALSE(restricted_mean({}, 3));
}

}  // namespace
}  // namespace plenary
