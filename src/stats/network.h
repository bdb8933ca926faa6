#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/graph.h"

// Measures of graphs without direction, computed by igraph. An edge given twice, or once each way, is one
// edge with the sum of the weights. All fail on an edge to a node that is not there or to itself, and on a
// weight that is not above zero and finite. igraph has one state for the process: calls from several threads
// wait for each other.
namespace plenary {

/// Returns how many shortest paths between others lead through each node, a path counting by its part of
/// those that are equally short (Freeman 1977). Not divided by the number of pairs; weights do not matter.
/// Time nodes * edges.
Result<std::vector<double>> betweenness(const Graph& graph);

/// Returns Burt's constraint (1992) of each node: high where its contacts know each other, low where it
/// bridges holes between them. Weights count. Nothing for a node without edges.
Result<std::vector<std::optional<double>>> constraint(const Graph& graph);

/// Returns Newman's modularity of a partition: the share of weight inside communities, less what their
/// strengths would give by chance; resolution 1. Fails also on a graph without edges or a community missing
/// for a node.
Result<double> modularity(const Graph& graph, std::span<const uint32_t> communities);

/// Groups of nodes with more links inside than by chance.
struct Communities {
  std::vector<uint32_t> of_node;  ///< from 0, the largest first, of equal ones that of the earlier node
  uint32_t count = 0;
  double modularity = 0;
  double stability =
      0;  ///< mean adjusted Rand index over all pairs of runs: 1 when every seed finds the same
};

/// Finds communities by the Leiden algorithm (Traag, Waltman and van Eck 2019) for modularity: node weights
/// are the strengths, the resolution is 1/(2m). Runs `runs` (at least 2) times from seeds seed, seed + 1 ...,
/// each until nothing moves, and keeps the partition of the best modularity, the earliest of equal ones. A
/// node without edges is a community of its own. The same seed gives the same result. Fails also on a graph
/// without edges.
Result<Communities> communities(const Graph& graph, uint64_t seed, size_t runs = 20);

}  // namespace plenary
