#include "stats/discrete_laplace.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "stats/random.h"
#include "stats/reference_data.h"

namespace plenary {
namespace {

constexpr int kDraws = 200'000;

std::map<int64_t, double> drawn(PrivacyLoss loss, uint64_t sensitivity) {
  CounterRandom random(7, 0);
  const DrawBelow draw = [&random](uint64_t limit) { return random.below(limit); };
  std::map<int64_t, double> shares;
  for (int i = 0; i < kDraws; ++i) shares[discrete_laplace(loss, sensitivity, draw)] += 1.0 / kDraws;
  return shares;
}

// Five standard deviations of a share.
double tolerance(double p) { return 5 * std::sqrt(p * (1 - p) / kDraws); }

TEST(DiscreteLaplace, ProbabilitiesAreThoseOfTheFormula) {
  EXPECT_NEAR(discrete_laplace_probability(1, 1, 0), 0.46211715726000974, 1e-15);
  EXPECT_NEAR(discrete_laplace_probability(1, 1, -3), 0.02300745850246704, 1e-15);
  EXPECT_NEAR(discrete_laplace_probability(std::log(3.0), 1, 1), 1.0 / 6, 1e-15);
}

TEST(DiscreteLaplace, ProbabilitiesAgreeWithTheStoredVectors) {
  const auto rows = reference_rows("dp_discrete_laplace.csv");
  if (rows.empty()) GTEST_SKIP() << "../shared/vectors/dp_discrete_laplace.csv is not here";
  const int64_t ks[] = {0, 1, 2, 3, 5, 10};
  for (size_t r = 1; r < rows.size(); ++r)
    for (size_t i = 0; i < 6; ++i) {
      const double expected = std::stod(rows[r][i + 1]);
      EXPECT_NEAR(discrete_laplace_probability(std::stod(rows[r][0]), 1, ks[i]), expected, 1e-12 * expected);
    }
}

TEST(DiscreteLaplace, DrawsComeAsOftenAsTheirProbabilitySays) {
  for (const auto& [loss, sensitivity] : {std::pair(PrivacyLoss{1, 1}, uint64_t{1}),
                                          {PrivacyLoss{1, 2}, 1},
                                          {PrivacyLoss{2, 1}, 1},
                                          {PrivacyLoss{3, 4}, 3}}) {
    const auto shares = drawn(loss, sensitivity);
    for (int64_t k = -6; k <= 6; ++k) {
      const double p = discrete_laplace_probability(loss.value(), static_cast<double>(sensitivity), k);
      EXPECT_NEAR(shares.contains(k) ? shares.at(k) : 0, p, tolerance(p)) << k << " at " << loss.value();
    }
  }
}

TEST(DiscreteLaplace, TheVarianceIsThatOfTheVectors) {
  double variance = 0;
  for (const auto& [k, share] : drawn({1, 1}, 1)) variance += share * static_cast<double>(k * k);
  EXPECT_NEAR(variance, 1.8413471884155848, 0.05);
}

TEST(DiscreteLaplace, OneUnitMoreChangesNoProbabilityByMoreThanTheLoss) {
  // a = 0.3, sensitivity 2: the loss of a change by 2 is 0.6.
  for (int64_t k = -20; k <= 20; ++k)
    EXPECT_LE(std::log(discrete_laplace_probability(0.6, 2, k) / discrete_laplace_probability(0.6, 2, k + 2)),
              0.6 + 1e-12);
}

TEST(DiscreteLaplace, TheMarginHoldsNineteenOfTwenty) {
  EXPECT_EQ(discrete_laplace_margin(1, 1), 3);
  EXPECT_EQ(discrete_laplace_margin(0.25, 3), 36);
}

}  // namespace
}  // namespace plenary
