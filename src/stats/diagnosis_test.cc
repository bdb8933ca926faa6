#include "stats/diagnosis.h"

#include <gtest/gtest.h>

#include <numeric>

#include "stats/covariance.h"

namespace plenary::composite {
namespace {

const Values kX{1, 2, 3, 4}, kY{2, 4, 6, 8}, kZ{1, -1, -1, 1};

TEST(Diagnosis, CorrelationLeavesMissingPlacesOut) {
  EXPECT_NEAR(correlation(kX, kY), 1, 1e-15);
  EXPECT_NEAR(correlation(kX, {4, 3, 2, kMissing}), -1, 1e-15);
  EXPECT_NEAR(correlation(kX, kZ), 0, 1e-15);
  EXPECT_TRUE(missing(correlation(kX, {5, 5, 5, 5})));
  EXPECT_TRUE(missing(correlation({1, 2}, {1, 2})));
}

TEST(Diagnosis, AlphaOfEqualColumnsIsOneAndOfConflictingOnesNegative) {
  const Values turned{4, 3, 2, 2};
  EXPECT_NEAR(cronbach_alpha({&kX, &kX, &kX}), 1, 1e-12);
  EXPECT_LT(cronbach_alpha({&kX, &turned}), 0);
  EXPECT_TRUE(missing(cronbach_alpha({&kX})));
}

TEST(Diagnosis, ThePrincipalComponentsOfAPairAreOnePlusAndMinusR) {
  const Values other{1, 3, 2, 4};  // r = 0.8
  const auto pca = principal_components({&kX, &other});
  ASSERT_TRUE(pca);
  EXPECT_NEAR(pca->eigenvalues[0], 1.8, 1e-12);
  EXPECT_NEAR(pca->eigenvalues[1], 0.2, 1e-12);
  EXPECT_NEAR(pca->loadings[0], std::sqrt(0.5), 1e-12);
  const Values same{5, 5, 5, 5};
  EXPECT_FALSE(principal_components({&kX, &same}));
}

TEST(Diagnosis, EigenvectorsOfATwistedMatrix) {
  Matrix m(3);
  m.cells = {2, 1, 0, 1, 2, 0, 0, 0, 5};
  const Eigen eigen = eigen_symmetric(m);
  EXPECT_NEAR(eigen.values[0], 5, 1e-12);
  EXPECT_NEAR(eigen.values[1], 3, 1e-12);
  EXPECT_NEAR(eigen.values[2], 1, 1e-12);
  EXPECT_NEAR(std::abs(eigen.vectors.at(2, 0)), 1, 1e-12);
}

// Two uncorrelated columns, one with four times the variance: equal correlations with the sum need weights
// that undo the deviations, 1/3 and 2/3.
TEST(Diagnosis, OptimisedWeightsBalanceTheCorrelations) {
  const Values wide{2, -2, 2, -2}, narrow{1, 1, -1, -1};
  const auto out = optimise_weights({&wide, &narrow}, {1, 1});
  ASSERT_TRUE(out);
  EXPECT_NEAR(out->weights[0], 1.0 / 3, 1e-4);
  EXPECT_NEAR(out->misfit, 0, 1e-4);
  EXPECT_LT(out->spread, 0.01);
}

TEST(Diagnosis, ColumnsThatAreTheSameHaveNoUniqueWeights) {
  const auto out = optimise_weights({&kX, &kY, &kX}, {1, 1, 1});
  ASSERT_TRUE(out);
  EXPECT_GT(out->spread, 0.05);
  EXPECT_NEAR(std::accumulate(out->weights.begin(), out->weights.end(), 0.0), 1, 1e-12);
}

}  // namespace
}  // namespace plenary::composite
