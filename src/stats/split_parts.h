// Split-half reliability over parts: a value of a unit is made of parts (events, documents, months dealt into
// as many heaps), and a half is half of the heaps. Heaps are few, so that the halves of all splits are
// computed once and a resample of units only adds up.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "stats/bootstrap.h"

namespace plenary {

/// Returns a statistic: over a resample of units, the median over the splits of 2r/(1+r), with r the
/// correlation over units of the one half with the other (Spearman 1910, Brown 1910), as split_half does.
/// `half` gives the value of a unit on the parts that are true; not finite: the unit has none there and does
/// not count in that split. There are at least two parts, an even number. The same seed gives the same
/// splits. Not defined for fewer than three units or where no split has a result.
UnitStatistic split_parts_reliability(
    size_t units, size_t parts, const std::function<double(size_t unit, const std::vector<bool>& half)>& half,
    size_t splits, uint64_t seed);

}  // namespace plenary
