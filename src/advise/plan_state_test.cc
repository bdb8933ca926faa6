#include "advise/plan_state.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <vector>

namespace plenary {
namespace {

PlanPoint point(int year, double value, std::optional<Interval> interval = {}) {
  return {.period = std::to_string(year),
          .first = make_day(year, 1, 1),
          .last = make_day(year, 12, 31),
          .known = PlanPoint::Known::kValue,
          .value = value,
          .interval = interval};
}

PlanPoint unknown(int year, PlanPoint::Known known = PlanPoint::Known::kNoData) {
  auto out = point(year, 0);
  out.known = known;
  return out;
}

// From 100 at the end of 2023 to 140 at the end of 2027: ten a year.
const PlanAim kMore{100, make_day(2023, 12, 31), 140, make_day(2027, 12, 31), true};

PlanVerdict judged(std::vector<PlanPoint> points, Day day = make_day(2025, 12, 31),
                   const PlanAim& aim = kMore) {
  return judge_indicator(points, aim, nullptr, day);
}

TEST(PlanPath, IsAStraightLineFromBaselineToTarget) {
  EXPECT_DOUBLE_EQ(path_at(kMore, make_day(2023, 12, 31)), 100);
  EXPECT_DOUBLE_EQ(path_at(kMore, make_day(2020, 1, 1)), 100);
  EXPECT_NEAR(path_at(kMore, make_day(2025, 12, 31)), 120, 0.02);  // 2024 has a day more
  EXPECT_DOUBLE_EQ(path_at(kMore, make_day(2027, 12, 31)), 140);
  EXPECT_DOUBLE_EQ(path_at(kMore, make_day(2030, 1, 1)), 140);
}

TEST(PlanState, ValueWithoutIntervalIsHeldAgainstThePathItself) {
  EXPECT_EQ(judged({point(2024, 105), point(2025, 121)}).reason, PlanReason::kOnPath);
  EXPECT_EQ(judged({point(2024, 115), point(2025, 119)}).reason, PlanReason::kBehindPath);
  EXPECT_EQ(judged({point(2025, 140)}).reason, PlanReason::kBeyondTarget);
}

TEST(PlanState, OffTrackOnlyWhenTheWholeIntervalIsBehindThePath) {
  EXPECT_EQ(judged({point(2025, 110, Interval{103, 119})}).state, PlanState::kOffTrack);
  EXPECT_EQ(judged({point(2025, 110, Interval{101, 121})}).state, PlanState::kOnTrack);
}

TEST(PlanState, TooEarlyWhenChanceCouldMakeBothNoChangeAndThePath) {
  EXPECT_EQ(judged({point(2025, 110, Interval{95, 125})}).reason, PlanReason::kUndecided);
  EXPECT_EQ(judged({point(2025, 90, Interval{60, 125})}).reason, PlanReason::kUndecided)
      << "the wrong way is no progress";
}

TEST(PlanState, ReachedBeforeItIsDueOnlyWhenTheWholeIntervalIs) {
  EXPECT_EQ(judged({point(2025, 160, Interval{139, 180})}).reason, PlanReason::kMoved);
  EXPECT_EQ(judged({point(2025, 160, Interval{140, 180})}).reason, PlanReason::kBeyondTarget);
}

TEST(PlanState, OnTheDueDayTheValueDecides) {
  const Day due = make_day(2027, 12, 31);
  EXPECT_EQ(judged({point(2027, 140, Interval{120, 160})}, due).reason, PlanReason::kReachedAtDue);
  EXPECT_EQ(judged({point(2027, 139, Interval{120, 160})}, due).reason, PlanReason::kShortAtDue);
  EXPECT_EQ(judged({point(2026, 150), unknown(2027)}, due).reason, PlanReason::kNothingAtDue);
}

TEST(PlanState, LessCanBeBetter) {
  const PlanAim less{0.4, make_day(2023, 12, 31), 0.2, make_day(2027, 12, 31), false};
  const Day day = make_day(2025, 12, 31);
  EXPECT_EQ(judged({point(2025, 0.28, Interval{0.24, 0.33})}, day, less).state, PlanState::kOnTrack);
  EXPECT_EQ(judged({point(2025, 0.36, Interval{0.31, 0.41})}, day, less).state, PlanState::kOffTrack);
  EXPECT_EQ(judged({point(2025, 0.15, Interval{0.11, 0.2})}, day, less).state, PlanState::kReached);
}

TEST(PlanState, WhatIsToStayHoldsUntilItIsSurelyLost) {
  const PlanAim stay{100, make_day(2023, 12, 31), 100, make_day(2027, 12, 31), true};
  const Day day = make_day(2025, 12, 31);
  EXPECT_EQ(judged({point(2025, 95, Interval{85, 106})}, day, stay).reason, PlanReason::kHolds);
  EXPECT_EQ(judged({point(2025, 80, Interval{70, 91})}, day, stay).reason, PlanReason::kBehindPath);
}

TEST(PlanState, WithoutAWholePeriodSinceTheBaselineItIsTooEarly) {
  EXPECT_EQ(judged({point(2023, 100), point(2024, 120)}, make_day(2024, 12, 30)).reason,
            PlanReason::kNoPeriodYet);
  EXPECT_EQ(judged({point(2023, 100), point(2024, 120)}, make_day(2024, 12, 31)).state, PlanState::kOnTrack);
}

TEST(PlanState, PeriodsWithoutAValueAreNoData) {
  EXPECT_EQ(judged({point(2023, 100), unknown(2024), unknown(2025)}).reason, PlanReason::kNothingSince);
  const auto older = judged({point(2023, 100), point(2024, 120), unknown(2025)});
  EXPECT_EQ(older.point, 1u) << "the last that is known is judged by the path at its own end";
  EXPECT_NEAR(older.path, 110, 0.1);
}

TEST(PlanState, AWithheldPeriodIsNotPassedOver) {
  EXPECT_EQ(judged({point(2024, 120), unknown(2025, PlanPoint::Known::kWithheld)}).state,
            PlanState::kWithheld);
}

TEST(PlanState, AMeasuredBaselineIsItselfUncertain) {
  // 60 of 100, then 72 of 100: the interval of the second leaves 0.6 out, that of the difference holds 0.
  auto share = [](int year, int64_t hits) {
    auto p = point(year, static_cast<double>(hits) / 100, wilson_interval(static_cast<uint64_t>(hits), 100));
    p.sort = PlanPoint::Sort::kShare, p.hits = hits, p.trials = 100;
    return p;
  };
  const std::vector points{share(2023, 60), share(2025, 72)};
  const PlanAim aim{0.6, make_day(2023, 12, 31), 0.8, make_day(2027, 12, 31), true};
  const Day day = make_day(2025, 12, 31);
  EXPECT_GT(points[1].interval->low, 0.6);
  EXPECT_EQ(judge_indicator(points, aim, nullptr, day).reason, PlanReason::kMoved);
  EXPECT_EQ(judge_indicator(points, aim, &points[0], day).reason, PlanReason::kUndecided);
}

TEST(PlanState, TwoMeasuredCountsAreComparedAsRates) {
  auto count = [](int year, uint64_t n) {
    auto p = point(year, static_cast<double>(n), poisson_interval(n));
    p.sort = PlanPoint::Sort::kCount;
    return p;
  };
  const std::vector points{count(2023, 100), count(2025, 125)};
  const Day day = make_day(2025, 12, 31);
  EXPECT_EQ(judge_indicator(points, kMore, nullptr, day).reason, PlanReason::kMoved);
  EXPECT_EQ(judge_indicator(points, kMore, &points[0], day).reason, PlanReason::kUndecided);
}

}  // namespace
}  // namespace plenary
