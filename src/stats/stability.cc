#include "stats/stability.h"

#include <algorithm>
#include <numeric>

#include "stats/parallel.h"

namespace plenary::composite {
namespace {

constexpr int kSteps = 64, kHalvings = 30;

// The units that no kTop others are ahead of, in their order.
std::vector<size_t> best_of(const Values& index) {
  Values sorted = present(index);
  if (sorted.empty()) return {};
  const size_t place = std::min(kTop, sorted.size()) - 1;
  std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(place), std::greater());
  const double least = sorted[place];
  std::vector<size_t> out;
  for (size_t u = 0; u < index.size(); ++u)
    if (index[u] >= least) out.push_back(u);
  return out;
}

// Computes the index again when the weights in one group change: only the groups above it.
class Path {
 public:
  Path(const Tree& tree, const Method& method, const std::vector<Values>& transformed, size_t node)
      : tree_(tree), method_(method), transformed_(transformed), node_(node) {
    for (const size_t c : tree.children(*tree.nodes()[node].parent))
      if (c != node) others_ += tree.nodes()[c].weight;
  }

  double share() const { return tree_.nodes()[node_].weight / (tree_.nodes()[node_].weight + others_); }

  std::vector<size_t> best(double share) {
    size_t group = *tree_.nodes()[node_].parent;
    Group members = members_of(group, {}, nullptr);
    const auto& children = tree_.children(group);
    for (size_t i = 0; i < children.size(); ++i)
      members.weights[i] =
          children[i] == node_ ? share : (1 - share) * tree_.nodes()[children[i]].weight / others_;
    aggregate_transformed(members, method(group), method_.threshold, changed_);
    while (group != tree_.top()) {
      const size_t parent = *tree_.nodes()[group].parent;
      next_ = changed_;
      for (double& v : next_) v = transform(v, method(parent));
      const Group above = members_of(parent, group, &next_);
      aggregate_transformed(above, method(parent), method_.threshold, changed_);
      group = parent;
    }
    return best_of(changed_);
  }

 private:
  const Aggregation& method(size_t group) const {
    return aggregation_at(method_, tree_.nodes()[group].level);
  }

  Group members_of(size_t group, std::optional<size_t> replaced, const Values* by) const {
    Group out;
    for (const size_t c : tree_.children(group)) {
      out.columns.push_back(replaced == c ? by : &transformed_[c]);
      out.weights.push_back(tree_.nodes()[c].weight);
    }
    return out;
  }

  const Tree& tree_;
  const Method& method_;
  const std::vector<Values>& transformed_;
  size_t node_;
  double others_ = 0;
  Values changed_, next_;
};

// The share nearest to `from` on the way to `to` at which the best are others.
std::optional<double> first_change(Path& path, double from, double to) {
  const auto now = path.best(from);
  double same = from;
  for (int step = 1; step <= kSteps; ++step) {
    double other = from + (to - from) * step / kSteps;
    if (path.best(other) == now) {
      same = other;
      continue;
    }
    for (int i = 0; i < kHalvings; ++i) {
      const double middle = (same + other) / 2;
      (path.best(middle) == now ? same : other) = middle;
    }
    return other;
  }
  return {};
}

std::vector<Values> transformed_columns(const Tree& tree, const Composite& composite, const Method& method) {
  std::vector<Values> out = composite.nodes;
  for (size_t n = 0; n < out.size(); ++n) {
    if (!tree.nodes()[n].parent) continue;
    const auto& aggregation = aggregation_at(method, tree.nodes()[n].level + 1);
    for (double& v : out[n]) v = transform(v, aggregation);
  }
  return out;
}

}  // namespace

std::vector<WeightRoom> weight_room(const Tree& tree, const Composite& composite, const Method& method) {
  const auto transformed = transformed_columns(tree, composite, method);
  std::vector<WeightRoom> out;
  for (size_t n = 0; n < tree.nodes().size(); ++n) {
    const auto& parent = tree.nodes()[n].parent;
    double others = 0;
    if (parent)
      for (const size_t c : tree.children(*parent)) others += c == n ? 0 : tree.nodes()[c].weight;
    if (others > 0) out.push_back({n});
  }
  in_parallel(out.size(), [&] {
    return [&](size_t i) {
      Path path(tree, method, transformed, out[i].node);
      out[i].share = path.share();
      out[i].below = first_change(path, out[i].share, 0);
      out[i].above = first_change(path, out[i].share, 1);
    };
  });
  return out;
}

}  // namespace plenary::composite
