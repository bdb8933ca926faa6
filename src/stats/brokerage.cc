#include "stats/brokerage.h"

#include <algorithm>
#include <utility>

namespace plenary {
namespace {

using Neighbours = std::vector<std::vector<uint32_t>>;

void order(Neighbours& neighbours) {
  for (auto& of_node : neighbours) {
    std::sort(of_node.begin(), of_node.end());
    of_node.erase(std::unique(of_node.begin(), of_node.end()), of_node.end());
  }
}

void count(uint32_t a, uint32_t v, uint32_t b, Brokerage& at) {
  if (a == b)
    ++(v == a ? at.coordinator : at.itinerant);
  else
    ++(v == b ? at.gatekeeper : v == a ? at.representative : at.liaison);
}

}  // namespace

std::optional<std::vector<Brokerage>> brokerage(const Graph& graph, std::span<const uint32_t> groups) {
  if (groups.size() != graph.nodes) return std::nullopt;
  Neighbours in(graph.nodes), out(graph.nodes);
  for (const Edge& edge : graph.edges) {
    if (edge.from >= graph.nodes || edge.to >= graph.nodes) return std::nullopt;
    if (edge.from == edge.to) continue;
    out[edge.from].push_back(edge.to);
    in[edge.to].push_back(edge.from);
  }
  order(in);
  order(out);
  std::vector<Brokerage> roles(graph.nodes);
  for (uint32_t v = 0; v < graph.nodes; ++v)
    for (const uint32_t a : in[v])
      for (const uint32_t b : out[v])
        if (a != b && !std::binary_search(out[a].begin(), out[a].end(), b))
          count(groups[a], groups[v], groups[b], roles[v]);
  return roles;
}

}  // namespace plenary
