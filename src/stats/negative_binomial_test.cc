// The warpbreaks data of R (breaks of yarn on 54 looms), fitted with R 4.2.2's MASS::glm.nb(breaks ~ 1). The
// quine data of MASS are in stats/vectors_test.cc.
#include "stats/negative_binomial.h"

#include <gtest/gtest.h>

#include <vector>

namespace plenary {
namespace {

using Counts = std::vector<uint64_t>;

const Counts kBreaks{26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36,
                     36, 21, 24, 18, 10, 43, 28, 15, 26, 27, 14, 29, 19, 29, 31, 41, 20, 44,
                     42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13, 15, 15, 16, 28};

TEST(NegativeBinomial, EqualsTheFitOfMass) {
  const auto fit = fit_negative_binomial(kBreaks);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->mu, 28.148148148148, 1e-9);
  EXPECT_NEAR(fit->theta, 6.5036214952636, 1e-4);
  EXPECT_NEAR(fit->theta_error, 1.5047664460585, 1e-3);
  EXPECT_NEAR(fit->dispersion, 6.1888282025819, 1e-9);
  EXPECT_NEAR(fit->mu_interval.low, 25.0642014253, 1e-4);
  EXPECT_NEAR(fit->mu_interval.high, 31.6115495054, 1e-4);
}

TEST(NegativeBinomial, FitsOneGiantAmongZeros) {
  const auto fit = fit_negative_binomial(Counts{0, 0, 0, 0, 0, 0, 0, 1'000'000});
  ASSERT_TRUE(fit);
  EXPECT_EQ(fit->mu, 125'000);
  EXPECT_GT(fit->theta, 0);
  EXPECT_LT(fit->theta, 0.02);
}

TEST(NegativeBinomial, IsNotForCountsThatScatterNoMoreThanAPoisson) {
  EXPECT_FALSE(fit_negative_binomial(Counts{5, 5, 5, 5}));
  EXPECT_FALSE(fit_negative_binomial(Counts{3, 4, 5, 4}));
}

TEST(NegativeBinomial, NeedsTwoCountsAndAnEvent) {
  EXPECT_FALSE(fit_negative_binomial({}));
  EXPECT_FALSE(fit_negative_binomial(Counts{7}));
  EXPECT_FALSE(fit_negative_binomial(Counts{0, 0, 0}));
}

TEST(Dispersion, IsTheVarianceOverTheMean) {
  EXPECT_EQ(dispersion(Counts{1, 3}), 1);
  EXPECT_EQ(dispersion(Counts{4, 4, 4}), 0);
  EXPECT_FALSE(dispersion(Counts{4}));
  EXPECT_FALSE(dispersion(Counts{0, 0}));
}

}  // namespace
}  // namespace plenary
