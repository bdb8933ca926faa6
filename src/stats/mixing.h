#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "base/result.h"
#include "stats/graph.h"
#include "stats/interval.h"

namespace plenary {

/// Whether links cross the borders of groups (sectors, countries) more than they would by chance.
struct Mixing {
  double index = 0;     ///< E-I (Krackhardt and Stern 1988): -1 all inside, +1 all across
  double expected = 0;  ///< mean over random labels: what the sizes of the groups alone give
  Interval by_chance;   ///< 95 % of the random ones lie within
  double p_value = 1;   ///< two-sided, (1 + as far from expected) / (1 + permutations)
};

/// Computes (E - I) / (E + I) over the weights of all edges, and its distribution when the groups are dealt
/// to the nodes at random (`permutations` times, at least 100; the same seed gives the same). A link of a
/// node with itself is left out. Fails on a graph without links, groups for another number of nodes, an edge
/// to a node that is not there, or a weight not above zero. Takes time edges * permutations.
Result<Mixing> mixing(const Graph& graph, std::span<const uint32_t> groups, size_t permutations,
                      uint64_t seed);

}  // namespace plenary
