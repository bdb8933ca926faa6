// Poisson: R 4.2.2, 0.5 * qchisq(0.025, 2k) and 0.5 * qchisq(0.975, 2k + 2). Wilson: Newcombe (1998),
// Statistics in Medicine 17, table I, method 3, printed there with four decimals.
#include "stats/interval.h"

#include <gtest/gtest.h>

#include <cmath>

#include "stats/gamma.h"

namespace plenary {
namespace {

void expect_poisson(uint64_t count, double low, double high) {
  const Interval got = poisson_interval(count);
  EXPECT_NEAR(got.low, low, 1e-9) << count;
  EXPECT_NEAR(got.high, high, 1e-9) << count;
}

TEST(PoissonInterval, EqualsTheExactIntervalsOfR) {
  expect_poisson(0, 0, 3.68887945411394);
  expect_poisson(1, 0.0253178079842899, 5.5716433909389);
  expect_poisson(3, 0.618672122895601, 8.76727306974232);
  expect_poisson(10, 4.79538869613243, 18.3903560420178);
  expect_poisson(50, 37.1109637374619, 65.9187666643368);
}

TEST(PoissonInterval, HoldsItsTailsForLargeCounts) {
  for (const uint64_t count : {1'000u, 100'000u, 3'000'000u}) {
    const Interval got = poisson_interval(count);
    const auto k = static_cast<double>(count);
    EXPECT_NEAR(gamma_probability(k, got.low), 0.025, 1e-9) << count;
    EXPECT_NEAR(gamma_probability(k + 1, got.high), 0.975, 1e-9) << count;
    EXPECT_NEAR((got.high - got.low) / (2 * 1.96 * std::sqrt(k)), 1, 0.02) << count;
  }
}

void expect_wilson(uint64_t successes, uint64_t trials, double low, double high) {
  const auto got = wilson_interval(successes, trials);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->low, low, 5e-5) << successes << " of " << trials;
  EXPECT_NEAR(got->high, high, 5e-5) << successes << " of " << trials;
}

TEST(WilsonInterval, EqualsNewcombesTable) {
  expect_wilson(81, 263, 0.2553, 0.3662);
  expect_wilson(15, 148, 0.0624, 0.1605);
  expect_wilson(0, 20, 0.0000, 0.1611);
  expect_wilson(1, 29, 0.0061, 0.1718);
}

TEST(WilsonInterval, StaysWithinZeroAndOne) {
  EXPECT_EQ(wilson_interval(0, 10)->low, 0);
  EXPECT_EQ(wilson_interval(10, 10)->high, 1);
}

TEST(WilsonInterval, NeedsTrialsAndNoMoreSuccessesThanTrials) {
  EXPECT_FALSE(wilson_interval(0, 0));
  EXPECT_FALSE(wilson_interval(3, 2));
}

TEST(GammaProbability, EqualsItsClosedForms) {
  EXPECT_NEAR(gamma_probability(1, 2), 1 - std::exp(-2), 1e-15);  // the exponential distribution
  EXPECT_NEAR(gamma_probability(0.5, 0.3), std::erf(std::sqrt(0.3)), 1e-15);
  EXPECT_NEAR(gamma_probability(3, 7), 1 - std::exp(-7) * (1 + 7 + 24.5), 1e-14);
  EXPECT_EQ(gamma_probability(2, 0), 0);
}

TEST(GammaQuantile, TurnsTheProbabilityBack) {
  for (const double shape : {0.5, 1.0, 7.0, 250.0})
    for (const double probability : {1e-6, 0.025, 0.5, 0.975, 0.999999})
      EXPECT_NEAR(gamma_probability(shape, gamma_quantile(shape, probability)), probability, 1e-12) << shape;
}

}  // namespace
}  // namespace plenary
