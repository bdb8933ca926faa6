// R 4.2.2: cor(x, y, method), and cor of the residuals of lm(rank(x) ~ rank(controls)).
#include "stats/correlation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace plenary {
namespace {

using Numbers = std::vector<double>;

const Numbers kX{1, 2, 2, 3, 5, 8, 8, 8, 9, 10}, kY{2, 1, 4, 4, 3, 9, 7, 7, 12, 11};
const Numbers kSize{5, 1, 3, 2, 2, 6, 4, 9, 7, 8}, kRegion{1, 1, 2, 2, 3, 3, 3, 4, 1, 2};

TEST(MidRanks, ShareTheRanksOfTies) {
  EXPECT_EQ(mid_ranks(Numbers{30, 10, 30, 20}), (Numbers{3.5, 1, 3.5, 2}));
  EXPECT_EQ(mid_ranks({}), Numbers{});
}

TEST(Correlation, EqualsThatOfRWithTies) {
  EXPECT_NEAR(*pearson(kX, kY), 0.91005500943202, 1e-12);
  EXPECT_NEAR(*spearman(kX, kY), 0.90715987220684, 1e-12);
  EXPECT_NEAR(*kendall(kX, kY), 0.76212081316727, 1e-12);
}

TEST(Kendall, OfTheNileEqualsThatOfR) {
  const Numbers flow{1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994, 1020,
                     960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840};
  Numbers year;
  for (size_t i = 0; i < flow.size(); ++i) year.push_back(static_cast<double>(i));
  EXPECT_NEAR(*kendall(year, flow), -0.071760989628058, 1e-12);
}

TEST(PartialSpearman, EqualsThatOfR) {
  EXPECT_NEAR(*partial_spearman(kX, kY, std::vector<Numbers>{kSize}), 0.82284992621558, 1e-12);
  EXPECT_NEAR(*partial_spearman(kX, kY, std::vector<Numbers>{kSize, kRegion}), 0.83456172899845, 1e-12);
  EXPECT_NEAR(*partial_spearman(kX, kY, {}), *spearman(kX, kY), 1e-15);
}

TEST(PartialPearson, OfOneControlEqualsItsClosedForm) {
  const double xy = *pearson(kX, kY), xz = *pearson(kX, kSize), yz = *pearson(kY, kSize);
  EXPECT_NEAR(*partial_pearson(kX, kY, std::vector<Numbers>{kSize}),
              (xy - xz * yz) / std::sqrt((1 - xz * xz) * (1 - yz * yz)), 1e-12);
}

TEST(PartialSpearman, IgnoresControlsThatSayNothingNew) {
  const Numbers constant(10, 4);
  EXPECT_NEAR(*partial_spearman(kX, kY, std::vector<Numbers>{kSize, constant, kSize}), 0.82284992621558,
              1e-9);
}

TEST(PartialSpearman, IsNothingWhenTheControlsExplainASideWholly) {
  EXPECT_FALSE(partial_spearman(kX, kY, std::vector<Numbers>{kX}));
  EXPECT_FALSE(partial_spearman(kX, kY, std::vector<Numbers>{{1, 2}}));
}

TEST(Correlation, IsNothingForAConstantOrTooFew) {
  const Numbers constant(10, 0.1);
  for (const auto function : {pearson, spearman, kendall}) {
    EXPECT_FALSE(function(kX, constant));
    EXPECT_FALSE(function(constant, kX));
    EXPECT_FALSE(function({}, {}));
    EXPECT_FALSE(function(Numbers{1}, Numbers{2}));
    EXPECT_FALSE(function(kX, Numbers{1, 2}));
    EXPECT_FALSE(function(Numbers{1, std::nan("")}, Numbers{1, 2}));
    EXPECT_FALSE(function(Numbers{1, INFINITY}, Numbers{1, 2}));
  }
}

TEST(Correlation, OfTwoPairsIsOneEitherWay) {
  for (const auto function : {pearson, spearman, kendall}) {
    EXPECT_NEAR(*function(Numbers{1, 2}, Numbers{5, 9}), 1, 1e-15);
    EXPECT_NEAR(*function(Numbers{1, 2}, Numbers{9, 5}), -1, 1e-15);
  }
}

TEST(Pearson, DoesNotOverflowOrVanish) {
  EXPECT_NEAR(*pearson(Numbers{1e300, 2e300, 3e300}, Numbers{1e-300, 2e-300, 3e-300}), 1, 1e-12);
}

TEST(Auc, IsTheShareOfPairsInTheRightOrder) {
  EXPECT_EQ(auc(Numbers{1, 2, 3, 4}, {false, false, true, true}), 1);
  EXPECT_EQ(auc(Numbers{4, 3, 2, 1}, {false, false, true, true}), 0);
  EXPECT_EQ(auc(Numbers{7, 7, 7}, {true, false, false}), 0.5);
  EXPECT_EQ(auc(Numbers{1, 2, 2, 3}, {false, true, false, true}), 0.875);  // 3.5 of 4 pairs
}

TEST(Auc, NeedsBothKinds) {
  EXPECT_FALSE(auc(Numbers{1, 2}, {true, true}));
  EXPECT_FALSE(auc(Numbers{1, 2}, {false, false}));
  EXPECT_FALSE(auc({}, {}));
  EXPECT_FALSE(auc(Numbers{1, 2}, {true}));
  EXPECT_FALSE(auc(Numbers{1, std::nan("")}, {true, false}));
}

TEST(Residuals, AreWhatRegressionLeavesWithLengthOne) {
  const std::vector<double> x{1, 2, 4, 5};
  const std::vector<std::vector<double>> controls{{0, 0, 1, 1}};
  const auto got = residuals(x, controls);  // less the means 1.5 and 4.5
  ASSERT_TRUE(got);
  for (size_t i = 0; i < 4; ++i) EXPECT_NEAR((*got)[i], i % 2 == 0 ? -0.5 : 0.5, 1e-12);
  EXPECT_FALSE(residuals(std::vector<double>{2, 2, 5, 5}, controls));
}

TEST(Explained, IsTheSquareOfTheMultipleCorrelation) {
  const std::vector<double> x{1, 2, 4, 5};
  const std::vector<std::vector<double>> controls{{0, 0, 1, 1}, {3, 3, 3, 3}, {0, 0, 2, 2}};
  const auto got = explained(x, controls);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->share, 0.9, 1e-12);  // 9 of 10 squares are between the halves
  EXPECT_NEAR(got->adjusted, 1 - 0.1 * 3 / 2, 1e-12);
  EXPECT_EQ(got->columns, 1u);  // a constant and a copy say nothing more
}

TEST(Explained, NeedsMoreValuesThanColumns) {
  const std::vector<std::vector<double>> controls{{1, 0, 0, 2}, {0, 1, 0, 5}};
  EXPECT_FALSE(explained(std::vector<double>{1, 2, 4, 5}, controls));
}

}  // namespace
}  // namespace plenary
