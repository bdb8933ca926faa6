#include "stats/composite.h"

#include <fmt/core.h>

#include <algorithm>

namespace plenary::composite {
namespace {

Error of_indicator(const Node& node, Error error) {
  error.message = fmt::format("the indicator '{}' {}", node.code, error.message);
  return error;
}

// The groups of every unit under a column; none are needed where nobody asks.
Result<const std::vector<std::string>*> groups_of(const Data& data, const Imputation& imputation) {
  static const std::vector<std::string> kNone;
  if (imputation.by != Impute::kGroupMean && imputation.by != Impute::kGroupMedian) return &kNone;
  const auto found = data.groups.find(imputation.column);
  if (found != data.groups.end()) return &found->second;
  std::string names;
  for (const auto& [name, groups] : data.groups)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
  return fail(ErrorKind::kUsage,
              fmt::format("there is no column of groups '{}'; there are: {}", imputation.column,
                          names.empty() ? "none (Type Group in META)" : names));
}

std::unexpected<Error> undefined(const Tree& tree, size_t group, Undefined where, double value,
                                 const Aggregation& aggregation, const std::vector<std::string>& units) {
  const auto& child = tree.nodes()[tree.children(group)[where.column]];
  return fail(ErrorKind::kUsage,
              fmt::format("the {} mean is not defined for {:.6g}, which '{}' has for '{}': normalise to "
                          "values above zero (--normalise minmax:1:100) or use another mean",
                          name_of(aggregation), value, units[where.unit], child.code));
}

}  // namespace

Values denominate(Values x, const Values& by) {
  for (size_t u = 0; u < x.size(); ++u) {
    x[u] /= by[u];
    if (!std::isfinite(x[u])) x[u] = kMissing;
  }
  return x;
}

Result<std::vector<Values>> normalise_all(const Tree& tree, const std::vector<Treated>& treated,
                                          const Normalisation& normalisation) {
  std::vector<Values> out;
  for (size_t i = 0; i < treated.size(); ++i) {
    const auto& node = tree.nodes()[tree.leaves()[i]];
    auto column = normalise(treated[i].values, normalisation, node.scale);
    if (!column) return std::unexpected(of_indicator(node, column.error()));
    out.push_back(std::move(*column));
  }
  return out;
}

Result<Prepared> prepare(const Tree& tree, const Data& data, const Method& method) {
  PLENARY_LET(groups, groups_of(data, method.imputation));
  Prepared out;
  for (const auto& column : data.values) {
    out.imputed.push_back(impute(column, method.imputation.by, *groups));
    out.treated.push_back(treat(out.imputed.back(), method.treatment));
  }
  PLENARY_LET(normalised, normalise_all(tree, out.treated, method.normalisation));
  out.normalised = std::move(normalised);
  return out;
}

const Aggregation& aggregation_at(const Method& method, int level) {
  return method.aggregation.size() == 1 ? method.aggregation.front()
                                        : method.aggregation[static_cast<size_t>(level - 2)];
}

Result<std::vector<Values>> aggregate_tree(const Tree& tree, const std::vector<Values>& normalised,
                                           const std::vector<double>& weights, const Method& method,
                                           const std::vector<std::string>& units) {
  if (method.aggregation.size() != 1 && method.aggregation.size() != static_cast<size_t>(tree.levels() - 1))
    return fail(ErrorKind::kUsage,
                fmt::format("give one aggregation, or one for each of the {} levels above the indicators",
                            tree.levels() - 1));
  std::vector<Values> nodes(tree.nodes().size());
  for (size_t i = 0; i < normalised.size(); ++i) nodes[tree.leaves()[i]] = normalised[i];
  for (const size_t g : tree.groups()) {
    Group group;
    for (const size_t c : tree.children(g)) {
      group.columns.push_back(&nodes[c]);
      group.weights.push_back(weights[c]);
    }
    const auto& aggregation = aggregation_at(method, tree.nodes()[g].level);
    if (const auto where = undefined_in(group, aggregation))
      return undefined(tree, g, *where, (*group.columns[where->column])[where->unit], aggregation, units);
    aggregate(group, aggregation, method.threshold, nodes[g]);
  }
  return nodes;
}

Values rank_descending(const Values& scores) {
  Values turned = scores;
  for (double& v : turned) v = -v;
  return rank_ascending(turned);
}

Result<Composite> compute(const Tree& tree, const Data& data, const Method& method) {
  Composite out;
  PLENARY_LET(prepared, prepare(tree, data, method));
  out.prepared = std::move(prepared);
  PLENARY_LET(nodes, aggregate_tree(tree, out.prepared.normalised, tree.weights(), method, data.units));
  out.nodes = std::move(nodes);
  out.ranks = rank_descending(out.nodes[tree.top()]);
  return out;
}

Values coverage(const Tree& tree, const Data& data) {
  const auto weights = effective_weights(tree, tree.weights());
  Values out(data.units.size(), 1);
  for (size_t i = 0; i < data.values.size(); ++i)
    for (size_t u = 0; u < out.size(); ++u)
      if (missing(data.values[i][u])) out[u] -= weights[tree.leaves()[i]];
  return out;
}

}  // namespace plenary::composite
