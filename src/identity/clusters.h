// From pairs to entities without chains: the surest pair joins first, and two clusters join only when their
// members as a whole agree (A with B and B with C is not yet A with C).
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace plenary {

struct ScoredPair {
  uint32_t a = 0, b = 0;  ///< a < b
  float bits = 0;
};

struct ClusterBounds {
  double sure =
      100;  ///< a pair of so many bits joins its clusters unless some of their members must stay apart
  double mean = 0;    ///< the mean bits over all pairs between two clusters must reach this
  double worst = -4;  ///< no pair may be below this
  size_t most = 24;   ///< members of each cluster that are asked (the first in order)
};

/// Joins `pairs` (those sure enough) from the surest on; equal bits by item. `between` gives the bits of any
/// two items, minus infinity for what must stay apart. Returns the cluster of each item: its smallest item.
std::vector<uint32_t> cluster(size_t items, std::vector<ScoredPair> pairs, const ClusterBounds& bounds,
                              const std::function<double(uint32_t, uint32_t)>& between);

}  // namespace plenary
