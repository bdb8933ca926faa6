// The spatial test data A of Efron and Tibshirani (1993), table 14.1: variance of 26 values. They print an
// acceleration of 0.061; R's boot gives the 95 % interval 106.2 .. 279.0 with 100,000 replicates.
#include "stats/bootstrap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/correlation.h"

namespace plenary {
namespace {

using Numbers = std::vector<double>;
using Units = std::span<const uint32_t>;

const Numbers kSpatial{48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6,
                       0,  33, 28, 34, 4,  32, 24, 47, 41, 24, 26, 30, 41};

std::optional<double> variance(Units units) {
  double sum = 0, squares = 0;
  for (const uint32_t unit : units) sum += kSpatial[unit];
  const double mean = sum / static_cast<double>(units.size());
  for (const uint32_t unit : units) squares += (kSpatial[unit] - mean) * (kSpatial[unit] - mean);
  return squares / static_cast<double>(units.size());
}

TEST(Bootstrap, AgreesWithTheExampleOfEfronAndTibshirani) {
  const auto got = bootstrap(kSpatial.size(), variance, {.replicates = 40'000, .seed = 1, .threads = 2});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->estimate, 171.53402366864, 1e-9);
  EXPECT_NEAR(got->acceleration, 0.061240119812307, 1e-9);
  EXPECT_NEAR(got->bias, 0.1824, 0.02);
  EXPECT_NEAR(got->interval.low, 106.2, 1.5);
  EXPECT_NEAR(got->interval.high, 279.0, 3);
  EXPECT_EQ(got->replicates, 40'000u);
}

TEST(Bootstrap, IsTheSameOnAnyNumberOfThreads) {
  const auto one = bootstrap(26, variance, {.replicates = 500, .seed = 9, .threads = 1});
  const auto four = bootstrap(26, variance, {.replicates = 500, .seed = 9, .threads = 4});
  ASSERT_TRUE(one && four);
  EXPECT_EQ(one->interval, four->interval);
  EXPECT_EQ(one->bias, four->bias);
  EXPECT_NE(one->interval, bootstrap(26, variance, {.replicates = 500, .seed = 10})->interval);
}

// Each of 3000 units has a value of 0..9 at random.
Numbers many_values() {
  Numbers out;
  for (uint32_t i = 0; i < 3000; ++i) out.push_back((i * 2654435761u >> 16) % 10);
  return out;
}

TEST(Bootstrap, OfAMeanOfManyIsTheNormalInterval) {
  const Numbers values = many_values();
  size_t calls = 0;
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / 3000) * (value - sum / 3000);
  const auto got = bootstrap(values.size(),
                             [&](Units units) -> std::optional<double> {
                               ++calls;
                               double total = 0;
                               for (const uint32_t unit : units) total += values[unit];
                               return total / static_cast<double>(units.size());
                             },
                             {.replicates = 4000, .seed = 4});
  ASSERT_TRUE(got);
  const double half = 1.96 * std::sqrt(squares / 3000 / 3000);
  EXPECT_NEAR(got->interval.low, sum / 3000 - half, half / 10);
  EXPECT_NEAR(got->interval.high, sum / 3000 + half, half / 10);
  EXPECT_EQ(calls, 4000u + 200 + 1);  // however many units, 200 are left out
}

TEST(Bootstrap, OfAConstantIsThatConstant) {
  const auto got = bootstrap(10, [](Units) { return std::optional<double>(4); }, {});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->interval, (Interval{4, 4}));
  EXPECT_EQ(got->bias, 0);
  EXPECT_EQ(got->acceleration, 0);
}

TEST(Bootstrap, OfTheGreatestStaysWithinTheData) {
  const auto greatest = [](Units units) {
    double most = 0;
    for (const uint32_t unit : units) most = std::max(most, kSpatial[unit]);
    return std::optional<double>(most);
  };
  const auto got = bootstrap(26, greatest, {});
  ASSERT_TRUE(got);
  EXPECT_LE(got->interval.high, 48);
  EXPECT_LE(got->interval.low, got->interval.high);
}

TEST(Bootstrap, NeedsUnitsReplicatesAndAStatistic) {
  EXPECT_FALSE(bootstrap(1, variance, {}));
  EXPECT_FALSE(bootstrap(0, variance, {}));
  EXPECT_FALSE(bootstrap(26, variance, {.replicates = 99}));
  EXPECT_FALSE(bootstrap(26, [](Units) -> std::optional<double> { return std::nullopt; }, {}));
  EXPECT_FALSE(bootstrap(26, [](Units) -> std::optional<double> { return std::nan(""); }, {}));
  // Defined for all units together, but hardly in a resample.
  EXPECT_FALSE(bootstrap(26,
                         [](Units units) -> std::optional<double> {
                           return units[0] == 0 && units[1] == 1 ? std::optional<double>(1) : std::nullopt;
                         },
                         {}));
}

const Numbers kOutcome{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
const Numbers kGood{2, 1, 3, 5, 4, 7, 6, 8, 10, 9, 11, 13, 12, 14, 16, 15};
const Numbers kPoor{9, 2, 14, 4, 11, 6, 1, 16, 3, 10, 12, 5, 13, 7, 15, 8};

UnitStatistic agreement(const Numbers& metric) {
  return [&metric](Units units) {
    Numbers x, y;
    for (const uint32_t unit : units) {
      x.push_back(metric[unit]);
      y.push_back(kOutcome[unit]);
    }
    return spearman(x, y);
  };
}

TEST(BootstrapDifference, TellsAGoodMetricFromAPoorOne) {
  const auto got = bootstrap_difference(16, agreement(kGood), agreement(kPoor), {});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->estimate, *spearman(kGood, kOutcome) - *spearman(kPoor, kOutcome), 1e-12);
  EXPECT_GT(got->interval.low, 0);
}

TEST(BootstrapDifference, OfAMetricAndItselfIsZero) {
  EXPECT_EQ(bootstrap_difference(16, agreement(kPoor), agreement(kPoor), {})->interval, (Interval{0, 0}));
}

std::optional<double> mean(Units units) {
  double sum = 0;
  for (const uint32_t unit : units) sum += kSpatial[unit];
  return sum / static_cast<double>(units.size());
}

// The mean, the variance, and what is never defined.
void three(Units units, std::span<double> out) { out[0] = *mean(units), out[1] = *variance(units); }

constexpr BootstrapOptions kShort{.replicates = 300, .seed = 4, .threads = 2};

TEST(Resamples, GiveEachStatisticWhatItsOwnBootstrapGives) {
  const auto drawn = Resamples::draw(kSpatial.size(), 3, three, kShort);
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->interval(0)->interval, bootstrap(kSpatial.size(), mean, kShort)->interval);
  EXPECT_EQ(drawn->interval(1)->interval, bootstrap(kSpatial.size(), variance, kShort)->interval);
  EXPECT_EQ(drawn->difference(1, 0)->interval,
            bootstrap_difference(kSpatial.size(), variance, mean, kShort)->interval);
}

TEST(Resamples, SayNothingOfWhatIsNotDefined) {
  const auto drawn = Resamples::draw(kSpatial.size(), 3, three, kShort);
  EXPECT_FALSE(drawn->estimate(2));
  EXPECT_FALSE(drawn->interval(2));
  EXPECT_FALSE(drawn->difference(0, 2));
  EXPECT_FALSE(Resamples::draw(1, 3, three, kShort));
}

TEST(Resamples, ThatAreAppendedAreOfTheSameDraws) {
  auto drawn = *Resamples::draw(kSpatial.size(), 3, three, kShort);
  drawn.append(drawn);
  EXPECT_EQ(drawn.statistics(), 6u);
  EXPECT_EQ(drawn.difference(0, 3)->interval, (Interval{0, 0}));
  drawn.replace(2, drawn, 1);
  EXPECT_EQ(drawn.interval(2)->interval, drawn.interval(1)->interval);
}

}  // namespace
}  // namespace plenary
