// Several columns into one, unit by unit. A missing value takes no part: the weights of the others count as
// if they were all, unless too little weight is there; then the result is missing.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/missing.h"

namespace plenary::composite {

enum class Mean { kArithmetic, kGeometric, kHarmonic, kPower, kCopeland };

struct Aggregation {
  Mean by = Mean::kArithmetic;
  double power = 1;  ///< of kPower: (sum w x^p / sum w)^(1/p)
  bool operator==(const Aggregation&) const = default;
};

/// Reads "arithmetic", "geometric", "harmonic", "power:P" or "copeland".
Result<Aggregation> parse_aggregation(std::string_view text);
std::string name_of(const Aggregation& aggregation);

/// The columns of one group with their weights; all columns are of one length.
struct Group {
  std::vector<const Values*> columns;
  std::vector<double> weights;  ///< not negative, not all zero
};

/// A value for which a mean is not defined.
struct Undefined {
  size_t column, unit;
};

/// Finds a value that `aggregation` cannot take: geometric and power means need values above zero, the
/// harmonic mean values other than zero.
std::optional<Undefined> undefined_in(const Group& group, const Aggregation& aggregation);

/// Aggregates into `out`; no value may be undefined. `threshold` is the least share of the weight (0..1) that
/// must be there. Copeland: for each other unit, one up when more than half of the weight is on indicators in
/// which this unit is ahead (ties count half), one down when less. Where values are missing Copeland follows
/// COINr: an indicator that one of the two lacks counts for the unit that stands later.
void aggregate(const Group& group, const Aggregation& aggregation, double threshold, Values& out);

/// As `aggregate` for columns that are already transformed (`transform`), and with sums in plain precision:
/// for callers that need many weightings of the same columns.
void aggregate_transformed(const Group& group, const Aggregation& aggregation, double threshold, Values& out);
/// Returns what the mean adds up: x, ln x, x, x^p. (The harmonic mean divides by x, so x it is.)
double transform(double x, const Aggregation& aggregation);
/// True when `transform` changes nothing.
bool transforms_nothing(const Aggregation& aggregation);

}  // namespace plenary::composite
