#include "stats/tree.h"

#include <fmt/core.h>

#include <algorithm>

namespace plenary::composite {
namespace {

using Check = std::optional<TreeFault>;

Check check_parents(const std::vector<Node>& nodes) {
  for (size_t i = 0; i < nodes.size(); ++i) {
    size_t steps = 0;
    for (auto up = nodes[i].parent; up; up = nodes[*up].parent)
      if (++steps > nodes.size())
        return TreeFault{i, fmt::format("'{}' is its own ancestor: the tree has a cycle", nodes[i].code)};
  }
  for (size_t i = 0; i < nodes.size(); ++i) {
    const auto& node = nodes[i];
    if (node.level < 1)
      return TreeFault{
          i, fmt::format("'{}' has no level: indicators have 1, the groups above 2 and more", node.code)};
    if (node.parent && nodes[*node.parent].level != node.level + 1)
      return TreeFault{
          i, fmt::format("'{}' is at level {}, so its parent '{}' must be at level {}, not {}", node.code,
                         node.level, nodes[*node.parent].code, node.level + 1, nodes[*node.parent].level)};
  }
  return {};
}

Check check_top(const std::vector<Node>& nodes) {
  std::optional<size_t> top;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].parent) continue;
    if (top)
      return TreeFault{i,
                       fmt::format("'{}' has no parent, and '{}' has none either: one index must be at the "
                                   "top",
                                   nodes[i].code, nodes[*top].code)};
    top = i;
  }
  if (nodes[*top].level == 1)
    return TreeFault{
        *top, fmt::format("'{}' is an indicator without a parent: there is no index", nodes[*top].code)};
  return {};
}

Check check_weights(const std::vector<Node>& nodes, const std::vector<std::vector<size_t>>& children) {
  for (size_t i = 0; i < nodes.size(); ++i)
    if (!std::isfinite(nodes[i].weight) || nodes[i].weight < 0)
      return TreeFault{
          i, fmt::format("'{}' has the weight {}: a weight is zero or more", nodes[i].code, nodes[i].weight)};
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].level == 1) continue;
    if (children[i].empty()) return TreeFault{i, fmt::format("'{}' has nothing below it", nodes[i].code)};
    double total = 0;
    for (const size_t c : children[i]) total += nodes[c].weight;
    if (!(total > 0) || !std::isfinite(total))
      return TreeFault{i, fmt::format("the weights below '{}' add up to {}: at least one must be above zero",
                                      nodes[i].code, total)};
  }
  return {};
}

}  // namespace

std::expected<Tree, TreeFault> Tree::make(std::vector<Node> nodes) {
  if (nodes.empty()) return std::unexpected(TreeFault{0, "there are no indicators"});
  if (auto fault = check_parents(nodes)) return std::unexpected(*fault);
  if (auto fault = check_top(nodes)) return std::unexpected(*fault);
  Tree tree;
  tree.children_.resize(nodes.size());
  tree.leaf_.resize(nodes.size());
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].parent) tree.children_[*nodes[i].parent].push_back(i);
    if (nodes[i].level == 1) tree.leaf_[i] = tree.leaves_.size(), tree.leaves_.push_back(i);
    if (nodes[i].level > 1) tree.groups_.push_back(i);
  }
  if (auto fault = check_weights(nodes, tree.children_)) return std::unexpected(*fault);
  std::ranges::stable_sort(tree.groups_, {}, [&nodes](size_t i) { return nodes[i].level; });
  tree.nodes_ = std::move(nodes);
  return tree;
}

std::vector<double> Tree::weights() const {
  std::vector<double> out;
  for (const auto& node : nodes_) out.push_back(node.weight);
  return out;
}

std::vector<double> effective_weights(const Tree& tree, const std::vector<double>& weights) {
  std::vector<double> out(weights.size(), 0);
  out[tree.top()] = 1;
  for (auto group = tree.groups().rbegin(); group != tree.groups().rend(); ++group) {
    double total = 0;
    for (const size_t c : tree.children(*group)) total += weights[c];
    for (const size_t c : tree.children(*group)) out[c] = out[*group] * weights[c] / total;
  }
  return out;
}

}  // namespace plenary::composite
