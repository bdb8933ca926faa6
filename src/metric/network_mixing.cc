// Do organizations of different industries, regions, kinds work together more than chance would have it?
#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "metric/gather.h"
#include "metric/network.h"
#include "stats/mixing.h"

namespace plenary {
namespace {

constexpr size_t kPermutations = 1000;
constexpr uint64_t kSeed = 1;
constexpr double kSignificant = 0.05;

// The part of a network of which it is known on which side of the borders it lies, linked within itself.
struct Known {
  Graph graph;
  std::vector<uint32_t> groups;
  PartyCount count;
};

Known known_part(const Network& network) {
  Known out;
  std::vector<std::optional<uint32_t>> place(network.nodes.size());
  const auto place_of = [&](uint32_t node) {
    if (!place[node]) {
      place[node] = out.graph.nodes++;
      out.groups.push_back(*network.nodes[node].border);
      out.count.add(network.nodes[node].count);
    }
    return *place[node];
  };
  for (const auto& edge : network.graph.edges)
    if (network.nodes[edge.from].border && network.nodes[edge.to].border) {
      const uint32_t from = place_of(edge.from);
      out.graph.edges.push_back({from, place_of(edge.to), edge.weight});
    }
  return out;
}

std::string judgement(const Mixing& m) {
  return m.p_value >= kSignificant ? "as by chance" : m.index > m.expected ? "more across" : "more inside";
}

Status add_row(const JointWork& work, MeasureResult& result) {
  const auto network = network_of(work);
  if (network.nodes.empty()) return {};
  auto known = known_part(network);
  auto& row = result.rows.emplace_back();
  row.labels = work.cut;
  known.count.fill(row);
  const auto linked =
      std::ranges::count_if(network.nodes, [](const Node& n) { return n.border.has_value(); });
  row.values.assign(3, {CellState::kNotApplicable, 0, std::nullopt});
  row.values.push_back(cell(known.graph.nodes));
  row.values.push_back(cell(static_cast<double>(linked) / static_cast<double>(network.nodes.size())));
  row.words = {"no borders"};
  if (std::ranges::all_of(known.groups, [&](uint32_t group) { return group == known.groups.front(); }))
    return {};
  PLENARY_LET(m, mixing(known.graph, known.groups, kPermutations, kSeed));
  row.values[0] = cell(m.index), row.values[1] = cell(m.expected, m.by_chance),
  row.values[2] = cell(m.p_value);
  row.words = {judgement(m)};
  return {};
}

}  // namespace

Status run_mixing(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  const auto units = ascii_lower(plan.by[0]->title), border = ascii_lower(plan.by[1]->title);
  result.by.erase(result.by.begin(), result.by.begin() + 2);
  result.parts = {{"ei", "-1 to 1"},
                  {"by_chance", "-1 to 1", true},
                  {"p", "probability"},
                  {"units", units + "s"},
                  {"known", "share of the units"}};
  result.words = {"judgement"};
  result.notes.push_back(
      fmt::format("ei: links across borders of {} less those inside, over all of them (Krackhardt and "
                  "Stern): -1 all inside, "
                  "1 all across; fractional links between {}s",
                  border, units));
  result.notes.push_back(
      fmt::format("by_chance: mean and 95 % of {} random deals of the same groups to the same network (seed "
                  "{}); p two-sided",
                  kPermutations, kSeed));
  result.notes.push_back(
      fmt::format("known: share of the linked {0}s of which the {1} is known; links of others are left out; "
                  "who has several "
                  "is where most of its records are",
                  units, border));
  return each_cut(c, plan, result, [&](const JointWork& work) { return add_row(work, result); });
}

}  // namespace plenary
