// Poisson: R 4.2.2, 0.5 * qchisq(0.025, 2k) and 0.5 * qchisq(0.975, 2k + 2). Wilson: Newcombe (1998),
// Statistics in Medicine 17, table I, method 3, printed there with four decimals.
#include "stats/interval.h"

#include <gtest/gtest.h>

#include <cmath>

#include "stats/distribution.h"

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

TEST(ExactShareInterval, EqualsThatOfR) {
  // R: binom.test(682, 925)$conf.int; binom.test(0, 20); binom.test(1, 29)
  const auto many = exact_share_interval(682, 925);
  ASSERT_TRUE(many);
  EXPECT_NEAR(many->low, 0.70766826407904, 1e-12);
  EXPECT_NEAR(many->high, 0.76540655824153, 1e-12);
  EXPECT_NEAR(exact_share_interval(0, 20)->high, 1 - std::pow(0.025, 1.0 / 20), 1e-14);
  EXPECT_EQ(exact_share_interval(0, 20)->low, 0);
  EXPECT_EQ(exact_share_interval(7, 7)->high, 1);
  EXPECT_NEAR(exact_share_interval(1, 29)->high, 0.17764429548872, 1e-12);
}

TEST(ExactShareInterval, NeedsTrialsAndNoMoreSuccessesThanTrials) {
  EXPECT_FALSE(exact_share_interval(0, 0));
  EXPECT_FALSE(exact_share_interval(3, 2));
}

TEST(RateRatio, EqualsTheExampleOfR) {
  const auto got = rate_ratio(11, 800, 21, 3011);  // R: poisson.test(c(11, 21), c(800, 3011))
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->ratio, 1.9714880952381, 1e-12);
  EXPECT_NEAR(got->p_value, 0.0796686330333295, 1e-12);
  EXPECT_NEAR(got->interval.low, 0.858426403391639, 1e-9);
  EXPECT_NEAR(got->interval.high, 4.27726594365407, 1e-9);
}

TEST(RateRatio, OfEqualRatesIsOneWithoutSignificance) {
  const auto got = rate_ratio(5, 10, 5, 10);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->ratio, 1);
  EXPECT_NEAR(got->p_value, 1, 1e-12);
  EXPECT_NEAR(got->interval.low * got->interval.high, 1, 1e-12);
}

TEST(RateRatio, OfNothingToEventsIsZeroWithAnUpperEnd) {
  const auto got = rate_ratio(0, 10, 4, 10);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->ratio, 0);
  EXPECT_EQ(got->interval.low, 0);
  EXPECT_NEAR(got->p_value, 0.125, 1e-12);  // 2 * 0.5^4
  EXPECT_TRUE(std::isfinite(got->interval.high));
}

TEST(RateRatio, OfVeryManyEventsIsNormal) {
  const auto got = rate_ratio(500'000, 1, 502'000, 1);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->p_value, 0.0457, 2e-4);  // z = 2000 / sqrt(1002000)
}

TEST(RateRatio, OfVeryUnequalCountsHasFiniteEnds) {
  const auto got = rate_ratio(1'000'000'000'000, 1, 1, 1);
  ASSERT_TRUE(got);
  EXPECT_GT(got->interval.low, 1e11);
  EXPECT_TRUE(std::isfinite(got->interval.high));
  EXPECT_FALSE(rate_ratio(UINT64_MAX, 1, UINT64_MAX, 1));  // more than can be counted
  EXPECT_FALSE(rate_ratio(0, 1e-300, 5, 1e300));
  EXPECT_FALSE(rate_ratio(5, 1e-300, 5, 1e300));
}

TEST(Intervals, OfTheLargestCountsAreFinite) {
  const Interval poisson = poisson_interval(UINT64_MAX);
  EXPECT_NEAR(poisson.low / 1.8446744073709552e19, 1, 1e-9);
  EXPECT_NEAR(poisson.high / 1.8446744073709552e19, 1, 1e-9);
  const auto share = exact_share_interval(UINT64_MAX / 2, UINT64_MAX);
  EXPECT_NEAR(share->low, 0.5, 1e-8);
  EXPECT_NEAR(share->high, 0.5, 1e-8);
}

TEST(RateRatio, NeedsEventsInTheSecondAndExposures) {
  EXPECT_FALSE(rate_ratio(3, 10, 0, 10));
  EXPECT_FALSE(rate_ratio(3, 0, 4, 10));
  EXPECT_FALSE(rate_ratio(3, 10, 4, -1));
  EXPECT_FALSE(rate_ratio(3, std::nan(""), 4, 1));
}

TEST(ShareDifference, IsNewcombes) {  // Newcombe 1998, Statistics in Medicine 17, table II, method 10
  struct Published {
    uint64_t a, of_a, b, of_b;
    double low, high;
  };
  for (const Published& p :
       {Published{56, 70, 48, 80, 0.0524, 0.3339}, Published{9, 10, 3, 10, 0.1705, 0.8090},
        Published{6, 7, 2, 7, 0.0582, 0.8062}, Published{5, 56, 0, 29, -0.0381, 0.1926},
        Published{0, 10, 0, 20, -0.1611, 0.2775}}) {
    const auto found = share_difference(p.a, p.of_a, p.b, p.of_b);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->interval.low, p.low, 5e-5);
    EXPECT_NEAR(found->interval.high, p.high, 5e-5);
  }
}

TEST(ShareDifference, HasTheScoreTest) {
  // z = 0.2 / sqrt(q (1 - q) (1/70 + 1/80)) with q = 104/150; p = erfc(z / sqrt 2).
  EXPECT_NEAR(share_difference(56, 70, 48, 80)->p_value, 0.008045081368196568, 1e-12);
  EXPECT_EQ(share_difference(0, 10, 0, 20)->p_value, 1);
}

TEST(ShareDifference, OfNoTrialsIsNone) {
  EXPECT_FALSE(share_difference(0, 0, 1, 2));
  EXPECT_FALSE(share_difference(3, 2, 1, 2));
}

TEST(MeanShareInterval, IsWilsonsWhereAllNumbersAreNoneOrOne) {
  EXPECT_EQ(mean_share_interval(0.3, 10), wilson_interval(3, 10));
  EXPECT_EQ(mean_share_interval(1, 4)->high, 1);
  EXPECT_EQ(mean_share_interval(0, 4)->low, 0);
}

TEST(MeanShareInterval, NeedsTrialsAndAShare) {
  EXPECT_FALSE(mean_share_interval(0.5, 0));
  EXPECT_FALSE(mean_share_interval(-0.1, 5));
  EXPECT_FALSE(mean_share_interval(1.1, 5));
}

}  // namespace
}  // namespace plenary
