#include "stats/reliability.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/correlation.h"
#include "stats/quantile.h"
#include "stats/random.h"

namespace plenary {
namespace {

// Mean squares of the two-way layout.
struct MeanSquares {
  double n = 0, k = 0;
  double subjects = 0, judges = 0, error = 0, within = 0;
};

std::optional<MeanSquares> mean_squares(const Ratings& ratings) {
  const size_t k = ratings.columns;
  if (k < 2 || ratings.values.size() % k != 0 || ratings.values.size() / k < 2) return std::nullopt;
  MeanSquares out;
  out.k = static_cast<double>(k);
  out.n = static_cast<double>(ratings.values.size() / k);
  std::vector<double> rows(ratings.values.size() / k), columns(k);
  const double origin = ratings.values[0];  // large values that differ little keep their digits
  double total = 0;
  for (size_t i = 0; i < ratings.values.size(); ++i) {
    const double value = ratings.values[i] - origin;
    rows[i / k] += value / out.k;
    columns[i % k] += value / out.n;
    total += value / (out.n * out.k);
  }
  double between = 0, judges = 0, error = 0, within = 0, size = 0;
  for (const double row : rows) between += out.k * (row - total) * (row - total);
  for (const double column : columns) judges += out.n * (column - total) * (column - total);
  for (size_t i = 0; i < ratings.values.size(); ++i) {
    const double value = ratings.values[i] - origin;
    const double off = value - rows[i / k], rest = off - columns[i % k] + total;
    within += off * off;
    error += rest * rest;
    size += value * value;
  }
  constexpr double kRounding = 1e-24;
  if (!std::isfinite(size) || !(between > kRounding * size)) return std::nullopt;
  out.subjects = between / (out.n - 1);
  out.judges = judges / (out.k - 1);
  out.within = within / (out.n * (out.k - 1));
  out.error = error / ((out.n - 1) * (out.k - 1));
  return out;
}

std::optional<double> ratio(double above, double below) {
  if (!(below > 0)) return std::nullopt;
  return above / below;
}

}  // namespace

std::optional<Intraclass> intraclass(const Ratings& ratings) {
  const auto m = mean_squares(ratings);
  if (!m) return std::nullopt;
  const double true_1 = m->subjects - m->within, true_3 = m->subjects - m->error;
  const double drift = (m->judges - m->error) / m->n;
  Intraclass out;
  out.icc1 = true_1 / (m->subjects + (m->k - 1) * m->within);
  out.icc1k = true_1 / m->subjects;
  out.icc2 = ratio(true_3, m->subjects + (m->k - 1) * m->error + m->k * drift);
  out.icc2k = ratio(true_3, m->subjects + drift);
  out.icc3 = true_3 / (m->subjects + (m->k - 1) * m->error);
  out.icc3k = true_3 / m->subjects;
  return out;
}

std::optional<double> cronbach_alpha(const Ratings& ratings) {
  const auto m = mean_squares(ratings);
  if (!m) return std::nullopt;
  return 1 - m->error / m->subjects;
}

std::optional<double> spearman_brown(double r, double times) {
  if (!(r >= -1 && r <= 1) || !(times > 0)) return std::nullopt;
  return ratio(times * r, 1 + (times - 1) * r);
}

std::optional<SplitHalf> split_half(
    size_t events, const std::function<std::vector<double>(const std::vector<bool>&)>& measure, size_t splits,
    uint64_t seed) {
  if (events < 2) return std::nullopt;
  std::vector<double> correlations, reliabilities;
  for (size_t split = 0; split < splits; ++split) {
    std::vector<size_t> order(events);
    std::iota(order.begin(), order.end(), size_t{0});
    CounterRandom random(seed, split);
    shuffle(std::span(order), random);
    std::vector<bool> first(events), second(events);
    for (size_t i = 0; i < events; ++i) (i < events / 2 ? first : second)[order[i]] = true;
    const auto r = pearson(measure(first), measure(second));
    const auto whole = r ? spearman_brown(*r) : std::nullopt;
    if (!whole) continue;
    correlations.push_back(*r);
    reliabilities.push_back(*whole);
  }
  if (correlations.empty()) return std::nullopt;
  return SplitHalf{*median(correlations), *median(reliabilities), correlations.size()};
}

}  // namespace plenary
