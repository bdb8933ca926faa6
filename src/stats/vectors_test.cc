// Checks against the stored reference results of R, where the files are at hand: beside the source tree. The
// same numbers, or some of them, stand as literals in the test of each statistic.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "stats/diversity.h"
#include "stats/interval.h"
#include "stats/log_rank.h"
#include "stats/negative_binomial.h"
#include "stats/reference_data.h"
#include "stats/shrinkage.h"
#include "stats/survival.h"
#include "stats/trend.h"

namespace plenary {
namespace {

TEST_F(Vectors, PoissonIntervalsAgreeWithR) {
  for (const uint64_t k : {0u, 1u, 3u, 10u, 50u}) {
    const std::string example = "poisson k=" + std::to_string(k);
    EXPECT_NEAR(poisson_interval(k).low, number(example, "garwood95_low"), 1e-9);
    EXPECT_NEAR(poisson_interval(k).high, number(example, "garwood95_high"), 1e-9);
  }
}

TEST_F(Vectors, TheRateRatioAgreesWithR) {
  const std::string example = "poisson.test 11/800 vs 21/3011";
  const auto got = rate_ratio(11, 800, 21, 3011);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->ratio, number(example, "rate_ratio"), 1e-9);
  EXPECT_NEAR(got->p_value, number(example, "p"), 1e-9);
  EXPECT_NEAR(got->interval.low, number(example, "rr_low95"), 1e-9);
  EXPECT_NEAR(got->interval.high, number(example, "rr_high95"), 1e-9);
}

TEST_F(Vectors, TheNegativeBinomialAgreesWithMass) {
  std::vector<uint64_t> days;
  for (const double day : input("quine")) days.push_back(static_cast<uint64_t>(day));
  const auto fit = fit_negative_binomial(days);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->theta, number("MASS::quine Days", "nb_theta_mle"), 1e-4);
  EXPECT_NEAR(fit->mu, number("quine", "nb_mu"), 1e-9);
  EXPECT_NEAR(fit->dispersion, number("quine", "dispersion_var/mean"), 1e-9);
}

TEST_F(Vectors, ShrunkRatesAgreeWithMarshall) {
  const auto got = shrink_rates(input("Marshall1991 O,E"), input("Marshall1991 O,E", 1));
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->mean, number("Marshall1991 O,E", "global_mean"), 1e-9);
  EXPECT_NEAR(got->between, number("Marshall1991", "A"), 1e-9);
  for (size_t i = 0; i < 6; ++i)
    EXPECT_NEAR(got->shrunk.at(i), number("Marshall1991", "eb_rate_" + std::to_string(i + 1)), 1e-9);
}

TEST_F(Vectors, TheTrendOfTheNileAgrees) {
  const std::string example = "Nile[1:30]";
  std::vector<Observation> series;
  for (const double flow : input(example)) series.push_back({static_cast<double>(series.size() + 1), flow});
  const auto got = trend(series);
  ASSERT_TRUE(got);
  EXPECT_EQ(static_cast<double>(got->s), number(example, "MK_S"));
  EXPECT_NEAR(got->variance, number(example, "MK_varS_tiecorr"), 1e-9);
  EXPECT_NEAR(got->z, number(example, "MK_Z_continuity"), 1e-9);
  EXPECT_NEAR(got->p_value, number(example, "MK_p_two_sided"), 1e-9);
  EXPECT_NEAR(got->slope, number(example, "theil_sen_slope"), 1e-9);
  EXPECT_NEAR(got->intercept, number(example, "theil_sen_intercept_median(y-bx)"), 1e-9);
  ASSERT_TRUE(got->slope_interval);
  EXPECT_NEAR(got->slope_interval->low, number(example, "sen_CI95_lower_idx_interp"), 1e-9);
  EXPECT_NEAR(got->slope_interval->high, number(example, "sen_CI95_upper_idx_interp"), 1e-9);
}

TEST_F(Vectors, TheLogRankTestAgreesWithR) {
  std::vector<std::vector<Lifetime>> groups(2);
  for (const auto& row : reference_rows("km_aml_data.csv"))
    if (row.at(0) != "time")
      groups[row.at(2) != "Maintained"].push_back({std::atof(row[0].c_str()), std::atoi(row[1].c_str())});
  const auto got = log_rank(groups);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->chi_square, number("aml Maintained vs Non", "logrank_chisq"), 1e-9);
  EXPECT_EQ(survival_quantile(*kaplan_meier(groups[0]), 0.5).time, number("aml", "median_maintained"));
  EXPECT_EQ(survival_quantile(*kaplan_meier(groups[1]), 0.5).time, number("aml", "median_nonmaint"));
}

TEST_F(Vectors, DiversityAgreesWithR) {
  const std::string example = "CHAOSS EF example";
  const auto d = diversity(input(example));
  ASSERT_TRUE(d);
  EXPECT_EQ(static_cast<double>(d->elephant_factor), number(example, "elephant_factor_50"));
  EXPECT_NEAR(d->shannon, number(example, "shannon_nat"), 1e-12);
  EXPECT_NEAR(d->hill_1, number(example, "hill_q1"), 1e-12);
  EXPECT_NEAR(d->hill_2, number(example, "hill_q2"), 1e-12);
  EXPECT_NEAR(d->hhi, number(example, "simpson_sum_p2_HHI"), 1e-12);
  EXPECT_NEAR(d->gini, number(example, "gini"), 1e-12);
  EXPECT_NEAR(*d->gini_unbiased, number(example, "gini_unbiased"), 1e-12);
  EXPECT_NEAR(*d->pielou, number(example, "pielou_J"), 1e-12);
  EXPECT_NEAR(d->hill_0, number(example, "hill_q0"), 0);
  EXPECT_NEAR(d->hill_infinity, number(example, "berger_parker_inv(hill_inf)"), 1e-12);
  std::vector<uint64_t> counts;
  for (const double count : input(example)) counts.push_back(static_cast<uint64_t>(count));
  EXPECT_NEAR(*simpson_unbiased(counts), number(example, "simpson_unbiased_1-sum n(n-1)/N(N-1)"), 1e-12);
  EXPECT_NEAR(*rarefied_richness(counts, 20), number(example, "rarefied_richness_n20"), 1e-12);
}

}  // namespace
}  // namespace plenary
