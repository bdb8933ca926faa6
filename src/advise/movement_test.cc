#include "advise/movement.h"

#include "advise/index_test_help.h"

namespace plenary {
namespace {

TEST(Movements, PartsOfAChangeAddUpToIt) {
  for (const bool geometric : {false, true}) {
    const auto profile = small_profile(geometric);
    const auto before = day_of(profile, 2023, "AB", {{"A", 5}, {"B", 2}}, Values{{"A", 2}, {"B", 8}});
    const auto now = day_of(profile, 2024, "ABC", {{"A", 1}, {"B", 2}, {"C", 1}}, Values{{"A", 6}, {"B", 8}});
    const auto moved = movements(*before, *now);
    ASSERT_TRUE(moved) << moved.error().message;
    ASSERT_EQ(moved->size(), 2u);  // C was not there
    const auto& a = moved->front();
    double sum = 0;
    for (const auto& [leaf, part] : a.parts) sum += part;
    EXPECT_NEAR(sum, a.now - a.before, 1e-9);
    EXPECT_LT(a.parts[0].second, 0);
    EXPECT_GT(a.parts[1].second, 0);
    EXPECT_NEAR(moved->back().now - moved->back().before, 0, 1e-12);
  }
}

TEST(Movements, DaysThatCarryOtherIndicatorsDoNotCompare) {
  const auto profile = small_profile();
  const auto before = day_of(profile, 2023, "A", {{"A", 5}}, std::nullopt);
  const auto now = day_of(profile, 2024, "A", {{"A", 5}}, Values{{"A", 5}});
  const auto moved = movements(*before, *now);
  ASSERT_TRUE(moved);
  EXPECT_TRUE(moved->empty());
}

std::vector<IndexDay> five_years(const Profile& profile) {
  std::vector<IndexDay> out;
  for (int i = 0; i < 5; ++i) {
    const double x = i;
    out.push_back(*day_of(profile, 2020 + i, i == 0 ? "ABC" : "ABCD", {{"A", x}, {"B", 5}, {"C", 9 - x}},
                          Values{{"A", x}, {"B", 3}, {"C", 9 - 2 * x}}));
  }
  return out;
}

TEST(Trends, RiseAndFallAreToldWithTheirSignificanceOverAllOrganizations) {
  const auto trends = organization_trends(five_years(small_profile()));
  ASSERT_EQ(trends.size(), 4u);
  EXPECT_EQ(trends[0].trend.s, 10);  // rises each year: all ten pairs
  EXPECT_NEAR(trends[0].trend.p_value, 2.0 / 120, 1e-12);
  EXPECT_NEAR(trends[0].trend.slope, 10, 0.05);
  EXPECT_EQ(trends[1].trend.s, 0);
  EXPECT_EQ(trends[2].trend.s, -10);
  EXPECT_EQ(trends[3].days, 4u);                            // D came a year later
  EXPECT_NEAR(trends[0].adjusted_p, 2 * 2.0 / 120, 1e-12);  // two of four tests at that p
}

TEST(Trends, ThreeDaysTellNoTrend) {
  auto days = five_years(small_profile());
  days.resize(3);
  EXPECT_TRUE(organization_trends(days).empty());
  EXPECT_TRUE(organization_trends({}).empty());
}

TEST(Transitions, CountMovesBetweenLevelsYearByYear) {
  const auto profile = small_profile();
  const auto t = level_transitions(five_years(profile), profile);
  ASSERT_EQ(t.levels, 3u);             // absent, monitor, participate
  EXPECT_EQ(t.counts[0 * 3 + 0], 3u);  // D stays absent
  EXPECT_EQ(t.counts[0 * 3 + 1], 1u);  // A begins with one of each: monitors
  EXPECT_EQ(t.counts[1 * 3 + 2], 1u);  // and then takes part
  EXPECT_EQ(t.counts[2 * 3 + 1], 1u);  // C falls back in the last year
  EXPECT_EQ(t.entered[0], 1u);
}

}  // namespace
}  // namespace plenary
