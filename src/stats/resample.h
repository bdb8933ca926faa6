#pragma once
#include <span>
#include <vector>

#include "stats/bootstrap.h"

namespace plenary {

// Rank statistics for the bootstrap. Values are sorted once; the ranks within a resample are then found by
// counting, in time of the number of units instead of a sort for each replicate. The results equal those of
// correlation.h. All copy what they need. Sizes that differ or a number that is not finite make a statistic
// that is never defined; so do units that are not there.

/// Returns Spearman's correlation of x and y over a resample.
UnitStatistic resampled_spearman(std::span<const double> x, std::span<const double> y);

/// Returns the partial Spearman correlation of x and y given the controls, over a resample.
UnitStatistic resampled_partial_spearman(std::span<const double> x, std::span<const double> y,
                                         std::span<const std::vector<double>> controls);

/// Returns the area under the ROC curve over a resample.
UnitStatistic resampled_auc(std::span<const double> scores, const std::vector<bool>& positive);

}  // namespace plenary
