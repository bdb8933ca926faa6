// Outliers of one indicator: a few extreme values would else decide the scale of all others (OECD/JRC step
// "data treatment"). The rule is COINr's: leave a column alone while |skewness| < 2 or kurtosis < 3.5; else
// move the most extreme values to their neighbours, a few at the most; else take the logarithm.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/missing.h"

namespace plenary::composite {

/// Sample skewness G1 (Joanes and Gill 1998, as SAS and SPSS); missing below 3 values or without variance.
double skewness(const Values& x);
/// Sample excess kurtosis G2; missing below 4 values or without variance.
double kurtosis(const Values& x);

struct Treatment {
  bool on = false;
  int most = 5;  ///< values moved before the logarithm is taken; tied values count one each
  bool operator==(const Treatment&) const = default;
};

/// Reads "none" or "winsor:N".
Result<Treatment> parse_treatment(std::string_view text);
std::string name_of(const Treatment& treatment);

/// What was done to a column.
struct Treated {
  Values values;
  bool logarithm = false;           ///< log(x - min + 0.01 (max - min)) of all values
  std::vector<size_t> high, low;    ///< units that were moved down or up to the next value
  double skew_before, kurt_before;  ///< missing where they cannot be computed
  double skew_after, kurt_after;
  bool passes = true;  ///< the result meets the rule (false: left to the reader to judge)
  bool touched() const { return logarithm || !high.empty() || !low.empty(); }
};

/// Treats a column. Too few values for the statistics, or all of them equal: it stays as it is.
Treated treat(Values x, const Treatment& treatment);

}  // namespace plenary::composite
