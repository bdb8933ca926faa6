// Which units work with each other rather than with the rest?
#include <algorithm>

#include "base/text.h"
#include "metric/gather.h"
#include "metric/network.h"
#include "stats/network.h"

namespace plenary {
namespace {

constexpr uint64_t kSeed = 1;

constexpr Slice kCommunity{"community", "Community", "", "", "", false, false, "by size, the largest first"};

struct Community {
  std::vector<const Node*> members;
  double inside = 0, outside = 0;
  PartyCount count;
};

std::vector<Community> communities_of(const Network& network, const Communities& found) {
  std::vector<Community> out(found.count);
  for (size_t i = 0; i < network.nodes.size(); ++i) {
    auto& community = out[found.of_node[i]];
    community.members.push_back(&network.nodes[i]);
    community.count.add(network.nodes[i].count);
  }
  for (const auto& edge : network.graph.edges) {
    const auto a = found.of_node[edge.from], b = found.of_node[edge.to];
    if (a == b) {
      out[a].inside += edge.weight;
    } else {
      out[a].outside += edge.weight;
      out[b].outside += edge.weight;
    }
  }
  return out;
}

bool shown(const Plan& plan, const Community& community) {
  std::vector<std::string_view> names;
  for (const Node* node : community.members) names.push_back(node->name);
  return chosen(plan, names);
}

// The best linked first.
std::string members_text(Community& community) {
  std::ranges::stable_sort(community.members, std::ranges::greater{},
                           [](const Node* node) { return node->links; });
  std::string text;
  for (const Node* node : community.members) text += (text.empty() ? "" : "; ") + node->name;
  return text;
}

Status add_rows(const Plan& plan, const JointWork& work, MeasureResult& result) {
  const auto network = network_of(work);
  if (network.nodes.empty()) return {};
  PLENARY_LET(found, communities(network.graph, kSeed));
  auto all = communities_of(network, found);
  for (size_t i = 0; i < all.size(); ++i) {
    auto& community = all[i];
    if (!shown(plan, community)) continue;
    auto& row = result.rows.emplace_back();
    row.labels = {std::to_string(i + 1)};
    row.labels.insert(row.labels.end(), work.cut.begin(), work.cut.end());
    row.values = {cell(static_cast<double>(community.members.size())), cell(community.inside),
                  cell(community.outside), cell(found.modularity), cell(found.stability)};
    row.words = {members_text(community)};
    community.count.fill(row);
  }
  return {};
}

}  // namespace

Status run_communities(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  const auto links = "fractional " + plan.metric.unit;
  result.by.front() = &kCommunity;
  result.named = plan.by.front();
  result.parts = {{"members", unit_word(plan) + "s"},
                  {"inside", links},
                  {"outside", links},
                  {"modularity", "-0.5 to 1"},
                  {"stability", "-1 to 1"}};
  result.words = {"who"};
  result.notes.push_back(
      "Leiden (Traag, Waltman and van Eck) for modularity, the best of 20 seeds; units without links are in "
      "none");
  result.notes.push_back(
      "modularity and stability are of all communities together: the share of links inside beyond what sizes "
      "give, and the mean adjusted Rand index between seeds (1: every seed finds the same)");
  return each_cut(c, plan, result, [&](const JointWork& work) { return add_rows(plan, work, result); });
}

}  // namespace plenary
