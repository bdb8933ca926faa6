#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "stats/interval.h"

namespace plenary {

/// Two groups of one stratum: those alike in what may confound.
struct TwoGroups {
  uint64_t hits_a = 0, trials_a = 0, hits_b = 0, trials_b = 0;
};

/// The difference of two shares within strata, over all of them.
struct StratifiedDifference {
  double difference = 0;
  Interval interval;  ///< normal, of Sato's variance
  size_t strata = 0;  ///< in which both groups have trials: the others tell nothing
};

/// Estimates the common difference of shares, a less b (Mantel and Haenszel's weights, Greenland and Robins
/// 1985; variance of Sato 1989, which holds for few large and for many small strata). Nothing where no
/// stratum has trials of both, where hits exceed trials, or where nothing varies.
std::optional<StratifiedDifference> stratified_difference(std::span<const TwoGroups> strata);

}  // namespace plenary
