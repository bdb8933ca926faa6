// Six targets rated by four judges: table 2 of Shrout and Fleiss (1979), Psychological Bulletin 86; they
// print .17 .29 .71 .44 .62 .91, further digits by R's psych.
#include "stats/reliability.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "stats/correlation.h"
#include "stats/reference_data.h"

namespace plenary {
namespace {

using Numbers = std::vector<double>;

const Numbers kShroutFleiss{9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};

TEST(Intraclass, EqualsShroutAndFleiss) {
  const auto got = intraclass({kShroutFleiss, 4});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->icc1, 0.165741768405476, 1e-12);
  EXPECT_NEAR(*got->icc2, 0.289763779527559, 1e-12);
  EXPECT_NEAR(got->icc3, 0.714840714840715, 1e-12);
  EXPECT_NEAR(got->icc1k, 0.442797133679269, 1e-12);
  EXPECT_NEAR(*got->icc2k, 0.620050547598989, 1e-12);
  EXPECT_NEAR(got->icc3k, 0.909315542377069, 1e-12);
}

// R's psych prints 0.019 to 0.761 for the single rating and 0.071 to 0.927 for the mean of four.
TEST(Intraclass, HasTheIntervalOfMcGrawAndWong) {
  const auto got = intraclass({kShroutFleiss, 4});
  ASSERT_TRUE(got && got->interval2 && got->interval2k);
  EXPECT_NEAR(got->interval2->low, 0.019, 0.0005);
  EXPECT_NEAR(got->interval2->high, 0.761, 0.0005);
  EXPECT_NEAR(got->interval2k->low, 0.071, 0.001);
  EXPECT_NEAR(got->interval2k->high, 0.927, 0.001);
}

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

TEST(CompleteBlock, OfATableWithoutGapsIsAllOfIt) {
  const auto got = complete_block(Numbers{1, 2, 3, 4}, 2);
  EXPECT_EQ(got.rows, (std::vector<size_t>{0, 1}));
  EXPECT_EQ(got.columns, (std::vector<size_t>{0, 1}));
}

// The third rater rated one standard only; leaving that rater out keeps all four standards.
TEST(CompleteBlock, LeavesOutTheRaterWhoHardlyRated) {
  const auto got = complete_block(Numbers{1, 2, kGap, 4, 5, 6, 7, 8, kGap, 9, 10, kGap}, 3);
  EXPECT_EQ(got.rows, (std::vector<size_t>{0, 1, 2, 3}));
  EXPECT_EQ(got.columns, (std::vector<size_t>{0, 1}));
}

TEST(CompleteBlock, OfNothingButGapsIsEmpty) {
  EXPECT_TRUE(complete_block(Numbers{kGap, kGap}, 2).rows.empty());
  EXPECT_TRUE(complete_block(Numbers{}, 0).columns.empty());
}

TEST(Intraclass, OfJudgesWhoAgreeHasNoInterval) {
  EXPECT_FALSE(intraclass({Numbers{1, 1, 2, 2, 7, 7}, 2})->interval2);
}

TEST(Intraclass, DoesNotDependOnTheOrigin) {
  Numbers shifted = kShroutFleiss;
  for (double& rating : shifted) rating += 1e9;
  EXPECT_NEAR(intraclass({shifted, 4})->icc1, 0.165741768405476, 1e-9);
}

TEST(Intraclass, OfJudgesWhoAgreeIsOne) {
  const auto got = intraclass({Numbers{1, 1, 2, 2, 7, 7}, 2});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->icc1, 1);
  EXPECT_EQ(got->icc2, 1);
  EXPECT_EQ(got->icc3k, 1);
}

TEST(Intraclass, OfJudgesWhoDifferByAConstantIsConsistentWithoutAgreement) {
  const auto got = intraclass({Numbers{1, 11, 2, 12, 3, 13}, 2});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->icc3, 1, 1e-12);
  EXPECT_LT(*got->icc2, 0.05);
}

TEST(Intraclass, NeedsTwoSubjectsThatDifferAndTwoRatings) {
  EXPECT_FALSE(intraclass({{}, 2}));
  EXPECT_FALSE(intraclass({Numbers{1, 2}, 2}));
  EXPECT_FALSE(intraclass({Numbers{1, 2, 3}, 1}));
  EXPECT_FALSE(intraclass({Numbers{1, 2, 3}, 2}));
  EXPECT_FALSE(intraclass({Numbers{1, 2, 3}, 0}));
  EXPECT_FALSE(intraclass({Numbers{5, 5, 5, 5}, 2}));
  EXPECT_FALSE(intraclass({Numbers{1, 3, 3, 1}, 2}));  // the means of both subjects are 2
  EXPECT_FALSE(intraclass({Numbers{1, 2, 3, std::nan("")}, 2}));
}

TEST(CronbachAlpha, EqualsThatOfPsych) {
  EXPECT_NEAR(*cronbach_alpha({kShroutFleiss, 4}), 0.909315542377069, 1e-12);
}

TEST(CronbachAlpha, OfItemsThatContradictIsNegative) {
  EXPECT_LT(*cronbach_alpha({Numbers{1, 9, 5, 6, 9, 2}, 2}), 0);
}

TEST(SpearmanBrown, EqualsThatOfR) {
  EXPECT_NEAR(*spearman_brown(0.883303495364178), 0.938036272473834, 1e-12);
  EXPECT_EQ(spearman_brown(0), 0);
  EXPECT_EQ(spearman_brown(1), 1);
  EXPECT_EQ(spearman_brown(0.5, 4), 0.8);
}

TEST(SpearmanBrown, NeedsACorrelation) {
  EXPECT_FALSE(spearman_brown(-1));
  EXPECT_FALSE(spearman_brown(1.5));
  EXPECT_FALSE(spearman_brown(std::nan("")));
  EXPECT_FALSE(spearman_brown(-0.9, 4));
}

TEST_F(Vectors, ReliabilityAgreesWithPsych) {
  const std::string example = "ShroutFleiss1979", split = "split-half items{1,2}|{3,4}";
  const Numbers ratings = input(example);
  const auto got = intraclass({ratings, 4});
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->icc1, number(example, "ICC1"), 1e-9);
  EXPECT_NEAR(*got->icc2, number(example, "ICC2"), 1e-9);
  EXPECT_NEAR(got->icc3, number(example, "ICC3"), 1e-9);
  EXPECT_NEAR(got->icc1k, number(example, "ICC1k"), 1e-9);
  EXPECT_NEAR(*got->icc2k, number(example, "ICC2k"), 1e-9);
  EXPECT_NEAR(got->icc3k, number(example, "ICC3k"), 1e-9);
  EXPECT_NEAR(*cronbach_alpha({ratings, 4}), number(example, "cronbach_alpha_raw"), 1e-9);
  Numbers first, second;
  for (size_t i = 0; i < ratings.size(); i += 4) {
    first.push_back(ratings[i] + ratings[i + 1]);
    second.push_back(ratings[i + 2] + ratings[i + 3]);
  }
  EXPECT_NEAR(*pearson(first, second), number(split, "pearson_r"), 1e-9);
  EXPECT_NEAR(*spearman_brown(*pearson(first, second)), number(split, "spearman_brown"), 1e-9);
}

// Each of 20 units does its own number of things, spread over the events in turn.
std::vector<double> per_unit(const std::vector<bool>& counted) {
  Numbers out(20);
  for (size_t event = 0; event < counted.size(); ++event)
    for (size_t unit = 0; counted[event] && unit < out.size(); ++unit)
      out[unit] += (event * 7 + unit * 3) % 20 < unit;
  return out;
}

TEST(SplitHalf, OfASteadyMetricIsHighAndTheSameAgain) {
  const auto got = split_half(200, per_unit, 50, 1);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->splits, 50u);
  EXPECT_GT(got->correlation, 0.9);
  EXPECT_GT(got->reliability, got->correlation);
  EXPECT_EQ(split_half(200, per_unit, 50, 1)->correlation, got->correlation);
  EXPECT_NE(split_half(200, per_unit, 50, 2)->correlation, got->correlation);
}

TEST(SplitHalf, NeedsTwoEventsAndUnitsThatDiffer) {
  EXPECT_FALSE(split_half(1, per_unit, 50, 1));
  EXPECT_FALSE(split_half(10, per_unit, 0, 1));
  EXPECT_FALSE(split_half(
      10,
      [](const std::vector<bool>&) {
        return Numbers{3, 3, 3};
      },
      50, 1));
}

}  // namespace
}  // namespace plenary
