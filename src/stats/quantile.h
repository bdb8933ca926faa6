#pragma once
#include <optional>
#include <vector>

namespace plenary {

/// Returns the quantile of `values` at `probability` (0 to 1), linear between order statistics (Hyndman and
/// Fan's type 7, the default of R, NumPy and spreadsheets). Nothing when there are no values. NaN must have
/// been left out.
std::optional<double> quantile(std::vector<double> values, double probability);

/// Returns the middle value, or the mean of the two middle ones.
std::optional<double> median(std::vector<double> values);

}  // namespace plenary
