// Closed forms, and numbers of R 4.2.2 (the call stands beside each).
#include "stats/distribution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace plenary {
namespace {

TEST(GammaProbability, EqualsItsClosedForms) {
  EXPECT_NEAR(gamma_probability(1, 2), 1 - std::exp(-2), 1e-15);  // the exponential distribution
  EXPECT_NEAR(gamma_probability(0.5, 0.3), std::erf(std::sqrt(0.3)), 1e-15);
  EXPECT_NEAR(gamma_probability(3, 7), 1 - std::exp(-7) * (1 + 7 + 24.5), 1e-14);
  EXPECT_EQ(gamma_probability(2, 0), 0);
  EXPECT_EQ(gamma_probability(2, std::numeric_limits<double>::infinity()), 1);
}

TEST(GammaQuantile, TurnsTheProbabilityBack) {
  for (const double shape : {0.5, 1.0, 7.0, 250.0, 3e6})
    for (const double probability : {1e-6, 0.025, 0.5, 0.975, 0.999999})
      EXPECT_NEAR(gamma_probability(shape, gamma_quantile(shape, probability)), probability, 1e-9) << shape;
}

TEST(NormalQuantile, EqualsThatOfR) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);  // qnorm(0.975)
  EXPECT_NEAR(normal_quantile(0.5), 0, 1e-16);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-12);  // qnorm(1e-10)
}

TEST(NormalTwoSided, DoesNotLoseTheFarTail) {
  EXPECT_EQ(normal_two_sided(0), 1);
  EXPECT_NEAR(normal_two_sided(-1.959963984540054), 0.05, 1e-15);
  EXPECT_NEAR(normal_two_sided(10) / 1.523970604832094e-23, 1, 1e-10);  // 2 * pnorm(-10)
}

TEST(ChiSquareTail, EqualsItsClosedFormOfTwoDegrees) {
  EXPECT_NEAR(chi_square_tail(3, 2), std::exp(-1.5), 1e-15);
  EXPECT_NEAR(chi_square_tail(3.841458820694124, 1), 0.05, 1e-14);  // qchisq(0.95, 1)
  EXPECT_EQ(chi_square_tail(0, 1), 1);
  EXPECT_EQ(chi_square_tail(-1, 4), 1);
}

TEST(BetaQuantile, EqualsItsClosedForms) {
  EXPECT_NEAR(beta_quantile(1, 1, 0.3), 0.3, 1e-15);
  EXPECT_NEAR(beta_quantile(1, 10, 0.975), 1 - std::pow(0.025, 0.1), 1e-14);
}

TEST(BinomialDensity, EqualsItsDefinition) {
  EXPECT_NEAR(binomial_density(2, 5, 0.3), 10 * 0.09 * 0.343, 1e-15);
  EXPECT_EQ(binomial_density(0, 5, 0), 1);
  EXPECT_EQ(binomial_density(5, 5, 1), 1);
}

TEST(Digamma, EqualsItsClosedForms) {
  EXPECT_NEAR(digamma(1), -std::numbers::egamma, 1e-15);
  EXPECT_NEAR(trigamma(1), std::numbers::pi * std::numbers::pi / 6, 1e-14);
}

}  // namespace
}  // namespace plenary
