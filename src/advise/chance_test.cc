#include "advise/chance.h"

#include <cmath>

#include "advise/index_test_help.h"

namespace plenary {
namespace {

// A counted 5 and 2 in the window, B nothing; presence weighs a quarter, work three quarters.
IndexDay counted(const Profile& profile) {
  Members members;
  members.list["A"].category = "Full", members.list["B"].category = "Full";
  const Reading presence{true, "", 5, 5, {{"A", 5}}, {{"A", 5}}};
  const Reading work{true, "", 2, 2, {{"A", 2}}, {{"A", 2}}};
  return *score(profile, "test-body", make_day(2024, 12, 31), members, {presence, work});
}

TEST(Chance, CountsSpreadAsPoissonCountsDoAndTheScoreByItsWeights) {
  const auto profile = small_profile();
  const auto intervals = chance_intervals(profile, "test-body", counted(profile));
  // Ten points a count, so the deviation of presence is 10 sqrt(5 3/8), of work 10 sqrt(2 3/8).
  const double reach = 1.959963984540054 * 10 * std::sqrt(5.375 / 16 + 2.375 * 9 / 16);
  EXPECT_NEAR(intervals[0]->low, std::max(0.0, 27.5 - reach), 1e-9);
  EXPECT_NEAR(intervals[0]->high, 27.5 + reach, 1e-9);
}

TEST(Chance, NothingCountedCouldHaveBeenSomething) {
  const auto profile = small_profile();
  const auto intervals = chance_intervals(profile, "test-body", counted(profile));
  EXPECT_EQ(intervals[1]->low, 0);
  EXPECT_GT(intervals[1]->high, 0);
  EXPECT_LT(intervals[1]->high, 10);
}

TEST(Chance, PostsHeldAreWhatTheyAre) {
  auto profile = small_profile();
  for (auto& indicator : profile.indicators) indicator.metric.kind = MeasureKind::kStock;
  const auto intervals = chance_intervals(profile, "test-body", counted(profile));
  EXPECT_EQ(intervals[0]->low, 27.5);
  EXPECT_EQ(intervals[0]->high, 27.5);
}

TEST(Chance, IntervalsStayOnTheScaleOfAGeometricMean) {
  const auto profile = small_profile(true);
  const auto day = counted(profile);
  const auto intervals = chance_intervals(profile, "test-body", day);
  EXPECT_GE(intervals[0]->low, 1);
  EXPECT_LT(intervals[0]->low, score_of(day, "A"));
  EXPECT_GT(intervals[0]->high, score_of(day, "A"));
  EXPECT_EQ(intervals[1]->low, 1);
}

TEST(Chance, WithoutAScoreThereIsNoInterval) {
  auto profile = small_profile();
  profile.coverage = 0.9;
  const auto day = day_of(profile, 2024, "A", {{"A", 5}}, std::nullopt);
  EXPECT_FALSE(chance_intervals(profile, "test-body", *day)[0]);
}

}  // namespace
}  // namespace plenary
