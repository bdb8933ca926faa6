// Five documents of four organizations: AB, ABC, AC, BD, A; all numbers follow from the definitions.
#include "stats/collaboration.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "stats/reference_data.h"

namespace plenary {
namespace {

using Papers = std::vector<std::vector<uint32_t>>;

const Papers kFive{{0, 1}, {0, 1, 2}, {0, 2}, {1, 3}, {0}};

TEST(CollaborationIndices, EqualTheirDefinitions) {
  const auto got = collaboration_indices(kFive);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->mean_size, 2);
  EXPECT_EQ(got->joint_share, 0.8);
  EXPECT_NEAR(got->coefficient, 0.43333333333333335, 1e-12);
  EXPECT_NEAR(*got->modified, 0.5416666666666667, 1e-12);
}

TEST(CollaborationIndices, OfWorkAloneAreZero) {
  const auto got = collaboration_indices(Papers{{4}, {4, 4}, {}});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->mean_size, 1);
  EXPECT_EQ(got->coefficient, 0);
  EXPECT_EQ(got->modified, 0);
}

TEST(CollaborationIndices, OfOneDocumentHaveNoCorrection) {
  EXPECT_FALSE(collaboration_indices(Papers{{0, 1}})->modified);
  EXPECT_FALSE(collaboration_indices({}));
  EXPECT_FALSE(collaboration_indices(Papers{{}, {}}));
}

TEST(FractionalCredit, AddsUpToTheDocuments) {
  const auto got = fractional_credit(kFive, 4);
  ASSERT_TRUE(got);
  EXPECT_NEAR((*got)[0], 2 + 1.0 / 3, 1e-12);
  EXPECT_NEAR((*got)[1], 1 + 1.0 / 3, 1e-12);
  EXPECT_NEAR((*got)[2], 0.5 + 1.0 / 3, 1e-12);
  EXPECT_EQ((*got)[3], 0.5);
  EXPECT_FALSE(fractional_credit(kFive, 3));
}

TEST(PairStrengths, EqualTheirDefinitions) {
  const auto got = pair_strengths(kFive, PairCounting::kFull);
  ASSERT_EQ(got.size(), 4u);
  EXPECT_EQ(got[0].a, 0u);
  EXPECT_EQ(got[0].b, 1u);
  EXPECT_EQ(got[0].links, 2);
  EXPECT_NEAR(got[0].ratio, 1.5, 1e-12);
  EXPECT_NEAR(got[0].salton, 0.5773502691896258, 1e-12);
  EXPECT_NEAR(got[0].jaccard, 0.4, 1e-12);
  EXPECT_NEAR(got[0].association, 1.0 / 6, 1e-12);
  EXPECT_NEAR(got[3].ratio, 3, 1e-12);  // B and D
}

TEST(PairStrengths, OfFractionsGiveEachOrganizationOneLinkADocument) {
  const auto got = pair_strengths(kFive, PairCounting::kFractional);
  EXPECT_EQ(got[0].links, 1.5);
  EXPECT_EQ(got[0].joint, 2);  // documents count fully, whatever their links
  EXPECT_NEAR(got[1].ratio, 2.25, 1e-12);
}

TEST(PairStrengths, AgreeWithTheStoredTable) {
  const auto rows = reference_rows("collab_5docs.csv");
  if (rows.empty()) GTEST_SKIP() << "../shared/vectors/collab_5docs.csv is not here";
  std::map<std::string, std::vector<double>> got;
  const auto full = pair_strengths(kFive, PairCounting::kFull);
  const auto parts = pair_strengths(kFive, PairCounting::kFractional);
  ASSERT_EQ(full.size(), parts.size());
  for (size_t i = 0; i < full.size(); ++i) {
    const auto& pair = full[i];
    got[{static_cast<char>('A' + pair.a), static_cast<char>('A' + pair.b)}] = {
        pair.links, parts[i].links, pair.salton, pair.jaccard, pair.association, pair.ratio, parts[i].ratio};
  }
  for (size_t row = 1; row < rows.size(); ++row) {
    const auto found = got.find(rows[row].at(0));
    for (size_t i = 0; i < 7; ++i) {
      const double stored = std::atof(rows[row].at(i + 1).c_str());
      EXPECT_NEAR(found == got.end() ? 0 : found->second[i], stored, 1e-12) << rows[row][0] << ' ' << i;
    }
  }
}

TEST(PairStrengths, OfNoJointDocumentAreNone) {
  EXPECT_TRUE(pair_strengths(Papers{{0}, {1}, {}}, PairCounting::kFull).empty());
  EXPECT_TRUE(pair_strengths(Papers{{3, 3}}, PairCounting::kFractional).empty());
}

TEST(FlowRatios, CompareWithTheSizesOfBothSides) {
  const auto got = flow_ratios(std::vector<Flow>{{0, 1, 6}, {0, 2, 2}, {1, 0, 2}, {0, 1, 0}, {2, 2, 99}});
  ASSERT_TRUE(got);
  ASSERT_EQ(got->pairs.size(), 3u);
  EXPECT_NEAR(got->pairs[0].expected, 8 * 6 / 10.0, 1e-12);
  EXPECT_NEAR(got->pairs[0].ratio, 1.25, 1e-12);
  EXPECT_NEAR(got->pairs[2].ratio, 5, 1e-12);
  EXPECT_NEAR(got->reciprocity, 2.0 / 8, 1e-12);  // min(6, 2) over 6 + 2
}

TEST(FlowRatios, OfMutualFlowsAreReciprocal) {
  EXPECT_EQ(flow_ratios(std::vector<Flow>{{0, 1, 3}, {1, 0, 3}})->reciprocity, 1);
}

TEST(FlowRatios, NeedAFlow) {
  EXPECT_FALSE(flow_ratios({}));
  EXPECT_FALSE(flow_ratios(std::vector<Flow>{{0, 0, 5}}));
  EXPECT_FALSE(flow_ratios(std::vector<Flow>{{0, 1, -5}}));
  EXPECT_FALSE(flow_ratios(std::vector<Flow>{{0, 1, std::nan("")}}));
  EXPECT_FALSE(flow_ratios(std::vector<Flow>{{0, 1, INFINITY}}));
}

}  // namespace
}  // namespace plenary
