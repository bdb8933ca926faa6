#include "stats/resample.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stats/correlation.h"

namespace plenary {
namespace {

using Numbers = std::vector<double>;
using Units = std::span<const uint32_t>;

bool usable(std::span<const double> values, size_t size) {
  return values.size() == size &&
         std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
}

bool all_there(Units units, size_t size) {
  return std::all_of(units.begin(), units.end(), [size](uint32_t unit) { return unit < size; });
}

UnitStatistic never() {
  return [](Units) -> std::optional<double> { return std::nullopt; };
}

}  // namespace

RankPlaces::RankPlaces(std::span<const double> values) {
  Numbers distinct(values.begin(), values.end());
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  count_ = distinct.size();
  for (const double value : values)
    place_.push_back(
        static_cast<uint32_t>(std::lower_bound(distinct.begin(), distinct.end(), value) - distinct.begin()));
}

Numbers RankPlaces::ranks(Units units) const {
  std::vector<uint32_t> seen(count_);
  for (const uint32_t unit : units) ++seen[place_[unit]];
  Numbers rank_of_place(count_);
  uint64_t before = 0;
  for (size_t place = 0; place < count_; ++place) {
    rank_of_place[place] = static_cast<double>(2 * before + seen[place] + 1) / 2;
    before += seen[place];
  }
  Numbers out;
  out.reserve(units.size());
  for (const uint32_t unit : units) out.push_back(rank_of_place[place_[unit]]);
  return out;
}

UnitStatistic resampled_spearman(std::span<const double> x, std::span<const double> y) {
  return resampled_partial_spearman(x, y, {});
}

UnitStatistic resampled_partial_spearman(std::span<const double> x, std::span<const double> y,
                                         std::span<const Numbers> controls) {
  if (!usable(x, x.size()) || !usable(y, x.size())) return never();
  std::vector<RankPlaces> columns;
  for (const Numbers& control : controls) {
    if (!usable(control, x.size())) return never();
    columns.emplace_back(control);
  }
  return [a = RankPlaces(x), b = RankPlaces(y),
          columns = std::move(columns)](Units units) -> std::optional<double> {
    if (!all_there(units, a.size())) return std::nullopt;
    std::vector<Numbers> ranks;
    for (const RankPlaces& column : columns) ranks.push_back(column.ranks(units));
    return partial_pearson(a.ranks(units), b.ranks(units), ranks);
  };
}

UnitStatistic resampled_auc(std::span<const double> scores, const std::vector<bool>& positive) {
  if (!usable(scores, positive.size())) return never();
  return [places = RankPlaces(scores), positive](Units units) -> std::optional<double> {
    if (!all_there(units, places.size())) return std::nullopt;
    std::vector<bool> kinds;
    kinds.reserve(units.size());
    for (const uint32_t unit : units) kinds.push_back(positive[unit]);
    return auc_of_ranks(places.ranks(units), kinds);
  };
}

}  // namespace plenary
