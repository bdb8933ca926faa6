// Damage to ships by waves (McCullagh and Nelder 1989, table 6.2; `ships` of R's MASS): incidents by type of
// ship, years of building and years of service, in proportion to the months of service. Their log-linear
// model has an effect of the type, of the years of building, and of the years of service from 1975 on: 0.384.
#include "stats/panel_poisson.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "stats/random.h"

namespace plenary {
namespace {

struct Ships {
  double months_60, incidents_60, months_75, incidents_75;  // of service 1960-74 and 1975-79
};

// Types A to E, built 1960-64, 65-69, 70-74, 75-79.
constexpr Ships kShips[5][4] = {
    {{127, 0, 63, 0}, {1095, 3, 1095, 4}, {1512, 6, 3353, 18}, {0, 0, 2244, 11}},
    {{44882, 39, 17176, 29}, {28609, 58, 20370, 53}, {7064, 12, 13099, 44}, {0, 0, 7117, 18}},
    {{1179, 1, 552, 1}, {781, 0, 676, 1}, {783, 6, 1948, 2}, {0, 0, 274, 1}},
    {{251, 0, 105, 0}, {288, 0, 192, 0}, {349, 2, 1208, 11}, {0, 0, 2051, 4}},
    {{45, 0, 0, 0}, {789, 7, 437, 7}, {1157, 5, 2161, 12}, {0, 0, 542, 1}}};

std::vector<PanelCell> ships() {
  std::vector<PanelCell> out;
  for (uint32_t type = 0; type < 5; ++type)
    for (uint32_t built = 0; built < 4; ++built) {
      const auto& s = kShips[type][built];
      out.push_back({type, built, s.incidents_60, s.months_60, 0, {}});
      out.push_back({type, built, s.incidents_75, s.months_75, 1, {}});
    }
  return out;
}

// A draw of a Poisson (Knuth), for small means.
double poisson(double mean, CounterRandom& random) {
  double product = random.uniform(), count = 0;
  for (const double limit = std::exp(-mean); product > limit; ++count) product *= random.uniform();
  return count;
}

// Units of different size over the same years, x on its own walk; the count follows x by `slope`.
std::vector<PanelCell> world(uint32_t units, double slope, uint64_t seed) {
  std::vector<PanelCell> out;
  CounterRandom random(seed, 7);
  for (uint32_t unit = 0; unit < units; ++unit) {
    const double size = 0.5 + 3 * random.uniform();
    double x = 0;
    for (uint32_t year = 0; year < 12; ++year) {
      x += random.uniform() - 0.5;
      const double mean = size * (1 + 0.05 * year) * std::exp(slope * x);
      out.push_back({unit, year, poisson(mean, random), 1, x, {}});
    }
  }
  return out;
}

TEST(PanelPoisson, EqualsThePublishedFitOfTheShips) {
  const auto fit = fit_panel_poisson(ships());
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->slope, 0.3845, 5e-5);  // MASS, ?ships; McCullagh and Nelder: 0.384
  EXPECT_EQ(fit->units, 5u);
  EXPECT_EQ(fit->periods, 4u);
  EXPECT_EQ(fit->cells, 34u);
  double information = 0, score = 0;
  for (const double part : fit->information) information += part;
  for (const double part : fit->scores) score += part;
  EXPECT_NEAR(1 / std::sqrt(information), 0.1183, 5e-5);  // its standard error, dispersion taken as 1
  EXPECT_NEAR(score, 0, 1e-6);
}

// A trial of treatments (Dobson 1990, page 93; R's ?glm): counts by outcome and treatment.
TEST(PanelPoisson, HoldsXAgainstTheControls) {
  constexpr double kCounts[9] = {18, 17, 15, 20, 10, 20, 25, 13, 12};
  std::vector<PanelCell> cells;
  for (uint32_t i = 0; i < 9; ++i)
    cells.push_back({i / 3, 0, kCounts[i], 1, i % 3 == 1 ? 1.0 : 0.0, {i % 3 == 2 ? 1.0 : 0.0}});
  const auto second = fit_panel_poisson(cells);
  for (auto& c : cells) std::swap(c.x, c.controls[0]);
  const auto third = fit_panel_poisson(cells);
  ASSERT_TRUE(second && third);
  EXPECT_NEAR(second->slope, -0.4543, 5e-5);
  EXPECT_NEAR(third->slope, -0.2930, 5e-5);
  EXPECT_NEAR(1 / std::sqrt(second->information[0] + second->information[1] + second->information[2]), 0.2022,
              5e-5);
}

TEST(PanelPoisson, FindsWhatIsThereAndItsIntervalCoversIt) {
  int covers = 0, seen = 0;
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    const auto found = panel_association(world(40, 0.3, seed), 99, seed);
    ASSERT_TRUE(found);
    covers += found->interval.low <= std::exp(0.3) && std::exp(0.3) <= found->interval.high;
    seen += found->p_value <= 0.05;
  }
  EXPECT_GE(covers, 88);  // of 95 expected: fewer than 88 has a chance of 0.4 %
  EXPECT_GE(seen, 90);
}

TEST(PanelPoisson, FindsNothingMoreOftenThanItMay) {
  int found = 0, outside = 0;
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    const auto none = panel_association(world(20, 0, seed), 99, seed);
    ASSERT_TRUE(none);
    found += none->p_value <= 0.05;
    outside += none->interval.low > 1 || none->interval.high < 1;
  }
  EXPECT_LE(found, 11);    // of 100 at 5 %: more than 11 has a chance of 0.4 %
  EXPECT_LE(outside, 14);  // resampled intervals of 20 units are a little short
}

TEST(PanelPoisson, DoesNotMindSizesAndYearsThatDiffer) {
  auto cells = world(20, 0.3, 5);
  const auto before = fit_panel_poisson(cells);
  for (auto& c : cells) c.x += 100.0 * c.unit + 7.0 * c.period;  // effects of units and years, nothing else
  const auto after = fit_panel_poisson(cells);
  ASSERT_TRUE(before && after);
  EXPECT_NEAR(before->slope, after->slope, 1e-5);
}

TEST(PanelPoisson, LeavesOutUnitsAndPeriodsWithoutAnyCount) {
  auto cells = world(10, 0.3, 5);
  const auto before = fit_panel_poisson(cells);
  for (uint32_t year = 0; year < 12; ++year) cells.push_back({99, year, 0, 1, 3.0 * year, {}});
  const auto after = fit_panel_poisson(cells);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(after->units, 10u);
  EXPECT_DOUBLE_EQ(before->slope, after->slope);
}

TEST(PanelPoisson, SaysNothingOfWhatCannotBeFitted) {
  EXPECT_FALSE(fit_panel_poisson({}));
  auto cells = world(5, 0.3, 5);
  for (auto& c : cells) c.x = c.unit + 2.0 * c.period;  // nothing but effects
  EXPECT_FALSE(fit_panel_poisson(cells));
  for (auto& c : cells) c.count = 0;
  EXPECT_FALSE(fit_panel_poisson(cells));
  const std::vector<PanelCell> wrong{{0, 0, -1, 1, 0, {}}, {0, 1, 2, 1, 1, {}}};
  EXPECT_FALSE(fit_panel_poisson(wrong));
  const std::vector<PanelCell> endless{{0, 0, 1, 1, std::numeric_limits<double>::infinity(), {}}};
  EXPECT_FALSE(fit_panel_poisson(endless));
  EXPECT_FALSE(panel_association(world(5, 0.3, 5), 10, 1));  // too few permutations
}

TEST(PanelPoisson, ComesToTheSameEachTime) {
  const auto a = panel_association(world(15, 0.2, 9), 199, 4),
             b = panel_association(world(15, 0.2, 9), 199, 4);
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->interval, b->interval);
  EXPECT_DOUBLE_EQ(a->p_value, b->p_value);
}

}  // namespace
}  // namespace plenary
