#include "metric/network.h"

#include <algorithm>
#include <map>

namespace plenary {
namespace {

// A unit can act from several countries: it is where most of its records are, of equal ones the first by
// name.
std::vector<std::optional<uint32_t>> borders_of(const JointWork& work) {
  std::map<std::pair<uint32_t, uint32_t>, int64_t> records;
  for (const auto& thing : work.things)
    for (const Party& party : thing)
      if (party.border) records[{party.unit, *party.border}] += party.records;
  std::vector<std::optional<uint32_t>> borders(work.units.size());
  std::vector<int64_t> most(work.units.size());
  for (const auto& [at, count] : records) {
    const auto [unit, border] = at;
    if (count > most[unit]) most[unit] = count, borders[unit] = border;
  }
  return borders;
}

}  // namespace

Network network_of(const JointWork& work) {
  const auto borders = borders_of(work);
  const auto strengths = pair_strengths(documents_of(work), PairCounting::kFractional);
  constexpr uint32_t kNone = ~0u;
  std::vector<uint32_t> place(work.units.size(), kNone);
  for (const auto& s : strengths) place[s.a] = place[s.b] = 0;
  Network out;
  for (uint32_t unit = 0; unit < place.size(); ++unit) {
    if (place[unit] == kNone) continue;
    place[unit] = out.graph.nodes++;
    out.nodes.push_back({work.units[unit], borders[unit], 0, 0, {}});
  }
  for (const auto& s : strengths) {
    out.graph.edges.push_back({place[s.a], place[s.b], s.links});
    for (const uint32_t end : {place[s.a], place[s.b]})
      ++out.nodes[end].partners, out.nodes[end].links += s.links;
  }
  for (const auto& thing : work.things)
    if (thing.front().unit != thing.back().unit)
      for (const Party& party : thing) out.nodes[place[party.unit]].count.add(party);
  return out;
}

}  // namespace plenary
