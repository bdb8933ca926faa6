// Who stands between others that have nothing to do with each other?
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "metric/gather.h"
#include "metric/network.h"
#include "stats/brokerage.h"
#include "stats/network.h"

namespace plenary {
namespace {

constexpr double kMostSteps = 2e8;  // some seconds

using Numbers = std::vector<std::optional<double>>;

// The positions of the nodes; a column is empty where it would take too long.
struct Positions {
  std::vector<double> betweenness;
  Numbers constraint;
  std::vector<Brokerage> roles;
};

// Steps of what looks at the partners of each node's partners.
double pair_steps(const Network& network) {
  double steps = 0;
  for (const auto& node : network.nodes)
    steps += static_cast<double>(node.partners) * static_cast<double>(node.partners);
  return steps;
}

// Both ways of each link between nodes whose group is known; the others get a group that nobody asks for.
std::vector<Brokerage> roles_of(const Network& network) {
  Graph both{network.graph.nodes, {}};
  std::vector<uint32_t> groups;
  for (const auto& node : network.nodes) groups.push_back(node.border.value_or(0));
  for (const auto& edge : network.graph.edges) {
    if (!network.nodes[edge.from].border || !network.nodes[edge.to].border) continue;
    both.edges.push_back(edge);
    both.edges.push_back({edge.to, edge.from, edge.weight});
  }
  return brokerage(both, groups).value_or(std::vector<Brokerage>());
}

Result<Positions> positions_of(const Network& network) {
  Positions out;
  const double paths =
      static_cast<double>(network.nodes.size()) * static_cast<double>(network.graph.edges.size());
  if (paths <= kMostSteps) {
    PLENARY_LET(between, betweenness(network.graph));
    out.betweenness = std::move(between);
  }
  if (pair_steps(network) <= kMostSteps) {
    PLENARY_LET(held, constraint(network.graph));
    out.constraint = std::move(held);
    out.roles = roles_of(network);
  }
  return out;
}

// Links have no direction here: a node lets in whom it speaks for, and each pair was seen from both ends.
void add_roles(const Node& node, const Brokerage* roles, MeasureRow& row) {
  for (const size_t count : roles == nullptr || !node.border
                                ? std::vector<size_t>()
                                : std::vector<size_t>{roles->coordinator / 2, roles->itinerant / 2,
                                                      roles->gatekeeper, roles->liaison / 2})
    row.values.push_back(cell(static_cast<double>(count)));
  row.values.resize(8, {CellState::kNotApplicable, 0, std::nullopt});
}

void note_skipped(const Network& network, const Positions& positions, MeasureResult& result) {
  const bool paths = positions.betweenness.empty(), pairs = positions.constraint.empty();
  if (network.nodes.empty() || !(paths || pairs)) return;
  result.notes.push_back(fmt::format(
      "n/a: with {} links between {} units {} would take too long; narrow it with --where or --from",
      network.graph.edges.size(), network.nodes.size(),
      !pairs   ? "betweenness"
      : !paths ? "constraint and roles"
               : "betweenness, constraint and roles"));
}

Status add_rows(const Plan& plan, const JointWork& work, MeasureResult& result) {
  auto network = network_of(work);
  PLENARY_LET(positions, positions_of(network));
  const size_t first = result.rows.size();
  for (size_t i = 0; i < network.nodes.size(); ++i) {
    auto& node = network.nodes[i];
    if (!chosen(plan, std::array<std::string_view, 1>{node.name})) continue;
    auto& row = result.rows.emplace_back();
    row.labels = {node.name};
    row.labels.insert(row.labels.end(), work.cut.begin(), work.cut.end());
    const Cell skipped{CellState::kNotApplicable, 0, std::nullopt};
    row.values = {cell(static_cast<double>(node.partners)), cell(node.links),
                  positions.betweenness.empty() ? skipped : cell(positions.betweenness[i]),
                  positions.constraint.empty() ? skipped : cell(positions.constraint[i])};
    add_roles(node, positions.roles.empty() ? nullptr : &positions.roles[i], row);
    row.words = {node.border ? work.borders[*node.border] : ""};
    node.count.fill(row);
  }
  std::ranges::stable_sort(
      std::span(result.rows).subspan(first), std::ranges::greater{},
      [](const MeasureRow& row) { return std::pair(row.values[2].value, row.values[1].value); });
  note_skipped(network, positions, result);
  return {};
}

}  // namespace

Status run_brokers(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  const auto border = ascii_lower(plan.by[1]->title);
  result.by.erase(result.by.begin() + 1);
  result.parts = {{"partners", ascii_lower(plan.by[0]->title) + "s"},
                  {"links", "fractional " + plan.metric.unit},
                  {"betweenness", "shortest paths"},
                  {"constraint", "0 to about 1"},
                  {"coordinator", "pairs"},
                  {"itinerant", "pairs"},
                  {"gatekeeper", "pairs"},
                  {"liaison", "pairs"}};
  result.words = {plan.by[1]->name};
  result.notes.push_back(
      "betweenness: shortest paths between others that lead through it (Freeman); constraint: low where it "
      "bridges holes, high where its partners know each other (Burt)");
  result.notes.push_back(fmt::format(
      "Roles: pairs that have no link with each other but one with it (Gould and Fernandez), by {0}: "
      "coordinator all three of one, itinerant the pair of another one, gatekeeper one of the pair of its "
      "own, "
      "liaison all three of different ones; pairs of unknown {0} are left out",
      border));
  return each_cut(c, plan, result, [&](const JointWork& work) { return add_rows(plan, work, result); });
}

}  // namespace plenary
