#pragma once
#include <functional>
#include <optional>

#include "stats/citations.h"
#include "stats/interval.h"

namespace plenary {

/// What later items refer to: an item, what that item itself rests on, or both.
struct Disruption {
  size_t alone = 0;     ///< n_i: refer to it and to nothing that it refers to
  size_t together = 0;  ///< n_j: to it and to something that it refers to
  size_t around = 0;    ///< n_k: not to it, but to something that it refers to
  double cd = 0;        ///< (n_i - n_j) / (n_i + n_j + n_k): 1 breaks with what was, -1 builds on it
  Interval interval;    ///< of cd, 95 %: each later item counts as -1, 0 or 1 drawn independently
};

/// Returns the CD index (Funk and Owen-Smith 2017) over the items that `later` admits. Nothing where the item
/// refers to nothing on record: all that cite it would count as alone, which is the bias of truncated
/// records; nor where nobody admitted cites it or what it rests on.
std::optional<Disruption> cd_index(const Citations& citations, uint32_t item,
                                   const std::function<bool(uint32_t)>& later);

}  // namespace plenary
