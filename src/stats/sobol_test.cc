// Ishigami's function with a = 7, b = 0.1: closed forms of Homma and Saltelli (1996).
#include "stats/sobol.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numbers>

#include "base/text.h"

namespace plenary {
namespace {

double ishigami(const std::vector<double>& u) {
  const auto x = [&u](size_t i) { return (2 * u[i] - 1) * std::numbers::pi; };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

TEST(Sobol, TheEstimatorFindsTheClosedFormOfIshigami) {
  constexpr uint32_t kPoints = 1 << 14;
  const SobolSequence sequence(1);
  std::vector<double> a, b;
  std::vector<std::vector<double>> ab(3);
  for (uint32_t i = 0; i < kPoints; ++i) {
    std::vector<double> at_a(3), at_b(3);
    for (size_t k = 0; k < 3; ++k) at_a[k] = sequence.at(i, 2 * k), at_b[k] = sequence.at(i, 2 * k + 1);
    a.push_back(ishigami(at_a)), b.push_back(ishigami(at_b));
    for (size_t k = 0; k < 3; ++k) {
      auto mixed = at_a;
      mixed[k] = at_b[k];
      ab[k].push_back(ishigami(mixed));
    }
  }
  const auto got = sobol_indices(a, b, ab);
  const std::vector<double> first{0.31390519114781146, 0.4424111447900409, 0},
      total{0.5575888552099592, 0.4424111447900409, 0.2436836640621477};
  EXPECT_NEAR(got.variance, 13.844587940719254, 0.02);
  for (size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(got.first[k], first[k], 0.005) << k;
    EXPECT_NEAR(got.first_saltelli[k], first[k], 0.005) << k;
    EXPECT_NEAR(got.total[k], total[k], 0.005) << k;
  }
}

TEST(Sobol, EveryDimensionFillsEveryInterval) {
  const SobolSequence sequence(7);
  for (const size_t dimension : {0u, 1u, 13u, 63u, 64u, 100u, 500u}) {
    std::vector<int> hits(256, 0);
    for (uint32_t i = 0; i < 256; ++i) ++hits[static_cast<size_t>(sequence.at(i, dimension) * 256)];
    EXPECT_EQ(hits, std::vector<int>(256, 1)) << dimension;
  }
}

TEST(Sobol, PairsOfDimensionsFillTheSquareEvenly) {
  const SobolSequence sequence(7);
  std::vector<int> hits(16, 0);
  for (uint32_t i = 0; i < 1024; ++i)
    ++hits[static_cast<size_t>(sequence.at(i, 4) * 4) * 4 + static_cast<size_t>(sequence.at(i, 5) * 4)];
  EXPECT_EQ(hits, std::vector<int>(16, 64));
}

// y = 1000 i + 10 j over 2 x 3: additive, so first order equals total and the shares are known.
TEST(Sobol, AFactorialIsExact) {
  const auto got = factorial_indices({0, 10, 20, 1000, 1010, 1020}, {2, 3});
  const double of_i = 250000, of_j = 200.0 / 3;
  EXPECT_NEAR(got.variance, of_i + of_j, 1e-9);
  EXPECT_NEAR(got.first[0], of_i / (of_i + of_j), 1e-12);
  EXPECT_NEAR(got.total[1], of_j / (of_i + of_j), 1e-12);
}

TEST(Sobol, AnInteractionIsInTheTotalOnly) {
  const auto got = factorial_indices({0, 1, 1, 0}, {2, 2});  // exclusive or
  EXPECT_NEAR(got.first[0], 0, 1e-15);
  EXPECT_NEAR(got.total[0], 1, 1e-15);
}

TEST(Sobol, WithoutVarianceAllIndicesAreZero) {
  EXPECT_EQ(factorial_indices({3, 3}, {2}).total, std::vector<double>{0});
  EXPECT_EQ(sobol_indices({3, 3}, {3, 3}, {{3, 3}}).first, std::vector<double>{0});
}

// COINr's estimator on a stored sample: sobol_mc_sample_N50.csv holds block and y, sobol_mc_expected_N50.csv
// factor, Si, STi and variance.
TEST(Sobol, AgreesWithTheStoredSample) {
  const char* source = std::getenv("PLENARY_SOURCE");
  const std::string folder = std::string(source ? source : ".") + "/../shared/vectors/asem/";
  std::ifstream sample(folder + "sobol_mc_sample_N50.csv"), expected(folder + "sobol_mc_expected_N50.csv");
  if (!sample || !expected) GTEST_SKIP() << "../shared/vectors/asem is not here";
  std::vector<double> a, b;
  std::vector<std::vector<double>> ab(3);
  std::string line;
  std::getline(sample, line);
  while (std::getline(sample, line)) {
    const auto cells = split(line, ',');
    const double y = std::atof(std::string(cells[5]).c_str());
    if (cells[1] == "\"A\"") a.push_back(y);
    if (cells[1] == "\"B\"") b.push_back(y);
    if (cells[1].starts_with("\"AB")) ab[static_cast<size_t>(cells[1][3] - '1')].push_back(y);
  }
  const auto got = sobol_indices(a, b, ab);
  std::getline(expected, line);
  for (size_t k = 0; std::getline(expected, line); ++k) {
    const auto cells = split(line, ',');
    EXPECT_NEAR(got.first_saltelli[k], std::atof(std::string(cells[1]).c_str()), 1e-12);
    EXPECT_NEAR(got.total[k], std::atof(std::string(cells[2]).c_str()), 1e-12);
    EXPECT_NEAR(got.variance, std::atof(std::string(cells[3]).c_str()), 1e-12);
  }
}

}  // namespace
}  // namespace plenary
