// Checks against the stored reference results of R (scalar_vectors.csv), where the file is at hand: beside
// the source tree.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "base/text.h"
#include "stats/diversity.h"
#include "stats/interval.h"

namespace plenary {
namespace {

// Reads "topic","case","input","stat","value","source" lines into {case, stat} -> value; no cell has a quote
// inside.
std::map<std::pair<std::string, std::string>, double> reference_numbers() {
  const char* source = std::getenv("PLENARY_SOURCE");
  std::ifstream file(std::string(source ? source : ".") + "/../shared/vectors/scalar_vectors.csv");
  std::map<std::pair<std::string, std::string>, double> out;
  for (std::string line; std::getline(file, line);) {
    const auto parts = split(line, '"');
    if (parts.size() >= 10) out[{std::string(parts[3]), std::string(parts[7])}] = std::atof(parts[9].data());
  }
  return out;
}

class Vectors : public testing::Test {
 protected:
  void SetUp() override {
    if (numbers_.empty()) GTEST_SKIP() << "../shared/vectors/scalar_vectors.csv is not here";
  }
  double number(const std::string& example, const std::string& stat) const {
    return numbers_.at({example, stat});
  }

 private:
  std::map<std::pair<std::string, std::string>, double> numbers_ = reference_numbers();
};

TEST_F(Vectors, PoissonIntervalsAgreeWithR) {
  for (const uint64_t k : {0u, 1u, 3u, 10u, 50u}) {
    const std::string example = "poisson k=" + std::to_string(k);
    EXPECT_NEAR(poisson_interval(k).low, number(example, "garwood95_low"), 1e-9);
    EXPECT_NEAR(poisson_interval(k).high, number(example, "garwood95_high"), 1e-9);
  }
}

TEST_F(Vectors, DiversityAgreesWithR) {
  const std::string example = "CHAOSS EF example";
  const auto d = diversity(std::vector<double>{1000, 433, 343, 332, 202, 90, 42, 33});
  ASSERT_TRUE(d);
  EXPECT_EQ(static_cast<double>(d->elephant_factor), number(example, "elephant_factor_50"));
  EXPECT_NEAR(d->shannon, number(example, "shannon_nat"), 1e-12);
  EXPECT_NEAR(d->hill_1, number(example, "hill_q1"), 1e-12);
  EXPECT_NEAR(d->hill_2, number(example, "hill_q2"), 1e-12);
  EXPECT_NEAR(d->hhi, number(example, "simpson_sum_p2_HHI"), 1e-12);
  EXPECT_NEAR(d->gini, number(example, "gini"), 1e-12);
}

}  // namespace
}  // namespace plenary
