#pragma once
#include <cstdint>
#include <vector>

namespace plenary {

/// A link between two nodes, from the first to the second where direction matters.
struct Edge {
  uint32_t from = 0, to = 0;
  double weight = 1;  ///< above zero
};

/// Nodes 0..nodes-1 and the edges between them.
struct Graph {
  uint32_t nodes = 0;
  std::vector<Edge> edges;
};

}  // namespace plenary
