// Missing values of one indicator, replaced by what other units have. An imputed value is a declared
// assumption: the default of every caller is not to impute.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/missing.h"

namespace plenary::composite {

enum class Impute { kNone, kMean, kMedian, kGroupMean, kGroupMedian };

struct Imputation {
  Impute by = Impute::kNone;
  std::string column;  ///< of groups, for kGroupMean and kGroupMedian
  bool operator==(const Imputation&) const = default;
};

/// Reads "none", "mean", "median", "group-mean:COLUMN" or "group-median:COLUMN".
Result<Imputation> parse_imputation(std::string_view text);
std::string name_of(const Imputation& imputation);

/// Replaces missing values by the mean or median of the values that are there; within the unit's group where
/// `by` says so (`groups`: one name a unit, empty is unknown). A unit without a group, and a group without
/// any value, stay missing.
Values impute(Values x, Impute by, const std::vector<std::string>& groups);

}  // namespace plenary::composite
