#include "identity/linkage.h"

#include <gtest/gtest.h>

#include <cmath>

#include "identity/blocks.h"
#include "identity/clusters.h"
#include "identity/likeness.h"

namespace plenary {
namespace {

constexpr const char* kModel =
    "part,name,level,m,u,says\n"
    "setting,prior_match,,0.2,,\n"
    "setting,prior_pairs,,10,,\n"
    "setting,prior_ratio,,0,,\n"
    "comparison,name,same,0.8,0.1,the same name\n"
    "comparison,name,other,0.1,0.8,other names\n"
    "comparison,name,not asked,0.1,0.1,\n";

Result<LinkageModel> model(const char* csv = kModel) {
  return read_linkage(csv, {{"name", {"same", "other"}}}, {"prior_match", "prior_pairs", "prior_ratio"});
}

Pattern pattern(uint8_t level) {
  Pattern p;
  p.fill(kNotAsked);
  p[0] = level;
  return p;
}

TEST(Linkage, BitsAreThePriorAndTheRatios) {
  const auto m = model().value();
  EXPECT_DOUBLE_EQ(bits(m, pattern(0)), std::log2(0.25) + std::log2(8));
  EXPECT_DOUBLE_EQ(bits(m, pattern(1)), std::log2(0.25) - std::log2(8));
  EXPECT_DOUBLE_EQ(bits(m, pattern(kNotAsked)), -2);
}

TEST(Linkage, ProbabilityOfBits) {
  EXPECT_DOUBLE_EQ(probability(0), 0.5);
  EXPECT_DOUBLE_EQ(probability(1), 2.0 / 3);
  EXPECT_DOUBLE_EQ(probability(-1), 1.0 / 3);
}

TEST(Linkage, WaterfallAddsUpToTheBits) {
  const auto m = model().value();
  double sum = 0;
  for (const auto& step : waterfall(m, pattern(0))) sum += step.bits;
  EXPECT_DOUBLE_EQ(sum, bits(m, pattern(0)));
}

TEST(Linkage, EstimateMovesTowardsTheListAndKeepsSums) {
  auto m = model().value();
  estimate(m, {{pattern(0), 900}, {pattern(1), 100}});
  EXPECT_GT(m.setting("prior_match"), 0.5);
  double sum = 0;
  for (const auto& level : m.comparisons[0].levels) sum += level.m;
  EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(Linkage, StrongPriorHoldsAgainstTheList) {
  auto m = model().value();
  m.settings["prior_ratio"] = 1000;
  estimate(m, {{pattern(0), 900}, {pattern(1), 100}});
  EXPECT_NEAR(m.setting("prior_match"), 0.2, 0.01);
}

TEST(Linkage, TableThatIsNotTheProgramsIsRefused) {
  EXPECT_FALSE(model("part,name,level,m,u,says\ncomparison,name,same,0.8,0.1,x\n"));
  EXPECT_FALSE(model("part,name,level,m,u,says\ncomparison,name,same,2,0.1,x\n"));
  EXPECT_FALSE(model("part,name,level,m,u,says\nsetting,join,,much,,\n"));
  EXPECT_FALSE(model("part,name,level,m,u,says\nsetting,join\n"));
  EXPECT_FALSE(model(""));
}

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

TEST(Blocks, ItemsOfOneKeyMeetOnce) {
  EXPECT_EQ(candidate_pairs({{7, 2}, {7, 1}, {9, 2}, {9, 1}, {8, 5}}, {}), (Pairs{{1, 2}}));
}

TEST(Blocks, LargeBlockIsBoundedAndItsHubMeetsAll) {
  std::vector<BlockKey> keys;
  for (uint32_t i = 0; i < 1000; ++i) keys.push_back({1, i, i == 500});
  const auto pairs = candidate_pairs(keys, {30, 2, 1});
  EXPECT_EQ(pairs.size(),
            999u + 998u + 999u - 4u);  // neighbours, next but one, the hub with all but those it met
}

// Items 0-1-2 in a chain, 0 and 2 apart.
double chain(uint32_t a, uint32_t b) { return b - a == 1 ? 5 : -10; }

TEST(Clusters, ChainOfPairsIsNotOneEntity) {
  EXPECT_EQ(cluster(3, {{0, 1, 6}, {1, 2, 5}}, {}, chain), (std::vector<uint32_t>{0, 0, 2}));
}

TEST(Clusters, SurePairJoinsOverDoubts) {
  EXPECT_EQ(cluster(3, {{0, 1, 100}, {1, 2, 100}}, {}, chain), (std::vector<uint32_t>{0, 0, 0}));
}

TEST(Clusters, WhatMustStayApartDoes) {
  const auto apart = [](uint32_t a, uint32_t b) { return a == 0 && b == 2 ? -INFINITY : 50.0; };
  EXPECT_EQ(cluster(3, {{0, 1, 100}, {1, 2, 100}}, {}, apart), (std::vector<uint32_t>{0, 0, 2}));
}

TEST(Clusters, OrderOfPairsDoesNotMatter) {
  const auto near = [](uint32_t, uint32_t) { return 4.0; };
  EXPECT_EQ(cluster(4, {{2, 3, 5}, {0, 1, 5}, {1, 2, 5}}, {}, near),
            cluster(4, {{1, 2, 5}, {2, 3, 5}, {0, 1, 5}}, {}, near));
}

TEST(Likeness, SlipsOfLongWordsAreAlike) {
  EXPECT_TRUE(alike("goncharov", "goncarov"));
  EXPECT_TRUE(alike("ridgewell", "ridgewel"));
  EXPECT_TRUE(alike("smith", "smiht"));
  EXPECT_TRUE(alike("mueller", "muller"));
}

TEST(Likeness, ShortWordsDigitsAndOtherBeginningsAreNot) {
  EXPECT_FALSE(alike("lee", "lea"));
  EXPECT_FALSE(alike("label1", "label2"));
  EXPECT_FALSE(alike("bother", "mother"));
  EXPECT_FALSE(alike("networks", "artworks"));
  EXPECT_TRUE(alike("same", "same"));
}

TEST(Likeness, WordsThatSoundTheSameShareASkeleton) {
  EXPECT_EQ(skeleton("goncharov"), skeleton("gontcharow"));
  EXPECT_NE(skeleton("goncharov"), skeleton("petrov"));
  EXPECT_EQ(skeleton(""), "");
}

}  // namespace
}  // namespace plenary
