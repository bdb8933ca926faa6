#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "stats/bootstrap.h"

namespace plenary {

// Rank statistics for the bootstrap. Values are sorted once; the ranks within a resample are then found by
// counting, in time of the number of units instead of a sort for each replicate. The results equal those of
// correlation.h. All copy what they need. Sizes that differ or a number that is not finite make a statistic
// that is never defined; so do units that are not there.

/// A column of finite numbers by the place of each unit's value among the distinct ones.
class RankPlaces {
 public:
  explicit RankPlaces(std::span<const double> values);

  size_t size() const { return place_.size(); }
  /// Returns the mid-ranks of the units among themselves; each unit is below size().
  std::vector<double> ranks(std::span<const uint32_t> units) const;

 private:
  std::vector<uint32_t> place_;
  size_t count_ = 0;
};

/// Returns Spearman's correlation of x and y over a resample.
UnitStatistic resampled_spearman(std::span<const double> x, std::span<const double> y);

/// Returns the partial Spearman correlation of x and y given the controls, over a resample.
UnitStatistic resampled_partial_spearman(std::span<const double> x, std::span<const double> y,
                                         std::span<const std::vector<double>> controls);

/// Returns the area under the ROC curve over a resample.
UnitStatistic resampled_auc(std::span<const double> scores, const std::vector<bool>& positive);

}  // namespace plenary
