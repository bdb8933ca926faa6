#pragma once
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// Returns the quantile of `values` at `probability` (0 to 1), linear between order statistics (Hyndman and
/// Fan's type 7, the default of R, NumPy and spreadsheets). Nothing when there are no values. NaN must have
/// been left out.
std::optional<double> quantile(std::vector<double> values, double probability);

/// Returns the middle value, or the mean of the two middle ones.
std::optional<double> median(std::vector<double> values);

/// Returns an interval of the median that holds for any distribution: the order statistics of ranks k and
/// n + 1 - k, with the greatest k for which it covers at least 95 % (binomial; Conover 1999, 3.2). Nothing
/// for fewer than six values: then even the least and the greatest cover too seldom.
std::optional<Interval> median_interval(std::vector<double> values);

/// Returns the place of a value among sorted ones, 0 to 1, equals in the middle: 0.5 where all are equal to
/// it. There is at least one.
double middle_rank(std::span<const double> sorted, double value);

}  // namespace plenary
