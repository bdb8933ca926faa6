#include "publish/number_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace plenary {
namespace {

std::string count(double number) { return number_text(number, NumberKind::kCount); }
std::string estimate(double number) { return number_text(number, NumberKind::kEstimate); }
std::string share(double number) { return number_text(number, NumberKind::kShare); }

TEST(NumberText, CountsHaveAllDigitsInGroupsOfThree) {
  EXPECT_EQ(count(0), "0");
  EXPECT_EQ(count(999), "999");
  EXPECT_EQ(count(1234), "1\u202F234");
  EXPECT_EQ(count(12345678), "12\u202F345\u202F678");
  EXPECT_EQ(count(-4991), "\u22124\u202F991");
}

TEST(NumberText, FractionalCountsKeepOneDecimal) { EXPECT_EQ(count(7.0 / 3), "2.3"); }

TEST(NumberText, EstimatesHaveTwoSignificantDigits) {
  EXPECT_EQ(estimate(5.29232650870381), "5.3");
  EXPECT_EQ(estimate(0.239505), "0.24");
  EXPECT_EQ(estimate(1266), "1\u202F300");
  EXPECT_EQ(estimate(0), "0");
}

TEST(NumberText, SharesAreNeverRoundedToAllOrNothing) {
  EXPECT_EQ(share(0), "0\u202F%");
  EXPECT_EQ(share(0.0004), "<0.1\u202F%");
  EXPECT_EQ(share(0.043), "4.3\u202F%");
  EXPECT_EQ(share(0.43), "43\u202F%");
  EXPECT_EQ(share(0.9961), "99.6\u202F%");
  EXPECT_EQ(share(0.99999), ">99.9\u202F%");
  EXPECT_EQ(share(1), "100\u202F%");
}

TEST(NumberText, ANegativeThatRoundsToZeroHasNoSign) {
  EXPECT_EQ(number_text(-1e-12, NumberKind::kCount), "0");
}

TEST(ValueText, NoneUnknownInapplicableAndWithheldDiffer) {
  EXPECT_EQ(value_text(Value::of(0), NumberKind::kCount), "0");
  EXPECT_EQ(value_text(Value::no_data(), NumberKind::kCount), "no data");
  EXPECT_EQ(value_text(Value::not_applicable("founded in 2021"), NumberKind::kCount),
            "not applicable: founded in 2021");
  EXPECT_EQ(value_text(Value::suppressed("fewer than 3"), NumberKind::kCount), "withheld: fewer than 3");
}

TEST(ValueText, ANumberThatIsNotFiniteIsNoData) {
  EXPECT_EQ(value_text(Value::of(std::numeric_limits<double>::quiet_NaN()), NumberKind::kCount), "no data");
  EXPECT_EQ(value_text(Value::of(std::numeric_limits<double>::infinity()), NumberKind::kShare), "no data");
}

TEST(IntervalText, SaysBothEnds) {
  EXPECT_EQ(interval_text(Value::of(10, Interval{4.795, 18.39}), NumberKind::kEstimate),
            "95\u202F% interval 4.8 to 18");
  EXPECT_EQ(interval_text(Value::of(10), NumberKind::kEstimate), "");
}

}  // namespace
}  // namespace plenary
