#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plenary {

/// How badly a segment fits one level.
enum class SegmentCost {
  kMean,     ///< sum of squared distances from the mean
  kPoisson,  ///< -2 log likelihood of counts of one rate, without what is the same in all partitions
};

/// A series cut into segments of one level each.
struct ChangePoints {
  std::vector<size_t>
      starts;       ///< index (from 0) of the first value of each segment but the first: the changes
  double cost = 0;  ///< sum of the segments' costs + penalty * number of changes
};

/// Cuts a regular series at the least cost, exactly (optimal partitioning; the candidates are pruned as in
/// PELT, Killick, Fearnhead and Eckley 2012, which loses nothing). Segments may be one value long. The larger
/// the `penalty` (> 0), the fewer changes. Of equally good cuts the earliest is taken. Nothing when there are
/// no values, one is not finite, the penalty is not above zero and finite, or a count is negative. Takes time
/// between n and n^2, the latter when nothing changes.
std::optional<ChangePoints> change_points(std::span<const double> values, SegmentCost cost, double penalty);

/// Returns a penalty that fits the noise. For counts 3 ln n. For means 2 s^2 ln n, where s is the median
/// absolute deviation of the steps between neighbours * 1.4826 / sqrt 2: one that the changes themselves do
/// not inflate; where most neighbours are equal, so that this is zero, 3 var ln n. Nothing for fewer than
/// three values, for values that are not finite, or when all are equal: nothing changes then.
std::optional<double> change_penalty(std::span<const double> values, SegmentCost cost);

/// Returns a penalty for means that finds only great changes: 3 var ln n. The variance holds the changes
/// themselves, so a steady slope or a few odd values are not cut into steps. Nothing under the conditions of
/// change_penalty.
std::optional<double> cautious_penalty(std::span<const double> values);

}  // namespace plenary
