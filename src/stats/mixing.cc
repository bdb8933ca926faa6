#include "stats/mixing.h"

#include <cmath>
#include <numeric>
#include <vector>

#include "stats/quantile.h"
#include "stats/random.h"

namespace plenary {
namespace {

double ei_index(const Graph& graph, std::span<const uint32_t> groups) {
  double across = 0, inside = 0;
  for (const Edge& edge : graph.edges)
    if (edge.from != edge.to) (groups[edge.from] == groups[edge.to] ? inside : across) += edge.weight;
  return (across - inside) / (across + inside);
}

Status check(const Graph& graph, std::span<const uint32_t> groups, size_t permutations) {
  if (groups.size() != graph.nodes) return fail(ErrorKind::kInput, "each node needs one group");
  if (permutations < 100) return fail(ErrorKind::kUsage, "a baseline needs at least 100 permutations");
  double total = 0;
  for (const Edge& edge : graph.edges) {
    if (edge.from >= graph.nodes || edge.to >= graph.nodes)
      return fail(ErrorKind::kInput, "an edge leads to a node that is not there");
    if (!(edge.weight > 0)) return fail(ErrorKind::kInput, "the weight of an edge must be above zero");
    if (edge.from != edge.to) total += edge.weight;
  }
  if (total == 0) return fail(ErrorKind::kInput, "a graph without links has no mixing");
  if (!std::isfinite(total))
    return fail(ErrorKind::kInput, "the weights of the edges are too large to add up");
  return {};
}

}  // namespace

Result<Mixing> mixing(const Graph& graph, std::span<const uint32_t> groups, size_t permutations,
                      uint64_t seed) {
  PLENARY_TRY(check(graph, groups, permutations));
  std::vector<double> random_ones;
  for (size_t i = 0; i < permutations; ++i) {
    std::vector<uint32_t> labels(groups.begin(), groups.end());
    CounterRandom random(seed, i);
    shuffle(std::span(labels), random);
    random_ones.push_back(ei_index(graph, labels));
  }
  Mixing out;
  out.index = ei_index(graph, groups);
  const auto count = static_cast<double>(permutations);
  out.expected = std::accumulate(random_ones.begin(), random_ones.end(), 0.0) / count;
  out.by_chance = {*quantile(random_ones, 0.025), *quantile(random_ones, 0.975)};
  constexpr double kSlack = 1e-12;  // the order of a sum is not a difference
  const double distance = std::abs(out.index - out.expected) - kSlack;
  double as_far = 0;
  for (const double value : random_ones) as_far += std::abs(value - out.expected) >= distance;
  out.p_value = (1 + as_far) / (1 + count);
  return out;
}

}  // namespace plenary
