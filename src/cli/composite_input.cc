#include "cli/composite_input.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "base/files.h"
#include "base/text.h"

namespace plenary {
namespace {

composite::Scale scale_of(const IndicatorNode& node) {
  return {node.direction, node.target,         node.cap_target, node.lower,
          node.upper,     node.goalpost_scale, node.truncate,   node.log};
}

Result<composite::Tree> tree_of(const std::string& path, const IndicatorMeta& meta) {
  std::map<std::string_view, size_t> places;
  for (size_t i = 0; i < meta.nodes.size(); ++i) places[meta.nodes[i].code] = i;
  std::vector<composite::Node> nodes;
  for (const auto& n : meta.nodes) {
    composite::Node node{n.code, n.name, n.level, {}, n.weight, scale_of(n)};
    if (!n.parent.empty()) node.parent = places.at(n.parent);
    nodes.push_back(std::move(node));
  }
  auto tree = composite::Tree::make(std::move(nodes));
  if (tree) return std::move(*tree);
  const auto& [node, reason] = tree.error();
  return fail(ErrorKind::kInput, fmt::format("{}:{}: {}", path, meta.nodes[node].line, printable(reason)));
}

template <class T>
std::vector<T> in_order(const std::vector<T>& values, const std::vector<size_t>& order) {
  std::vector<T> out;
  out.reserve(order.size());
  for (const size_t u : order) out.push_back(values[u]);
  return out;
}

size_t count_missing(const composite::Values& x) {
  return static_cast<size_t>(std::ranges::count_if(x, composite::missing));
}

}  // namespace

Result<CompositeInput> make_composite(const std::string& meta_path, const IndicatorMeta& meta,
                                      const IndicatorData& data) {
  PLENARY_LET(tree, tree_of(meta_path, meta));
  CompositeInput out{std::move(tree), {}, {}};
  std::vector<size_t> order(data.units.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order, {}, [&data](size_t u) -> const std::string& { return data.units[u]; });
  out.data.units = in_order(data.units, order);
  for (const auto& [name, groups] : data.groups) out.data.groups[name] = in_order(groups, order);
  for (const size_t leaf : out.tree.leaves()) {
    const auto& node = meta.nodes[leaf];
    auto column = in_order(data.numbers.at(node.code), order);
    if (!node.denominator.empty()) {
      const size_t before = count_missing(column);
      column = composite::denominate(column, in_order(data.numbers.at(node.denominator), order));
      if (const size_t lost = count_missing(column) - before; lost > 0)
        out.remarks.push_back(
            fmt::format("'{}' is missing for {} more unit{}, which have no '{}' to divide by, or 0",
                        node.code, lost, lost == 1 ? "" : "s", node.denominator));
    }
    out.data.values.push_back(std::move(column));
  }
  for (const auto& name : data.ignored)
    out.remarks.push_back(fmt::format("the column '{}' of DATA is not in META: left out", printable(name)));
  return out;
}

Result<CompositeInput> read_composite(const std::string& data_path, const std::string& meta_path) {
  PLENARY_LET(meta_bytes, read_file(meta_path));
  PLENARY_LET(meta, read_indicator_meta(meta_path, meta_bytes));
  PLENARY_LET(data_bytes, read_file(data_path));
  PLENARY_LET(data, read_indicator_data(data_path, data_bytes, meta));
  return make_composite(meta_path, meta, data);
}

}  // namespace plenary
