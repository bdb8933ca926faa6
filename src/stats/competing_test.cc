// R 4.2.2, survival 3.5: survfit(Surv(t, factor(cause, 0:2)) ~ 1, conf.type = "log-log"), whose standard
// error (infinitesimal jackknife) equals the delta method's here.
#include "stats/competing.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace plenary {
namespace {

using Lifetimes = std::vector<Lifetime>;
using Numbers = std::vector<double>;

const Lifetimes kTen{{1, 1}, {2, 2}, {2, 0}, {3, 1}, {4, 1}, {5, 2}, {5, 1}, {6, 0}, {7, 2}, {8, 1}};

TEST(AalenJohansen, EqualsThatOfR) {
  const auto got = aalen_johansen(kTen);
  ASSERT_TRUE(got);
  ASSERT_EQ(got->size(), 2u);
  const Numbers times{1, 2, 3, 4, 5, 7, 8};
  const Numbers first{
      0.1, 0.1, 0.21428571428571, 0.32857142857143, 0.44285714285714, 0.44285714285714, 0.61428571428571};
  const Numbers second{0, 0.1, 0.1, 0.1, 0.21428571428571, 0.38571428571429, 0.38571428571429};
  const Numbers error_1{0.094868329805051, 0.094868329805051, 0.135041295919058, 0.156184461473704,
                        0.165747709507544, 0.165747709507544, 0.176679776545685};
  const Numbers error_2{0,
                        0.094868329805051,
                        0.094868329805051,
                        0.094868329805051,
                        0.135041295919058,
                        0.176679776545685,
                        0.176679776545685};
  for (size_t i = 0; i < times.size(); ++i) {
    EXPECT_EQ((*got)[0][i].time, times[i]);
    EXPECT_NEAR((*got)[0][i].incidence, first[i], 1e-12) << i;
    EXPECT_NEAR((*got)[1][i].incidence, second[i], 1e-12) << i;
    EXPECT_NEAR((*got)[0][i].std_error, error_1[i], 1e-9) << i;
    EXPECT_NEAR((*got)[1][i].std_error, error_2[i], 1e-9) << i;
  }
  EXPECT_NEAR((*got)[0][2].interval->low, 0.0322396435511005, 1e-9);
  EXPECT_FALSE((*got)[1][0].interval);  // none has ended so
}

TEST(AalenJohansen, AddsUpToOneWithTheSurvival) {
  const auto got = aalen_johansen(kTen);
  const auto survival = kaplan_meier(kTen);
  ASSERT_TRUE(got && survival);
  for (size_t i = 0; i < survival->steps.size(); ++i)
    EXPECT_NEAR((*got)[0][i].incidence + (*got)[1][i].incidence + survival->steps[i].survival, 1, 1e-12);
}

TEST(AalenJohansen, WithOneCauseIsKaplanMeiersComplement) {
  const Lifetimes lives{{1, 1}, {2, 1}, {2, 0}, {3, 1}, {3, 1}, {4, 0}, {5, 1}, {6, 0}};
  const auto got = aalen_johansen(lives);
  const auto survival = kaplan_meier(lives);
  ASSERT_TRUE(got && survival);
  for (size_t i = 0; i < survival->steps.size(); ++i) {
    EXPECT_NEAR((*got)[0][i].incidence, 1 - survival->steps[i].survival, 1e-12);
    EXPECT_NEAR((*got)[0][i].std_error, *survival->steps[i].std_error, 1e-12);
  }
}

TEST(AalenJohansen, OfCensoredOnlyHasNoSteps) {
  const auto got = aalen_johansen(Lifetimes{{3, 0}});
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->at(0).empty());
}

TEST(AalenJohansen, WhereAllEndAtOnceHasNoErrorButOfTheShare) {
  const auto got = aalen_johansen(Lifetimes{{3, 1}, {3, 2}});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->at(0).at(0).incidence, 0.5);
  EXPECT_NEAR(got->at(0).at(0).std_error, std::sqrt(0.5 * 0.5 / 2), 1e-12);
}

TEST(IncidenceQuantile, IsTheTimeByWhichTheShareHasEndedThatWay) {
  // Of four, one ends otherwise at 1; the others end at 2, 3 and 4: half have ended by 3.
  const auto got = aalen_johansen(Lifetimes{{1, 2}, {2, 1}, {3, 1}, {4, 1}});
  ASSERT_TRUE(got);
  const auto half = incidence_quantile(got->at(0), 0.5);
  EXPECT_EQ(half.time, 3);
  EXPECT_EQ(half.low, 2);
  EXPECT_FALSE(half.high);  // of four, more than half may well end otherwise
}

TEST(IncidenceQuantile, IsNothingWhereMoreEndOtherwise) {
  const auto got = aalen_johansen(Lifetimes{{1, 2}, {2, 2}, {3, 2}, {4, 1}});
  ASSERT_TRUE(got);
  EXPECT_FALSE(incidence_quantile(got->at(0), 0.5).time);
  EXPECT_FALSE(incidence_quantile(got->at(0), 1.5).time);
}

TEST(AalenJohansen, NeedsLifetimesThatCanBe) {
  EXPECT_FALSE(aalen_johansen({}));
  EXPECT_FALSE(aalen_johansen(Lifetimes{{-1, 1}}));
}

}  // namespace
}  // namespace plenary
