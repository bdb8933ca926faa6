// Remission of 21 patients under 6-MP (Freireich et al. 1963; Gehan 1965): 0.807 still in remission after 7
// weeks, 0.690 after 12, half ended after 23. A week stands for 60 days.
#include "advise/localization_lag.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::vector<Lifetime> patients() {
  std::vector<Lifetime> out;
  for (const double week : {6., 6., 6., 7., 10., 13., 16., 22., 23.}) out.push_back({60 * week, 1});
  for (const double week : {6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.})
    out.push_back({60 * week, 0});
  return out;
}

TEST(LocalizationLag, EqualsThePublishedCurve) {
  LocalizedBody body;
  time_adoption(patients(), body);
  EXPECT_EQ(body.published, 21);
  EXPECT_EQ(body.adopted, 9);
  ASSERT_TRUE(body.in_year && body.in_three_years && body.half.time);
  EXPECT_NEAR(*body.in_year, 1 - 0.857, 5e-4);         // 365 days: the events of week 6
  EXPECT_NEAR(*body.in_three_years, 1 - 0.627, 5e-4);  // 1096 days: up to week 16
  EXPECT_DOUBLE_EQ(*body.half.time, 23 * 60);
  ASSERT_TRUE(body.in_year_interval);
  EXPECT_LT(body.in_year_interval->low, *body.in_year);
  EXPECT_GT(body.in_year_interval->high, *body.in_year);
}

TEST(LocalizationLag, AShareIsNotToldBeyondWhatWasWatched) {
  LocalizedBody body;
  const std::vector<Lifetime> texts{{100, 1}, {500, 0}, {500, 0}};
  time_adoption(texts, body);
  ASSERT_TRUE(body.in_year);
  EXPECT_NEAR(*body.in_year, 1.0 / 3, 1e-12);
  EXPECT_FALSE(body.in_three_years);
  EXPECT_FALSE(body.half.time);
}

TEST(LocalizationLag, NothingPublishedIsNotTimed) {
  LocalizedBody body;
  time_adoption({}, body);
  EXPECT_EQ(body.published, 0);
  EXPECT_FALSE(body.in_year || body.half.time);
}

}  // namespace
}  // namespace plenary
