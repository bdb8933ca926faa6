#include "advise/overlap_sums.h"

#include <algorithm>
#include <functional>
#include <set>

namespace plenary {
namespace {

using Side = std::function<std::optional<uint32_t>(uint32_t)>;  // whose a work is

struct Tally {
  std::set<uint32_t> linked, unlinked;  // works of the first side
  std::optional<size_t> best;
};

using Tallies = std::map<std::pair<uint32_t, uint32_t>, Tally>;

void add(const OverlapPair& pair, size_t place, const Side& side, Tallies& out) {
  for (const auto& [from, to] : {std::pair(pair.a, pair.b), {pair.b, pair.a}}) {
    const auto a = side(from), b = side(to);
    if (!a || !b || *a == *b) continue;
    auto& tally = out[{*a, *b}];
    (pair.link == Link::kNone ? tally.unlinked : tally.linked).insert(from);
    if (pair.link == Link::kNone && !tally.best) tally.best = place;
  }
}

std::vector<OverlapSum> sum(std::span<const SparseVector> vectors, std::span<const OverlapPair> pairs,
                            const Side& side, const std::function<std::string(uint32_t)>& name) {
  Tallies tallies;
  for (size_t p = 0; p < pairs.size(); ++p) add(pairs[p], p, side, tallies);
  std::map<uint32_t, size_t> texts;
  for (uint32_t w = 0; w < vectors.size(); ++w)
    if (const auto whose = side(w); whose && !vectors[w].empty()) ++texts[*whose];
  std::vector<OverlapSum> out;
  for (const auto& [sides, tally] : tallies) {
    // A text that has both counts as linked: somebody looked at what the other does there.
    const auto unlinked = static_cast<size_t>(std::ranges::count_if(
        tally.unlinked, [&tally](uint32_t work) { return !tally.linked.contains(work); }));
    out.push_back({name(sides.first), name(sides.second), texts[sides.first], tally.linked.size(), unlinked,
                   tally.best});
  }
  std::ranges::stable_sort(out, std::greater(), &OverlapSum::unlinked);
  return out;
}

}  // namespace

std::vector<OverlapSum> sum_bodies(const WorkList& list, std::span<const SparseVector> vectors,
                                   std::span<const OverlapPair> pairs, const OverlapScope& scope) {
  return sum(
      vectors, pairs,
      [&](uint32_t w) { return scope.wants(w) ? std::optional(list.works[w].body) : std::nullopt; },
      [&list](uint32_t body) { return list.bodies[body]; });
}

std::vector<OverlapSum> sum_groups(const WorkList& list, std::span<const SparseVector> vectors,
                                   std::span<const OverlapPair> pairs, const OverlapScope& scope) {
  return sum(
      vectors, pairs, [&](uint32_t w) { return scope.wants(w) ? list.works[w].group : std::nullopt; },
      [&list](uint32_t group) { return list.groups[group].key; });
}

}  // namespace plenary
