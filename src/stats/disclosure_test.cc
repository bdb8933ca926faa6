// Examples of the Handbook on Statistical Disclosure Control.
#include "stats/disclosure.h"

#include <gtest/gtest.h>

#include <string>

#include "stats/reference_data.h"

namespace plenary {
namespace {

class HandbookVectors : public testing::Test {
 protected:
  void SetUp() override {
    rows_ = reference_rows("sdc_published_vectors.csv");
    if (rows_.empty()) GTEST_SKIP() << "../shared/vectors/sdc_published_vectors.csv is not here";
  }
  std::string expected(const std::string& source, const std::string& quantity) const {
    for (const auto& row : rows_)
      if (row.size() == 4 && row[0] == source && row[2] == quantity) return row[3];
    return "no such row";
  }
  double number(const std::string& source, const std::string& quantity) const {
    return std::stod(expected(source, quantity));
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

TEST(Disclosure, OneHolderOfLessThanNineTenthsIsSafeByTheOldRuleAlthoughTheSecondKnowsItToTwoPerCent) {
  const Contributions who{3, 100'000, 50'000, 49'000};
  EXPECT_FALSE(n_k_dominated(std::vector<double>{50'000, 49'000, 1'000}, 100'000, 1, 90));
  EXPECT_NEAR(*overestimate(who), 2, 1e-12);
  EXPECT_TRUE(dominated(who, 10));
}

TEST(Disclosure, TwoOfManyAreSafeByTheRuleOfPAlthoughTheRuleOfTheTwoGreatestSaysUnsafe) {
  const Contributions who{4, 110'000, 52'000, 50'000};
  EXPECT_FALSE(dominated(who, 10));
  EXPECT_NEAR(*overestimate(who), 15.384615384615385, 1e-9);
  EXPECT_TRUE(n_k_dominated(std::vector<double>{52'000, 50'000, 8'000}, 110'000, 2, 90.909));
}

TEST(Disclosure, TheUpperProtectionIsWhatTheIntervalMustReachAboveTheValue) {
  EXPECT_NEAR(protection({3, 330, 300, 20}, 10), 20, 1e-12);
  EXPECT_NEAR(n_k_protection(std::vector<double>{10, 300, 20}, 330, 1, 85), 22.94117647058823, 1e-12);
}

TEST(Disclosure, ASafeNumberNeedsNoProtection) {
  EXPECT_EQ(protection({4, 110'000, 52'000, 50'000}, 10), 0);
  EXPECT_EQ(n_k_protection(std::vector<double>{10, 10, 10}, 30, 1, 85), 0);
}

TEST(Disclosure, AGroupOfWeightFourIsFourContributors) {
  const auto who = contributions_of(std::vector<WeightedContribution>{{10, 7}, {100, 4}});
  EXPECT_EQ(who.count, 11);
  EXPECT_EQ(who.first, 100);
  EXPECT_EQ(who.second, 100);
  EXPECT_EQ(who.total, 470);
}

TEST(Disclosure, AWeightThatIsNearlyOneStandsForOne) {
  const auto who = contributions_of(std::vector<WeightedContribution>{{100, 1.2}, {10, 1}});
  EXPECT_EQ(who.first, 100);
  EXPECT_EQ(who.second, 10);
}

TEST(Disclosure, NobodyIsNotTooFew) {
  EXPECT_FALSE(too_few(0, 3));
  EXPECT_TRUE(too_few(1, 3));
  EXPECT_TRUE(too_few(2, 3));
  EXPECT_FALSE(too_few(3, 3));
}

TEST(Disclosure, OneContributorIsDominatedAndNoneIsNot) {
  EXPECT_TRUE(dominated({1, 5, 5, 0}, 10));
  EXPECT_FALSE(dominated({0, 0, 0, 0}, 10));
  EXPECT_FALSE(overestimate({0, 0, 0, 0}));
}

TEST_F(HandbookVectors, TheRulesAgreeWithTheHandbook) {
  EXPECT_EQ(expected("HandbookSDC ex1", "(1,90) dominance"), "safe");
  EXPECT_EQ(expected("HandbookSDC ex1", "p% overestimate of x1 by 2nd contributor"), "2%");
  EXPECT_EQ(expected("HandbookSDC ex2", "p%=10"), "safe (15.4% overestimate)");
  EXPECT_NEAR(p_of_two_k(80), number("HandbookSDC", "equivalent p"), 1e-12);
  EXPECT_NEAR(p_of_two_k(95), 5.263157894736842, 1e-12);
  const std::vector<double> sizes{300, 20, 10};
  EXPECT_TRUE(n_k_dominated(sizes, 330, 1, 85));
  EXPECT_NEAR(n_k_protection(sizes, 330, 1, 85), number("HandbookSDC ex4", "upper protection level (1,85)"),
              1e-10);
  EXPECT_NEAR(330 + n_k_protection(sizes, 330, 1, 85), 352.9411764705882, 1e-10);
  EXPECT_NEAR(protection({3, 330, 300, 20}, 10),
              number("HandbookSDC ex4 data", "upper protection level = p/100*x1-(X-x1-x2)"), 1e-12);
}

}  // namespace
}  // namespace plenary
