#include "cli/composite_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace plenary {
namespace {

using composite::missing;
using composite::Values;
using duck::Type;
using duck::Value;

duck::Column text_column(std::string name) { return {std::move(name), Type::kText, "VARCHAR"}; }
duck::Column count_column(std::string name) { return {std::move(name), Type::kInteger, "BIGINT"}; }
duck::Column real_column(std::string name) { return {std::move(name), Type::kReal, "DOUBLE"}; }

Value real(double x) { return missing(x) ? Value() : Value(x); }
Value real(const std::optional<double>& x) { return x ? real(*x) : Value(); }
Value whole(double x) { return missing(x) ? Value() : Value(static_cast<int64_t>(x)); }
Value count(size_t n) { return static_cast<int64_t>(n); }

// Nodes from the top down, each level in the order of META.
std::vector<size_t> from_the_top(const composite::Tree& tree) {
  std::vector<size_t> out(tree.nodes().size());
  std::iota(out.begin(), out.end(), size_t{0});
  std::ranges::stable_sort(out, std::greater(), [&tree](size_t n) { return tree.nodes()[n].level; });
  return out;
}

// Units by rank, those without a score last; equal ones in the order of their codes.
std::vector<size_t> by_rank(const Values& ranks) {
  std::vector<size_t> out(ranks.size());
  std::iota(out.begin(), out.end(), size_t{0});
  std::ranges::stable_sort(out, {}, [&ranks](size_t u) {
    return missing(ranks[u]) ? std::numeric_limits<double>::infinity() : ranks[u];
  });
  return out;
}

void add_interval(std::vector<Value>& row, const composite::RankInterval& ranks) {
  row.insert(row.end(), {real(ranks.low), real(ranks.median), real(ranks.high)});
}

std::vector<const Values*> columns_below(const composite::Tree& tree, const composite::Composite& result,
                                         size_t group) {
  std::vector<const Values*> out;
  for (const size_t c : tree.children(group)) out.push_back(&result.nodes[c]);
  return out;
}

}  // namespace

duck::Table score_table(const CompositeInput& input, const composite::Composite& result,
                        const composite::Uncertainty* uncertainty) {
  const auto& tree = input.tree;
  duck::Table out{{text_column("unit"), count_column("rank")}, {}};
  if (uncertainty != nullptr)
    for (const char* name : {"rank_5", "rank_50", "rank_95"}) out.columns.push_back(real_column(name));
  for (const size_t n : from_the_top(tree))
    if (!tree.is_leaf(n)) out.columns.push_back(real_column(tree.nodes()[n].code));
  for (const size_t u : by_rank(result.ranks)) {
    std::vector<Value> row{input.data.units[u], whole(result.ranks[u])};
    if (uncertainty != nullptr) add_interval(row, uncertainty->ranks[u]);
    for (const size_t n : from_the_top(tree))
      if (!tree.is_leaf(n)) row.push_back(real(result.nodes[n][u]));
    out.rows.push_back(std::move(row));
  }
  return out;
}

duck::Table indicator_table(const CompositeInput& input, const composite::Composite& result) {
  duck::Table out{{text_column("unit")}, {}};
  for (const size_t leaf : input.tree.leaves())
    out.columns.push_back(real_column(input.tree.nodes()[leaf].code));
  for (size_t u = 0; u < input.data.units.size(); ++u) {
    std::vector<Value> row{input.data.units[u]};
    for (const auto& column : result.prepared.normalised) row.push_back(real(column[u]));
    out.rows.push_back(std::move(row));
  }
  return out;
}

duck::Table weight_table(const CompositeInput& input, const composite::Composite& result) {
  const auto& tree = input.tree;
  const size_t n = tree.nodes().size();
  std::vector<double> pca(n, composite::kMissing), fitted = pca, spread = pca, alpha = pca;
  for (const size_t g : tree.groups()) {
    const auto columns = columns_below(tree, result, g);
    const auto& children = tree.children(g);
    std::vector<double> target;
    for (const size_t c : children) target.push_back(tree.nodes()[c].weight);
    alpha[g] = composite::cronbach_alpha(columns);
    const auto components = composite::principal_components(columns);
    const auto optimised = composite::optimise_weights(columns, target);
    for (size_t i = 0; i < children.size(); ++i) {
      if (components) pca[children[i]] = components->loadings[i];
      if (optimised) fitted[children[i]] = optimised->weights[i], spread[children[i]] = optimised->spread;
    }
  }
  const auto effective = composite::effective_weights(tree, tree.weights());
  duck::Table out{{text_column("node"), count_column("level"), text_column("parent"), real_column("weight"),
                   real_column("effective_weight"), real_column("correlation"), real_column("influence_r2"),
                   real_column("alpha"), real_column("pca_loading"), real_column("optimised_weight"),
                   real_column("optimised_spread")},
                  {}};
  for (const size_t node : from_the_top(tree)) {
    const auto& it = tree.nodes()[node];
    const double r = composite::correlation(result.nodes[node], result.nodes[tree.top()]);
    out.rows.push_back({it.code, count(static_cast<size_t>(it.level)),
                        it.parent ? Value(tree.nodes()[*it.parent].code) : Value(), it.weight,
                        effective[node], real(r), real(r * r), real(alpha[node]), real(pca[node]),
                        real(fitted[node]), real(spread[node])});
  }
  return out;
}

duck::Table treated_table(const CompositeInput& input, const composite::Composite& result) {
  duck::Table out{{text_column("indicator"), text_column("unit"), text_column("treatment"),
                   real_column("before"), real_column("after"), real_column("skew_before"),
                   real_column("kurtosis_before"), real_column("skew_after"), real_column("kurtosis_after")},
                  {}};
  for (size_t i = 0; i < result.prepared.treated.size(); ++i) {
    const auto& t = result.prepared.treated[i];
    const auto& code = input.tree.nodes()[input.tree.leaves()[i]].code;
    const auto add = [&](Value unit, const char* what, Value before, Value after) {
      out.rows.push_back({code, std::move(unit), what, std::move(before), std::move(after),
                          real(t.skew_before), real(t.kurt_before), real(t.skew_after), real(t.kurt_after)});
    };
    if (t.logarithm) add({}, "logarithm of all", {}, {});
    for (const auto& [moved, what] : {std::pair(&t.high, "moved down"), std::pair(&t.low, "moved up")})
      for (const size_t u : *moved)
        add(input.data.units[u], what, real(result.prepared.imputed[i][u]), real(t.values[u]));
    if (!t.passes) add({}, "still skewed", {}, {});
  }
  return out;
}

duck::Table coverage_table(const CompositeInput& input, const composite::Composite& result) {
  const auto& tree = input.tree;
  const auto observed = composite::coverage(tree, input.data);
  duck::Table out{{text_column("unit"), real_column("observed_weight"), count_column("missing"),
                   count_column("imputed"), text_column("unavailable")},
                  {}};
  for (size_t u = 0; u < input.data.units.size(); ++u) {
    size_t gaps = 0, imputed = 0;
    for (size_t i = 0; i < input.data.values.size(); ++i) {
      if (!missing(input.data.values[i][u])) continue;
      ++gaps;
      if (!missing(result.prepared.imputed[i][u])) ++imputed;
    }
    std::string unavailable;
    for (const size_t n : from_the_top(tree))
      if (!tree.is_leaf(n) && missing(result.nodes[n][u]))
        unavailable += fmt::format("{}{}", unavailable.empty() ? "" : " ", tree.nodes()[n].code);
    out.rows.push_back({input.data.units[u], real(observed[u]), count(gaps), count(imputed), unavailable});
  }
  return out;
}

duck::Table sensitivity_table(const composite::Uncertainty& uncertainty) {
  const auto& indices = uncertainty.indices;
  duck::Table out{{text_column("factor"), text_column("levels"), real_column("first_order"),
                   real_column("total"), real_column("first_order_saltelli")},
                  {}};
  for (size_t f = 0; f < uncertainty.factors.size(); ++f) {
    const auto& factor = uncertainty.factors[f];
    const bool sampled = !indices.first_saltelli.empty();
    out.rows.push_back(
        {factor.name, factor.levels.empty() ? "continuous" : fmt::format("{}", fmt::join(factor.levels, " ")),
         indices.first[f], indices.total[f], sampled ? Value(indices.first_saltelli[f]) : Value()});
  }
  return out;
}

duck::Table stability_table(const CompositeInput& input, const std::vector<composite::WeightRoom>& rooms) {
  duck::Table out{{text_column("node"), text_column("parent"), real_column("share"), real_column("below"),
                   real_column("above"), real_column("least_change")},
                  {}};
  for (const auto& room : rooms) {
    const auto& node = input.tree.nodes()[room.node];
    std::optional<double> least;
    if (room.below) least = room.share - *room.below;
    if (room.above) least = std::min(least.value_or(1), *room.above - room.share);
    out.rows.push_back({node.code, input.tree.nodes()[*node.parent].code, room.share, real(room.below),
                        real(room.above), real(least)});
  }
  return out;
}

duck::Table waterfall_table(const CompositeInput& input, const std::vector<composite::WaterfallStep>& steps) {
  const auto& tree = input.tree;
  duck::Table out{{text_column("node"), count_column("level"), text_column("parent"), real_column("value"),
                   real_column("reference"), real_column("effective_weight"), real_column("contribution")},
                  {}};
  for (const size_t n : from_the_top(tree)) {
    const auto& node = tree.nodes()[n];
    out.rows.push_back({node.code, count(static_cast<size_t>(node.level)),
                        node.parent ? Value(tree.nodes()[*node.parent].code) : Value(), real(steps[n].value),
                        real(steps[n].reference), real(steps[n].weight), real(steps[n].contribution)});
  }
  return out;
}

}  // namespace plenary
