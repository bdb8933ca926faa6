#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/graph.h"

namespace plenary {

/// How often a node v stands between two others, a -> v -> b without a -> b, by whose groups meet there
/// (Gould and Fernandez 1989; raw counts as sna's brokerage in R).
struct Brokerage {
  size_t coordinator = 0;     ///< w_I: all three of one group
  size_t itinerant = 0;       ///< w_O: a and b of one group, v of another (consultant)
  size_t gatekeeper = 0;      ///< b_OI: v lets a stranger in to its own group
  size_t representative = 0;  ///< b_IO: v speaks for its own group to a stranger
  size_t liaison = 0;         ///< b_O: three groups
  bool operator==(const Brokerage&) const = default;
};

/// Returns the counts of each node. Edges are directed and their weights do not matter; for links without
/// direction give both. Nothing when an edge leads to a node that is not there or the groups are not one a
/// node. Takes time in the sum over nodes of their links in times links out.
std::optional<std::vector<Brokerage>> brokerage(const Graph& graph, std::span<const uint32_t> groups);

}  // namespace plenary
