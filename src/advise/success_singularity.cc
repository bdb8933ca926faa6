// Singularity: of all texts that could stand in its place it is the one that is used.
#include <fmt/core.h>

#include <algorithm>

#include "advise/success_parts.h"
#include "stats/coupling.h"
#include "stats/network.h"
#include "stats/shrinkage.h"

namespace plenary::success {
namespace {

constexpr uint64_t kSeed = 1;

// Complements refer to each other, substitutes share references.
std::vector<Coupled> substitutes(const SuccessWorld& world, uint32_t work) {
  auto out = coupled(world.citations(), work);
  std::erase_if(out, [&](const Coupled& other) {
    return other.cosine < kRivalCosine || other.shared < kRivalReferences ||
           world.citations().refers(work, other.item) || world.citations().refers(other.item, work) ||
           world.kin(work, other.item);
  });
  return out;
}

struct Component {
  std::vector<uint32_t> works;
  Graph graph;
};

// All that hangs together with a text by substitution.
Component component_of(const SuccessWorld& world, uint32_t work) {
  Component out{{work}, {}};
  std::map<uint32_t, uint32_t> place{{work, 0}};
  for (uint32_t at = 0; at < out.works.size(); ++at)
    for (const auto& other : substitutes(world, out.works[at])) {
      const auto [to, is_new] = place.try_emplace(other.item, static_cast<uint32_t>(out.works.size()));
      if (is_new) out.works.push_back(other.item);
      if (out.works[at] < other.item) out.graph.edges.push_back({at, to->second, other.cosine});
    }
  out.graph.nodes = static_cast<uint32_t>(out.works.size());
  return out;
}

// The same graph from whichever of its texts it was reached, so that all get the same communities.
Component in_order(Component c) {
  std::vector<uint32_t> sorted = c.works;
  std::ranges::sort(sorted);
  const auto place = [&](uint32_t at) {
    return static_cast<uint32_t>(std::ranges::lower_bound(sorted, c.works[at]) - sorted.begin());
  };
  for (auto& edge : c.graph.edges) edge = {place(edge.from), place(edge.to), edge.weight};
  std::ranges::sort(c.graph.edges, {}, [](const Edge& e) { return std::pair(e.from, e.to); });
  c.works = std::move(sorted);
  return c;
}

SuccessPart share_of_use(uint32_t work, const std::vector<Rival>& rivals) {
  constexpr const char* kName = "share of use";
  std::vector<double> adopters;
  double all = 0, squares = 0;
  for (const auto& rival : rivals)
    adopters.push_back(static_cast<double>(rival.adopters)), all += adopters.back();
  if (all == 0)
    return missing(
        kName, fmt::format("no use of it or {} on record", counted(rivals.size() - 1, "rival", "rivals")));
  for (const double n : adopters) squares += n / all * (n / all);
  const auto shrunk = shrink_shares(adopters, std::vector<double>(adopters.size(), all));
  const auto own = static_cast<size_t>(std::ranges::find(rivals, work, &Rival::work) - rivals.begin());
  if (!shrunk) return missing(kName, "shares that cannot be compared");
  return part(kName, shrunk->shrunk[own], shrunk->interval[own],
              fmt::format("{:.0f} of {:.0f} adopters; {} rivals, {:.1f} effective (HHI {:.2f})",
                          adopters[own], all, rivals.size() - 1, 1 / squares, squares));
}

}  // namespace

Status find_rivals(const SuccessWorld& world, uint32_t work, Clusters& clusters) {
  const auto component = in_order(component_of(world, work));
  if (component.works.size() == 1) {
    clusters[work] = std::make_shared<const std::vector<uint32_t>>(1, work);
    return {};
  }
  PLENARY_LET(found, communities(component.graph, kSeed));
  std::vector<std::vector<uint32_t>> members(found.count);
  for (size_t i = 0; i < component.works.size(); ++i) members[found.of_node[i]].push_back(component.works[i]);
  for (auto& some : members) {
    const auto cluster = std::make_shared<const std::vector<uint32_t>>(std::move(some));
    for (const auto member : *cluster) clusters[member] = cluster;
  }
  return {};
}

Judged singularity(const SuccessWorld& world, uint32_t work, const std::vector<Rival>& rivals) {
  const auto references = world.citations().references(work).size();
  if (references < kRivalReferences)
    return mean_of({missing("share of use", fmt::format("found by references: {} on record", references))});
  if (rivals.empty()) return mean_of({part("share of use", 1, std::nullopt, "no rival found")});
  return mean_of({share_of_use(work, rivals)});
}

}  // namespace plenary::success
