#include "stats/sparse.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plenary {
namespace {

TEST(Sparse, AVectorHasUnitLengthAndEachTermOnce) {
  const auto v = unit_vector({{7, 1.5}, {2, 4}, {7, 1.5}, {9, 0}, {4, -1}});
  EXPECT_EQ(v.terms, (std::vector<uint32_t>{2, 7}));
  EXPECT_FLOAT_EQ(v.weights[0], 0.8F);
  EXPECT_FLOAT_EQ(v.weights[1], 0.6F);
}

TEST(Sparse, EqualWeightsGiveSaltonsMeasure) {
  const auto a = unit_vector({{1, 1}, {2, 1}, {3, 1}, {4, 1}});
  const auto b = unit_vector({{3, 1}, {4, 1}, {5, 1}, {6, 1}, {7, 1}, {8, 1}, {9, 1}, {10, 1}, {11, 1}});
  EXPECT_NEAR(cosine(a, b), 2 / std::sqrt(4.0 * 9.0), 1e-7);
}

TEST(Sparse, WhatHasNoTermsIsLikeNothing) {
  const auto none = unit_vector({});
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(cosine(none, none), 0);
  EXPECT_TRUE(shared_terms(none, unit_vector({{1, 1}})).empty());
}

TEST(Sparse, PartsOfSharedTermsAddUpToTheCosine) {
  const auto a = unit_vector({{1, 3}, {2, 4}, {5, 1}});
  const auto b = unit_vector({{1, 4}, {2, 3}, {6, 2}});
  const auto parts = shared_terms(a, b);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_NEAR(parts[0].second + parts[1].second, cosine(a, b), 1e-9);
}

// Term 0 is in every text of source 0 and nowhere else; term 1 in one text of each; term 2 in none.
TEST(Sparse, AWordThatOneBodyAlwaysUsesSaysNothing) {
  std::vector<TermCounts> texts(1000);
  for (size_t i = 0; i < texts.size(); ++i) {
    texts[i].source = i < 100 ? 0 : 1;
    if (i < 100) texts[i].counts.emplace_back(0, 1);
    if (i % 900 == 0) texts[i].counts.emplace_back(1, 1);
  }
  const auto rarity = term_rarity(texts, 3, 2);
  EXPECT_NEAR(rarity[0], 0, 1e-12);
  EXPECT_NEAR(rarity[1], std::log(100.0), 1e-12);
  EXPECT_NEAR(rarity[2], std::log(1000.0), 1e-12);
}

TEST(Sparse, AFewTextsOfABodyDoNotDecideWhatIsCommon) {
  std::vector<TermCounts> texts(1000);
  for (auto& text : texts) text.source = 1;
  for (size_t i = 0; i < 5; ++i) texts[i] = {{{0, 1}}, 0};
  EXPECT_NEAR(term_rarity(texts, 1, 2)[0], std::log(200.0), 1e-12);
}

TEST(Sparse, OnlyTheHeaviestTermsAreKept) {
  const std::vector<double> rarity{5, 1, 3};
  const auto v = weigh({{{0, 1}, {1, 2}, {2, 1}}, 0}, rarity, 2);
  EXPECT_EQ(v.terms, (std::vector<uint32_t>{0, 2}));
  EXPECT_FLOAT_EQ(v.weights[0] / v.weights[1], 5.0F / 3.0F);
}

}  // namespace
}  // namespace plenary
