#include "stats/waterfall.h"

namespace plenary::composite {
namespace {

// The scale in which a mean is a sum, and its slope.
double phi(double x, const Aggregation& a) { return a.by == Mean::kHarmonic ? 1 / x : transform(x, a); }

double slope(double x, const Aggregation& a) {
  switch (a.by) {
    case Mean::kGeometric:
      return 1 / x;
    case Mean::kHarmonic:
      return -1 / (x * x);
    case Mean::kPower:
      return a.power * std::pow(x, a.power - 1);
    default:
      return 1;
  }
}

// (phi(a) - phi(b)) / (a - b), its limit where both are equal.
double secant(double a, double b, const Aggregation& aggregation) {
  if (std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b))) return slope(a, aggregation);
  return (phi(a, aggregation) - phi(b, aggregation)) / (a - b);
}

// The mean of an indicator over the units.
std::vector<double> mean_unit(const Tree& tree, const Composite& composite) {
  std::vector<double> out(tree.nodes().size(), kMissing);
  for (const size_t leaf : tree.leaves()) out[leaf] = mean(present(composite.nodes[leaf]));
  return out;
}

// Aggregates one row of values by the weights of those members that the unit has.
double of_reference(const Tree& tree, size_t group, const std::vector<WaterfallStep>& steps,
                    const Aggregation& aggregation) {
  std::vector<Values> columns;
  Group members;
  for (const size_t c : tree.children(group)) {
    if (missing(steps[c].value)) continue;
    if (missing(steps[c].reference)) return kMissing;
    columns.push_back({steps[c].reference});
    members.weights.push_back(tree.nodes()[c].weight);
  }
  for (const auto& column : columns) members.columns.push_back(&column);
  if (columns.empty() || undefined_in(members, aggregation)) return kMissing;
  Values out;
  aggregate(members, aggregation, 0, out);
  return out.front();
}

double weight_there(const Tree& tree, size_t group, const std::vector<WaterfallStep>& steps) {
  double out = 0;
  for (const size_t c : tree.children(group))
    if (!missing(steps[c].value)) out += tree.nodes()[c].weight;
  return out;
}

}  // namespace

Result<std::vector<WaterfallStep>> waterfall_from(const Tree& tree, const Composite& composite,
                                                  const Method& method, size_t unit,
                                                  const std::vector<double>& references) {
  for (const auto& aggregation : method.aggregation)
    if (aggregation.by == Mean::kCopeland)
      return fail(ErrorKind::kUsage,
                  "a Copeland score compares units and has no parts: explain another mean");
  std::vector<WaterfallStep> steps;
  for (size_t n = 0; n < tree.nodes().size(); ++n)
    steps.push_back({n, composite.nodes[n][unit], references[n]});
  auto& top = steps[tree.top()];
  for (const size_t g : tree.groups())
    steps[g].reference = of_reference(tree, g, steps, aggregation_at(method, tree.nodes()[g].level));
  if (missing(top.value) || missing(top.reference))
    return fail(ErrorKind::kInput, "the unit has no score to explain: too little is known of it");
  std::vector<double> factor(steps.size(), 0);  // what one more of a node's value adds to the index
  factor[tree.top()] = 1, top.weight = 1;
  for (auto g = tree.groups().rbegin(); g != tree.groups().rend(); ++g) {
    const auto& parent = steps[*g];
    if (missing(parent.value)) continue;
    const auto& aggregation = aggregation_at(method, tree.nodes()[*g].level);
    const double there = weight_there(tree, *g, steps);
    for (const size_t c : tree.children(*g)) {
      if (missing(steps[c].value)) continue;
      const double share = tree.nodes()[c].weight / there;
      steps[c].weight = parent.weight * share;
      factor[c] = factor[*g] * share * secant(steps[c].value, steps[c].reference, aggregation) /
                  secant(parent.value, parent.reference, aggregation);
    }
  }
  for (auto& step : steps)
    if (!missing(step.value)) step.contribution = factor[step.node] * (step.value - step.reference);
  return steps;
}

Result<std::vector<WaterfallStep>> waterfall(const Tree& tree, const Composite& composite,
                                             const Method& method, size_t unit) {
  return waterfall_from(tree, composite, method, unit, mean_unit(tree, composite));
}

}  // namespace plenary::composite
