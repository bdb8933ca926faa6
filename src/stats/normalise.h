// Indicators brought to one scale on which more is better. Directions are applied first (an indicator of
// direction -1 is multiplied by -1), as COINr does; what cannot be normalised (a range of zero) is missing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/missing.h"

namespace plenary::composite {

enum class Normalise {
  kMinMax,          ///< (x - min) / (max - min), onto low..high
  kZScore,          ///< (x - mean) / standard deviation (n - 1), onto mean low and deviation high
  kPercentileRank,  ///< (rank - 1) / (n - 1); ties have the lowest rank
  kRank,            ///< rank from the worst, 1; ties have the lowest rank
  kBorda,           ///< rank - 1: how many units are worse
  kTarget,          ///< (x - min) / (target - min), at most 1 where the indicator says so
  kGoalposts,       ///< (x - lower) / (upper - lower), cut to 0..1, times the scale
  kLog,             ///< min-max of ln(1 + x), onto low..high: for counts with long tails
};

struct Normalisation {
  Normalise by = Normalise::kMinMax;
  double low = 0, high = 100;  ///< of kMinMax and kLog; mean and deviation of kZScore
  bool operator==(const Normalisation&) const = default;
};

/// Reads "minmax:0:100", "zscore:0:1", "percentile-rank", "rank", "borda", "distance-to-target", "goalposts",
/// "log:0:100". Bounds may be left out: minmax and log 0:100, zscore 0:1.
Result<Normalisation> parse_normalisation(std::string_view text);
std::string name_of(const Normalisation& normalisation);

/// What an indicator brings for itself.
struct Scale {
  int direction = 1;  ///< 1: more is better; -1: less is better
  std::optional<double> target;
  bool cap = false;  ///< kTarget: at most 1
  std::optional<double> lower, upper;
  double goalpost_scale = 1;
  bool truncate = true;  ///< kGoalposts: cut to 0..1
  bool log = false;      ///< kGoalposts: logarithms of values and goalposts (income in the HDI)
};

/// Normalises a column. Fails when the indicator does not
/// bring what the method needs (a target, goalposts) or has a value for which it is not defined.
Result<Values> normalise(Values x, const Normalisation& normalisation, const Scale& scale);

/// Ranks from the least, 1; equal values share the lowest rank; missing values stay missing.
Values rank_ascending(const Values& x);

}  // namespace plenary::composite
