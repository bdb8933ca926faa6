// The flow of the Nile 1871-1970 (R's data set): change points by dynamic programming over all partitions.
#include "stats/change_points.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "stats/reference_data.h"

namespace plenary {
namespace {

using Numbers = std::vector<double>;
using Places = std::vector<size_t>;

const Numbers kNile{1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994,  1020,
                    960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,
                    874,  694,  940, 833,  701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,
                    1120, 1100, 832, 764,  821,  768,  845,  864,  862,  698,  845,  744,  796,  1040, 759,
                    781,  865,  845, 944,  984,  897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,
                    1040, 860,  874, 848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,
                    1020, 906,  901, 1170, 912,  746,  919,  718,  714,  740};

TEST(ChangePoints, OfTheNileIsTheYearOfTheDam) {
  const auto got = change_points(kNile, SegmentCost::kMean, 395647.8587182695);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->starts, Places{28});  // 1899
  EXPECT_NEAR(got->cost, 1993105.0531627173, 1e-6);
}

TEST(CautiousPenalty, IsThreeTimesTheVarianceTimesTheLogarithm) {
  EXPECT_NEAR(*cautious_penalty(kNile), 395647.8587182695, 1e-6);  // finds the dam and nothing else
  EXPECT_FALSE(cautious_penalty(Numbers{1, 2}));
  EXPECT_FALSE(cautious_penalty(Numbers{4, 4, 4}));
}

TEST(ChangePoints, OfTheNileAreManyWhenTheyCostLittle) {
  const auto got = change_points(kNile, SegmentCost::kMean, 50000);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->starts, (Places{6, 7, 10, 19, 28, 37, 40, 45, 47, 83, 95}));
  EXPECT_NEAR(got->cost, 1366837.6388888909, 1e-6);
}

TEST(ChangePenalty, OfTheNileIsThatOfItsNoise) {
  EXPECT_NEAR(*change_penalty(kNile, SegmentCost::kMean), 122483.91128269062, 1e-6);
}

TEST(ChangePoints, AgreeWithTheStoredPartitions) {
  const auto rows = reference_rows("pelt_nile.csv");
  const auto flow = reference_rows("nile.csv");
  if (rows.empty() || flow.empty()) GTEST_SKIP() << "../shared/vectors/pelt_nile.csv is not here";
  Numbers values;
  for (size_t i = 1; i < flow.size(); ++i) values.push_back(std::atof(flow[i].at(1).c_str()));
  for (size_t i = 1; i < rows.size(); ++i) {
    const auto got = change_points(values, SegmentCost::kMean, std::atof(rows[i].at(2).c_str()));
    ASSERT_TRUE(got);
    std::string starts;
    for (const size_t start : got->starts) starts += (starts.empty() ? "" : " ") + std::to_string(start);
    EXPECT_EQ(starts, rows[i].at(3));
    EXPECT_NEAR(got->cost, std::atof(rows[i].at(4).c_str()), 1e-6);
  }
}

TEST(ChangePoints, OfCountsFindTheYearInWhichTheyDouble) {
  Numbers counts;
  for (int year = 0; year < 20; ++year) counts.push_back(year < 12 ? 20 + year % 3 : 40 - year % 4);
  const auto got =
      change_points(counts, SegmentCost::kPoisson, *change_penalty(counts, SegmentCost::kPoisson));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->starts, Places{12});
}

TEST(ChangePoints, OfCountsFindTheEndOfActivity) {
  const Numbers counts{7, 5, 8, 6, 0, 0, 0, 0};
  EXPECT_EQ(change_points(counts, SegmentCost::kPoisson, 3 * std::log(8))->starts, Places{4});
}

TEST(ChangePoints, OfEqualValuesAreNone) {
  const Numbers equal(50, 3.3);
  EXPECT_EQ(change_points(equal, SegmentCost::kMean, 1e-6)->starts, Places{});
  EXPECT_EQ(change_points(equal, SegmentCost::kPoisson, 1e-6)->starts, Places{});
  EXPECT_EQ(change_points(Numbers{7}, SegmentCost::kMean, 1)->starts, Places{});
}

TEST(ChangePoints, OfLargeNumbersAreThoseOfTheirDifferences) {
  EXPECT_EQ(change_points(Numbers{1e9, 1e9, 1e9, 1e9 + 1, 1e9 + 1, 1e9 + 1}, SegmentCost::kMean, 0.5)->starts,
            Places{3});
}

TEST(ChangePoints, NeedFiniteValuesAndAPenalty) {
  EXPECT_FALSE(change_points({}, SegmentCost::kMean, 1));
  EXPECT_FALSE(change_points(Numbers{1, std::nan("")}, SegmentCost::kMean, 1));
  EXPECT_FALSE(change_points(Numbers{1, 1e200}, SegmentCost::kMean, 1));
  EXPECT_FALSE(change_points(Numbers{1, 2}, SegmentCost::kMean, 0));
  EXPECT_FALSE(change_points(Numbers{1, 2}, SegmentCost::kMean, std::nan("")));
  EXPECT_FALSE(change_points(Numbers{1, -2}, SegmentCost::kPoisson, 1));
}

TEST(ChangePenalty, WhereNeighboursAreMostlyEqualIsThatOfTheVariance) {
  const Numbers values{0, 0, 0, 0, 0, 0, 3, 3, 3};
  EXPECT_NEAR(*change_penalty(values, SegmentCost::kMean), 3 * 2.25 * std::log(9), 1e-12);
}

TEST(ChangePenalty, NeedsThreeValuesThatDiffer) {
  EXPECT_FALSE(change_penalty(Numbers{1, 2}, SegmentCost::kMean));
  EXPECT_FALSE(change_penalty(Numbers{4, 4, 4}, SegmentCost::kPoisson));
  EXPECT_FALSE(change_penalty(Numbers{4, std::nan(""), 4}, SegmentCost::kMean));
}

}  // namespace
}  // namespace plenary
