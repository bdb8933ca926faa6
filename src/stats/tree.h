// The tree of a composite indicator: indicators at level 1, groups of them above, one index at the top.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "stats/normalise.h"

namespace plenary::composite {

struct Node {
  std::string code, name;
  int level = 1;  ///< 1: an indicator; a parent is one level up
  std::optional<size_t> parent;
  double weight = 1;  ///< among its siblings; only the proportions count
  Scale scale;        ///< of an indicator
};

/// What is wrong with a tree: at which node, in one sentence.
struct TreeFault {
  size_t node;
  std::string reason;
};

/// A tree that holds together: no cycle, one top, every group has members and weight.
class Tree {
 public:
  /// Checks and arranges; nodes keep their positions.
  static std::expected<Tree, TreeFault> make(std::vector<Node> nodes);

  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<size_t>& leaves() const { return leaves_; }  ///< indicators, in their order
  const std::vector<size_t>& groups() const { return groups_; }  ///< children before parents
  const std::vector<size_t>& children(size_t node) const { return children_[node]; }
  size_t top() const { return groups_.back(); }
  int levels() const { return nodes_[top()].level; }
  /// Position of an indicator among the leaves.
  size_t leaf(size_t node) const { return leaf_[node]; }
  bool is_leaf(size_t node) const { return nodes_[node].level == 1; }
  /// The weights of all nodes as given.
  std::vector<double> weights() const;

 private:
  std::vector<Node> nodes_;
  std::vector<size_t> leaves_, groups_, leaf_;
  std::vector<std::vector<size_t>> children_;
};

/// The share of the top that each node's weight gives it: products of shares among siblings, 1 at the top.
std::vector<double> effective_weights(const Tree& tree, const std::vector<double>& weights);

}  // namespace plenary::composite
