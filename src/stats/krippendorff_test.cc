#include "stats/krippendorff.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

// Rows are coders, columns units; a space is an answer that a coder left out.
std::vector<std::vector<std::string>> units_of(const std::vector<std::string>& coders) {
  std::vector<std::vector<std::string>> out(coders.front().size());
  for (const auto& coder : coders)
    for (size_t i = 0; i < coder.size(); ++i)
      if (coder[i] != ' ') out[i].emplace_back(1, coder[i]);
  return out;
}

// The three examples of Krippendorff (2011).
TEST(Krippendorff, TwoCodersAndTwoCategoriesAsPublished) {
  const auto got = krippendorff_alpha(units_of({"0100000010", "1110010000"}));
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->alpha, 0.095, 0.0005);
  EXPECT_EQ(got->units, 10u);
}

TEST(Krippendorff, TwoCodersAndFiveCategoriesAsPublished) {
  const auto got = krippendorff_alpha(units_of({"aabbdcccedda", "babbbccceddd"}));
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->alpha, 0.692, 0.0005);
  EXPECT_EQ(got->values, 5u);
}

TEST(Krippendorff, FourCodersWithGapsAsPublished) {
  const auto got =
      krippendorff_alpha(units_of({"123321412   ", "1233224125 3", " 3332342251 ", "12332441251 "}));
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->alpha, 0.743, 0.0005);
  EXPECT_EQ(got->units, 11u);
}

TEST(Krippendorff, WholeAgreementIsOne) {
  EXPECT_DOUBLE_EQ(krippendorff_alpha(units_of({"abba", "abba"}))->alpha, 1);
}

TEST(Krippendorff, OneCategoryOrOneCoderTellsNothing) {
  EXPECT_FALSE(krippendorff_alpha(units_of({"aaaa", "aaaa"})));
  EXPECT_FALSE(krippendorff_alpha(units_of({"abab"})));
  EXPECT_FALSE(krippendorff_alpha({}));
}

}  // namespace
}  // namespace plenary
