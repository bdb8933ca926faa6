#include "stats/network.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "stats/igraph_handle.h"
#include "stats/partition.h"

namespace plenary {
namespace {

using Merged = std::map<std::pair<uint32_t, uint32_t>, double>;
using Membership = std::vector<uint32_t>;

Result<Merged> merged(const Graph& graph) {
  Merged out;
  double total = 0;
  for (const Edge& edge : graph.edges) {
    if (edge.from >= graph.nodes || edge.to >= graph.nodes)
      return fail(ErrorKind::kInput, "an edge leads to a node that is not there");
    if (edge.from == edge.to)
      return fail(ErrorKind::kInput, "an edge joins a node with itself; leave it out");
    if (!(edge.weight > 0)) return fail(ErrorKind::kInput, "the weight of an edge must be above zero");
    out[std::minmax(edge.from, edge.to)] += edge.weight;
    total += edge.weight;
  }
  if (!std::isfinite(2 * total))
    return fail(ErrorKind::kInput, "the weights of the edges are too large to add up");
  return out;
}

Status need_edges(const IgraphGraph& graph) {
  if (graph.edges() == 0) return fail(ErrorKind::kInput, "a graph without edges has no communities");
  return {};
}

// igraph numbers communities as it finds them; here the largest comes first, so that equal partitions look
// equal.
Membership by_size(IgraphIntegers& found, size_t nodes) {
  struct Community {
    size_t size = 0, first = 0;
  };
  std::map<igraph_integer_t, Community> communities;
  for (size_t node = nodes; node-- > 0;) {
    Community& community = communities[found[node]];
    ++community.size;
    community.first = node;
  }
  std::vector<std::pair<igraph_integer_t, Community>> order(communities.begin(), communities.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::pair(b.second.size, a.second.first) < std::pair(a.second.size, b.second.first);
  });
  std::map<igraph_integer_t, uint32_t> names;
  for (const auto& [name, community] : order) names.emplace(name, static_cast<uint32_t>(names.size()));
  Membership out;
  for (size_t node = 0; node < nodes; ++node) out.push_back(names.at(found[node]));
  return out;
}

Result<double> modularity_of(const IgraphGraph& graph, IgraphIntegers& membership) {
  double out = 0;
  PLENARY_TRY(igraph_status(
      igraph_modularity(graph.get(), membership.get(), graph.weights.get(), 1, IGRAPH_UNDIRECTED, &out)));
  return out;
}

struct Run {
  Membership of_node;
  double modularity = 0;
};

Result<Run> leiden(const IgraphGraph& graph, uint64_t seed) {
  constexpr double kRandomness = 0.01;  // igraph's own default of beta
  constexpr igraph_integer_t kUntilStable = -1;
  IgraphIntegers membership;
  PLENARY_TRY(membership.make(graph.nodes()));
  PLENARY_TRY(igraph_status(igraph_rng_seed(igraph_rng_default(), seed)));
  PLENARY_TRY(igraph_status(igraph_community_leiden(graph.get(), graph.weights.get(), graph.strengths.get(),
                                                    1 / graph.total, kRandomness, /*start=*/false,
                                                    kUntilStable, membership.get(), nullptr, nullptr)));
  PLENARY_LET(quality, modularity_of(graph, membership));
  return Run{by_size(membership, graph.nodes()), quality};
}

double mean_agreement(const std::vector<Run>& runs) {
  double sum = 0, pairs = 0;
  for (size_t i = 0; i < runs.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      sum += adjusted_rand(runs[i].of_node, runs[j].of_node).value_or(0);
      ++pairs;
    }
  return sum / pairs;
}

}  // namespace

Status IgraphGraph::make(const Graph& graph) {
  PLENARY_LET(simple, merged(graph));
  nodes_ = graph.nodes;
  edges_ = simple.size();
  IgraphIntegers ends;
  PLENARY_TRY(ends.make(2 * edges_));
  PLENARY_TRY(weights.make(edges_));
  PLENARY_TRY(strengths.make(nodes_));
  size_t at = 0;
  for (const auto& [pair, weight] : simple) {
    const auto [a, b] = pair;
    ends[2 * at] = a;
    ends[2 * at + 1] = b;
    weights[at++] = weight;
    strengths[a] += weight;
    strengths[b] += weight;
    total += 2 * weight;
  }
  PLENARY_TRY(igraph_status(
      igraph_create(&graph_, ends.get(), static_cast<igraph_integer_t>(nodes_), IGRAPH_UNDIRECTED)));
  made_ = true;
  return {};
}

Result<std::vector<double>> betweenness(const Graph& graph) {
  const IgraphScope scope;
  IgraphGraph simple;
  IgraphNumbers paths;
  PLENARY_TRY(simple.make(graph));
  PLENARY_TRY(paths.make(graph.nodes));
  PLENARY_TRY(igraph_status(
      igraph_betweenness(simple.get(), paths.get(), igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr)));
  std::vector<double> out;
  for (uint32_t node = 0; node < graph.nodes; ++node) out.push_back(paths[node]);
  return out;
}

Result<std::vector<std::optional<double>>> constraint(const Graph& graph) {
  const IgraphScope scope;
  IgraphGraph simple;
  IgraphNumbers values;
  PLENARY_TRY(simple.make(graph));
  PLENARY_TRY(values.make(graph.nodes));
  std::vector<std::optional<double>> out(graph.nodes);
  if (simple.edges() == 0) return out;
  PLENARY_TRY(
      igraph_status(igraph_constraint(simple.get(), values.get(), igraph_vss_all(), simple.weights.get())));
  for (uint32_t node = 0; node < graph.nodes; ++node)
    if (simple.strengths[node] > 0) out[node] = values[node];
  return out;
}

Result<double> modularity(const Graph& graph, std::span<const uint32_t> communities) {
  const IgraphScope scope;
  IgraphGraph simple;
  IgraphIntegers membership;
  PLENARY_TRY(simple.make(graph));
  PLENARY_TRY(need_edges(simple));
  PLENARY_TRY(membership.make(communities.size()));
  // Names may be any numbers; igraph makes a table as long as the greatest.
  std::map<uint32_t, igraph_integer_t> names;
  for (size_t node = 0; node < communities.size(); ++node)
    membership[node] =
        names.emplace(communities[node], static_cast<igraph_integer_t>(names.size())).first->second;
  return modularity_of(simple, membership);
}

Result<Communities> communities(const Graph& graph, uint64_t seed, size_t runs) {
  if (runs < 2) return fail(ErrorKind::kUsage, "the stability of communities needs at least 2 runs");
  const IgraphScope scope;
  IgraphGraph simple;
  PLENARY_TRY(simple.make(graph));
  PLENARY_TRY(need_edges(simple));
  std::vector<Run> all;
  for (size_t run = 0; run < runs; ++run) {
    PLENARY_LET(found, leiden(simple, seed + run));
    all.push_back(std::move(found));
  }
  constexpr double kSlack = 1e-12;  // equal up to the order of a sum
  const Run* best = &all.front();
  for (const Run& run : all)
    if (run.modularity > best->modularity + kSlack) best = &run;
  const uint32_t count = *std::max_element(best->of_node.begin(), best->of_node.end()) + 1;
  return Communities{best->of_node, count, best->modularity, mean_agreement(all)};
}

}  // namespace plenary
