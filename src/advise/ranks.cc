#include "advise/ranks.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace plenary {
namespace {

using composite::Mean;
using composite::missing;
using composite::Normalise;

// Points of the Sobol sequence: 4096 give first-order indices to about 0.01, 256 to about 0.03.
constexpr size_t kMostPoints = 4096, kLeastPoints = 256, kMostWork = 1u << 20;

size_t points_for(size_t units) {
  size_t points = kMostPoints;
  while (points > kLeastPoints && points * units > kMostWork) points /= 2;
  return points;
}

composite::Data part_of(const composite::Data& data, const std::vector<size_t>& units) {
  composite::Data out;
  for (const size_t u : units) out.units.push_back(data.units[u]);
  for (const auto& column : data.values) {
    auto& part = out.values.emplace_back();
    for (const size_t u : units) part.push_back(column[u]);
  }
  return out;
}

// What could as well have been chosen: scales that move with the field, and the other mean. Nothing is
// imputed and nobody's value is treated as an outlier: goalposts have cut it already.
composite::Choices choices_of(const composite::Tree& tree, const composite::Method& method) {
  composite::Choices out;
  out.imputation = {method.imputation};
  out.treatment = {method.treatment};
  out.normalisation = {method.normalisation, {Normalise::kMinMax, 1, 100}, {Normalise::kRank, 0, 0}};
  const Mean other = method.aggregation.back().by == Mean::kGeometric ? Mean::kArithmetic : Mean::kGeometric;
  out.aggregation = {method.aggregation, {{Mean::kArithmetic}, {other}}};
  const auto weights = tree.weights();
  out.equal_weights = std::ranges::adjacent_find(weights, std::ranges::not_equal_to()) != weights.end();
  return out;
}

// Puts a list that is in the order of `units` into the order of `by`.
template <class T>
void reorder(std::vector<T>& list, const std::vector<size_t>& by) {
  std::vector<T> out;
  for (const size_t i : by) out.push_back(list[i]);
  list = std::move(out);
}

Status compare(const IndexDay& day, Depth depth, CategoryRanks& out) {
  const auto data = part_of(day.data, out.units);
  PLENARY_LET(result, composite::compute(day.tree, data, day.method));
  out.ranks = result.ranks;
  if (composite::present(out.ranks).size() < 2) return {};
  PLENARY_LET(scenarios,
              composite::Scenarios::prepare(day.tree, data, day.method, choices_of(day.tree, day.method)));
  auto found = depth == Depth::kSensitivity
                   ? composite::sample(scenarios, out.ranks, points_for(out.units.size()))
                   : composite::factorial(scenarios, out.ranks);
  if (!found) return std::unexpected(found.error());
  out.uncertainty = *std::move(found);
  out.intervals = std::move(out.uncertainty.ranks);
  if (depth == Depth::kSensitivity) out.rooms = composite::weight_room(day.tree, result, day.method);
  return {};
}

void sort_by_rank(CategoryRanks& out) {
  std::vector<size_t> order(out.units.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::stable_sort(order, {}, [&](size_t i) {
    return missing(out.ranks[i]) ? static_cast<double>(out.ranks.size()) + 1 : out.ranks[i];
  });
  reorder(out.units, order), reorder(out.ranks, order);
  if (!out.intervals.empty()) reorder(out.intervals, order);
}

}  // namespace

Result<std::vector<CategoryRanks>> rank_categories(const IndexDay& day, Depth depth) {
  std::map<std::string, CategoryRanks> by_name;
  for (size_t u = 0; u < day.members.size(); ++u) by_name[day.members[u].category].units.push_back(u);
  std::vector<CategoryRanks> out;
  for (auto& [name, category] : by_name) {
    category.category = name;
    category.ranks.assign(category.units.size(), composite::kMissing);
    if (day.scored) PLENARY_TRY(compare(day, depth, category));
    sort_by_rank(category);
    out.push_back(std::move(category));
  }
  std::ranges::stable_sort(out, std::greater(), [](const auto& c) { return c.units.size(); });
  return out;
}

}  // namespace plenary
