#include "stats/impute.h"

#include <gtest/gtest.h>

namespace plenary::composite {
namespace {

const std::vector<std::string> kGroups{"a", "a", "b", "", "a", "b"};

// The k-th value, -1 for missing: so that whole columns can be compared.
Values shown(Values x) {
  for (double& v : x)
    if (missing(v)) v = -1;
  return x;
}

TEST(Impute, TheMeanAndTheMedianAreOfTheValuesThatAreThere) {
  const Values x{1, kMissing, 2, 6, kMissing, kMissing};
  EXPECT_EQ(impute(x, Impute::kMean, {}), (Values{1, 3, 2, 6, 3, 3}));
  EXPECT_EQ(impute(x, Impute::kMedian, {}), (Values{1, 2, 2, 6, 2, 2}));
}

TEST(Impute, AUnitWithoutAGroupAndAGroupWithoutValuesStayMissing) {
  const Values x{1, 3, kMissing, kMissing, kMissing, kMissing};
  EXPECT_EQ(shown(impute(x, Impute::kGroupMean, kGroups)), (Values{1, 3, -1, -1, 2, -1}));
  EXPECT_EQ(shown(impute(x, Impute::kGroupMedian, kGroups)), (Values{1, 3, -1, -1, 2, -1}));
}

TEST(Impute, AColumnWithoutAnyValueStaysMissing) {
  EXPECT_EQ(shown(impute({kMissing, kMissing}, Impute::kMean, {})), (Values{-1, -1}));
}

TEST(Impute, ItsNamesAreRead) {
  EXPECT_EQ(parse_imputation("group-mean:Region"), (Imputation{Impute::kGroupMean, "Region"}));
  EXPECT_EQ(name_of(*parse_imputation("group-median:Region")), "group-median:Region");
  for (const char* wrong : {"", "group-mean", "group-mean:", "modus"}) EXPECT_FALSE(parse_imputation(wrong));
}

}  // namespace
}  // namespace plenary::composite
