#include "advise/ratings.h"

#include <gtest/gtest.h>

#include "advise/success_agreement.h"

namespace plenary {
namespace {

TEST(Scale, IsReadAsItsTwoEnds) {
  EXPECT_EQ(parse_scale("1-5"), (Interval{1, 5}));
  EXPECT_EQ(parse_scale("-2 - 2"), (Interval{-2, 2}));
  EXPECT_EQ(parse_scale("0-0.5"), (Interval{0, 0.5}));
}

TEST(Scale, ThatDoesNotRiseOrIsNoneIsRefused) {
  for (const char* text : {"", "5", "-5", "5-1", "1-1", "a-b", "1-5x", "1--", "nan-5", "1-inf"})
    EXPECT_FALSE(parse_scale(text)) << text;
}

// Six targets rated by four judges: table 2 of Shrout and Fleiss (1979); ICC(2,1) is .29 and ICC(2,4) .62.
std::vector<ExpertRating> shrout_and_fleiss() {
  constexpr double kScores[6][4] = {{9, 2, 5, 8}, {6, 1, 3, 2},  {8, 4, 6, 8},
                                    {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
  std::vector<ExpertRating> out;
  for (uint32_t work = 0; work < 6; ++work)
    for (int64_t rater = 0; rater < 4; ++rater) {
      ExpertRating r;
      r.rater = rater, r.work = work, r.share = kScores[work][rater] / 10;
      out.push_back(r);
    }
  return out;
}

TEST(RaterAgreement, IsTheIntraclassCorrelationOfShroutAndFleiss) {
  const auto got = rater_agreement(shrout_and_fleiss(), SuccessIndicator::kPracticality);
  ASSERT_TRUE(got.icc);
  EXPECT_NEAR(*got.icc->icc2, 0.29, 0.005);
  EXPECT_NEAR(*got.icc->icc2k, 0.62, 0.005);
}

TEST(RaterAgreement, LeavesOutWhoRatedLittleAndSaysSo) {
  auto ratings = shrout_and_fleiss();
  ExpertRating lone;
  lone.rater = 9, lone.work = 3, lone.share = 0.5;
  ratings.push_back(lone);
  const auto got = rater_agreement(ratings, SuccessIndicator::kPracticality);
  EXPECT_EQ(got.raters, 5u);
  EXPECT_EQ(got.raters_used, 4u);
  EXPECT_EQ(got.standards_used, 6u);
  EXPECT_NEAR(*got.icc->icc2, 0.29, 0.005);
}

TEST(RaterAgreement, OfAnIndicatorThatNobodyRatedIsNone) {
  const auto got = rater_agreement(shrout_and_fleiss(), SuccessIndicator::kUbiquity);
  EXPECT_EQ(got.raters, 0u);
  EXPECT_FALSE(got.icc);
}

TEST(ExpertView, IsTheMeanOfTheRatersWithTheirRange) {
  const auto got = expert_view(shrout_and_fleiss(), 1, SuccessIndicator::kPracticality);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->raters, 4u);
  EXPECT_NEAR(got->mean, 0.3, 1e-12);
  EXPECT_EQ(got->least, 0.1);
  EXPECT_EQ(got->most, 0.6);
  EXPECT_FALSE(expert_view(shrout_and_fleiss(), 7, SuccessIndicator::kPracticality));
}

TEST(RankAgreement, NeedsFivePairs) {
  EXPECT_FALSE(rank_agreement({1, 2, 3, 4}, {1, 2, 3, 4}).rho);
  const auto five = rank_agreement({1, 2, 3, 4, 5}, {1, 2, 3, 5, 4});
  ASSERT_TRUE(five.rho && five.interval);
  EXPECT_NEAR(*five.rho, 0.9, 1e-12);  // 1 - 6 * 2 / (5 * 24)
}

// Both grow with age; what age leaves of them goes opposite ways.
TEST(RankAgreement, TakesAThirdInfluenceOut) {
  std::vector<double> x, y, age;
  for (int i = 0; i < 24; ++i)
    x.push_back(i + (i % 2 == 0 ? 3 : -3)), y.push_back(i + (i % 2 == 0 ? -3 : 3)), age.push_back(i);
  const auto raw = rank_agreement(x, y), rest = rank_agreement(x, y, &age);
  ASSERT_TRUE(raw.interval && rest.interval);
  EXPECT_GT(raw.interval->low, 0.3);
  EXPECT_LT(rest.interval->high, -0.8);
}

}  // namespace
}  // namespace plenary
