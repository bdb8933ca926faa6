#include "stats/scenarios.h"

#include <fmt/core.h>

#include <algorithm>

#include "stats/parallel.h"

namespace plenary::composite {
namespace {

constexpr size_t kMostCopelandUnits = 500;
constexpr size_t kMostBytes = 2ull << 30;

template <class T>
void add(std::vector<T>& list, const T& item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

bool some_missing(const Data& data) {
  return std::ranges::any_of(data.values, [](const Values& x) { return std::ranges::any_of(x, missing); });
}

// True when the treatment leaves every indicator as it is.
bool treats_nothing(const Data& data, const Treatment& treatment) {
  return std::ranges::none_of(data.values, [&](const Values& x) { return treat(x, treatment).touched(); });
}

bool all_equal(const Tree& tree) {
  for (const size_t g : tree.groups())
    for (const size_t c : tree.children(g))
      if (tree.nodes()[c].weight != tree.nodes()[tree.children(g).front()].weight) return false;
  return true;
}

// Geometric and harmonic means need values above zero. Where a table has others, all of it is moved onto
// 1..100 in one step: the order of every weighted arithmetic mean stays what it was.
void make_positive(std::vector<Values>& columns) {
  double low = kMissing, high = kMissing;
  for (const auto& column : columns)
    for (const double v : column) {
      if (missing(v)) continue;
      if (missing(low) || v < low) low = v;
      if (missing(high) || v > high) high = v;
    }
  if (missing(low) || low > 0) return;
  for (auto& column : columns)
    for (double& v : column) v = high > low ? 1 + 99 * (v - low) / (high - low) : v - low + 1;
}

std::vector<Values> logarithms_of(std::vector<Values> columns) {
  for (auto& column : columns)
    for (double& v : column) v = std::log(v);
  return columns;
}

// The columns of every normalisation after one way to impute and treat.
Result<std::vector<std::vector<Values>>> columns_of(const Tree& tree, const Data& data, const Method& method,
                                                    const std::vector<Normalisation>& normalisations) {
  PLENARY_LET(prepared, prepare(tree, data, method));
  std::vector<std::vector<Values>> out;
  for (const auto& normalisation : normalisations) {
    PLENARY_LET(columns, normalise_all(tree, prepared.treated, normalisation));
    make_positive(columns);
    out.push_back(std::move(columns));
  }
  return out;
}

}  // namespace

Choices default_choices(const Tree& tree, const Data& data, const Method& method) {
  Choices out;
  out.imputation = {method.imputation};
  if (some_missing(data)) {
    add(out.imputation, Imputation{});
    add(out.imputation, Imputation{Impute::kMean, ""});
    add(out.imputation, Imputation{Impute::kMedian, ""});
  }
  out.treatment = {method.treatment};
  const Treatment other = method.treatment.on ? Treatment{} : Treatment{true, 5};
  if (!treats_nothing(data, method.treatment.on ? method.treatment : other)) out.treatment.push_back(other);
  out.normalisation = {method.normalisation};
  if (method.normalisation.by != Normalise::kMinMax) add(out.normalisation, {Normalise::kMinMax, 1, 100});
  if (method.normalisation.by != Normalise::kZScore) add(out.normalisation, {Normalise::kZScore, 0, 1});
  if (method.normalisation.by != Normalise::kRank) add(out.normalisation, {Normalise::kRank, 0, 0});
  out.aggregation = {method.aggregation};
  std::vector<Aggregation> means{{Mean::kArithmetic, 1}, {Mean::kGeometric, 0}};
  if (!some_missing(data) && data.units.size() <= kMostCopelandUnits) means.push_back({Mean::kCopeland, 0});
  for (const auto& mean : means) add(out.aggregation, {mean});
  out.equal_weights = !all_equal(tree);
  return out;
}

Result<Scenarios> Scenarios::prepare(const Tree& tree, const Data& data, const Method& method,
                                     const Choices& choices) {
  Scenarios out;
  out.tree_ = &tree, out.choices_ = choices, out.threshold_ = method.threshold;
  out.units_ = data.units.size();
  const size_t normalisations = choices.normalisation.size();
  std::vector<Method> ways;
  for (const auto& i : choices.imputation)
    for (const auto& t : choices.treatment)
      ways.push_back({i, t, choices.normalisation.front(), {}, method.threshold});
  const size_t columns = ways.size() * normalisations * data.values.size();
  if (const size_t bytes = columns * data.units.size() * 2 * sizeof(double); bytes > kMostBytes)
    return fail(
        ErrorKind::kUsage,
        fmt::format("{} ways to prepare {} indicators of {} units need {} MiB: take fewer choices",
                    ways.size() * normalisations, data.values.size(), data.units.size(), bytes >> 20));
  out.columns_.resize(ways.size() * normalisations), out.logarithms_.resize(ways.size() * normalisations);
  std::vector<Status> faults(ways.size());
  in_parallel(ways.size(), [&] {
    return [&](size_t w) {
      auto prepared = columns_of(tree, data, ways[w], choices.normalisation);
      if (!prepared) faults[w] = std::unexpected(prepared.error());
      for (size_t n = 0; prepared && n < normalisations; ++n) {
        out.logarithms_[w * normalisations + n] = logarithms_of((*prepared)[n]);
        out.columns_[w * normalisations + n] = std::move((*prepared)[n]);
      }
    };
  });
  for (const auto& fault : faults) PLENARY_TRY(fault);
  return out;
}

const Values& Scenarios::index(const Choice& choice, const std::vector<double>& weights,
                               Scratch& scratch) const {
  const size_t way =
      (choice.imputation * choices_.treatment.size() + choice.treatment) * choices_.normalisation.size() +
      choice.normalisation;
  const Method method{{}, {}, {}, choices_.aggregation[choice.aggregation], threshold_};
  scratch.nodes.resize(tree_->nodes().size()), scratch.transformed.resize(tree_->nodes().size());
  for (const size_t g : tree_->groups()) {
    const auto& aggregation = aggregation_at(method, tree_->nodes()[g].level);
    scratch.group.columns.clear(), scratch.group.weights.clear();
    for (const size_t c : tree_->children(g)) {
      const Values* column = tree_->is_leaf(c) ? &columns_[way][tree_->leaf(c)] : &scratch.nodes[c];
      if (aggregation.by == Mean::kGeometric && tree_->is_leaf(c)) {
        column = &logarithms_[way][tree_->leaf(c)];
      } else if (!transforms_nothing(aggregation)) {
        scratch.transformed[c] = *column;
        for (double& v : scratch.transformed[c]) v = transform(v, aggregation);
        column = &scratch.transformed[c];
      }
      scratch.group.columns.push_back(column);
      scratch.group.weights.push_back(weights[c]);
    }
    aggregate_transformed(scratch.group, aggregation, threshold_, scratch.nodes[g]);
  }
  return scratch.nodes[tree_->top()];
}

}  // namespace plenary::composite
