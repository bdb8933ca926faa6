#include "stats/reliability.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/correlation.h"
#include "stats/distribution.h"
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

// Ends of ICC(A,1); those of ICC(A,k) are the same by Spearman and Brown.
std::optional<Interval> agreement_interval(const MeanSquares& m, double icc2) {
  if (!(icc2 < 1)) return std::nullopt;
  const double a = m.k * icc2 / (m.n * (1 - icc2)), b = 1 + a * (m.n - 1);
  const double judges = a * m.judges, error = b * m.error;
  const double below = judges * judges / (m.k - 1) + error * error / ((m.n - 1) * (m.k - 1));
  const double degrees = (judges + error) * (judges + error) / below;
  if (!(degrees > 0) || !std::isfinite(degrees)) return std::nullopt;
  constexpr double kHigh = 0.975;
  const double least = f_quantile(m.n - 1, degrees, kHigh), most = f_quantile(degrees, m.n - 1, kHigh);
  const double rest = m.k * m.judges + (m.k * m.n - m.k - m.n) * m.error;
  const Interval out{m.n * (m.subjects - least * m.error) / (least * rest + m.n * m.subjects),
                     m.n * (most * m.subjects - m.error) / (rest + m.n * most * m.subjects)};
  if (!std::isfinite(out.low) || !std::isfinite(out.high)) return std::nullopt;
  return out;
}

std::optional<Interval> of_mean(const Interval& single, double k) {
  const auto low = spearman_brown(single.low, k), high = spearman_brown(single.high, k);
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

// The line of a table with the greatest share of gaps.
struct Worst {
  size_t at = 0;
  double gaps = 0;
};

Worst worst(const std::vector<size_t>& lines, const std::vector<size_t>& across,
            const std::function<bool(size_t line, size_t other)>& gap) {
  Worst out;
  for (size_t i = 0; i < lines.size(); ++i) {
    double gaps = 0;
    for (const auto other : across) gaps += gap(lines[i], other) ? 1 : 0;
    gaps /= static_cast<double>(across.size());
    if (gaps > 0 && gaps >= out.gaps) out = {i, gaps};
  }
  return out;
}

}  // namespace

Block complete_block(std::span<const double> cells, size_t columns) {
  Block out;
  if (columns == 0) return out;
  out.rows.resize(cells.size() / columns), out.columns.resize(columns);
  std::iota(out.rows.begin(), out.rows.end(), 0);
  std::iota(out.columns.begin(), out.columns.end(), 0);
  const auto gap = [&](size_t row, size_t column) { return std::isnan(cells[row * columns + column]); };
  while (true) {
    const auto row = worst(out.rows, out.columns, gap);
    const auto column = worst(out.columns, out.rows, [&](size_t c, size_t r) { return gap(r, c); });
    if (row.gaps == 0) return out;
    auto& lines = row.gaps >= column.gaps ? out.rows : out.columns;
    lines.erase(lines.begin() + static_cast<long>(row.gaps >= column.gaps ? row.at : column.at));
  }
}

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
  if (out.icc2) out.interval2 = agreement_interval(*m, *out.icc2);
  if (out.interval2 && out.icc2k) out.interval2k = of_mean(*out.interval2, m->k);
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
