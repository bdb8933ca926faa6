#include "stats/trend.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include "stats/distribution.h"
#include "stats/quantile.h"

namespace plenary {
namespace {

constexpr size_t kExactBelow = 10;
constexpr size_t kMostValues = 5000;  // of a season: 12.5 million slopes

// What the seasons give together.
struct Sums {
  int64_t s = 0;
  double variance = 0;
  std::vector<double> slopes;
};

std::vector<size_t> sizes_of_ties(std::span<const Observation> season) {
  std::vector<double> values;
  for (const Observation& at : season) values.push_back(at.value);
  std::sort(values.begin(), values.end());
  std::vector<size_t> sizes;
  for (size_t i = 0; i < values.size(); ++i)
    if (i > 0 && values[i] == values[i - 1])
      ++sizes.back();
    else
      sizes.push_back(1);
  return sizes;
}

double scatter(size_t size) {
  const auto n = static_cast<double>(size);
  return n * (n - 1) * (2 * n + 5) / 18;
}

// `season` is in the order of time. False when a pair has no slope, or there are too many.
bool add_season(std::span<const Observation> season, Sums& sums) {
  if (season.size() > kMostValues) return false;
  for (size_t i = 0; i < season.size(); ++i)
    for (size_t j = i + 1; j < season.size(); ++j) {
      const double a = season[i].value, b = season[j].value;
      const double slope = (b - a) / (season[j].time - season[i].time);
      if (!std::isfinite(slope)) return false;
      sums.slopes.push_back(slope);
      sums.s += (b > a) - (b < a);
    }
  sums.variance += scatter(season.size());
  for (const size_t tied : sizes_of_ties(season)) sums.variance -= scatter(tied);
  return true;
}

// In how many of the orders of a + b things of two kinds each number of inversions occurs: the Gaussian
// binomial coefficient, by [a, b] = [a, b - 1] + q^b [a - 1, b].
std::vector<double> inversions(size_t a, size_t b) {
  if (a == 0 || b == 0) return {1};
  std::vector<double> out(a * b + 1);
  const auto without = inversions(a, b - 1), with = inversions(a - 1, b);
  for (size_t i = 0; i < without.size(); ++i) out[i] += without[i];
  for (size_t i = 0; i < with.size(); ++i) out[i + b] += with[i];
  return out;
}

// The share of all orders of the values in which |S| is at least as large: S is the number of unequal pairs
// minus twice the inversions, and the tied groups are laid in one after the other.
double exact_p_value(std::span<const size_t> ties, int64_t s) {
  std::vector<double> orders{1};
  size_t placed = 0;
  for (const size_t tied : ties) {
    const auto next = inversions(placed, tied);
    std::vector<double> product(orders.size() + next.size() - 1);
    for (size_t i = 0; i < orders.size(); ++i)
      for (size_t j = 0; j < next.size(); ++j) product[i + j] += orders[i] * next[j];
    orders = std::move(product);
    placed += tied;
  }
  const auto pairs = static_cast<int64_t>(orders.size()) - 1;
  double as_far = 0, all = 0;
  for (int64_t i = 0; i <= pairs; ++i) {
    all += orders[static_cast<size_t>(i)];
    if (std::abs(pairs - 2 * i) >= std::abs(s)) as_far += orders[static_cast<size_t>(i)];
  }
  return as_far / all;
}

// The slopes of rank (N - C)/2 and (N + C)/2 + 1, between ranks linearly.
std::optional<Interval> slope_interval(const std::vector<double>& slopes, double variance) {
  const double half = normal_quantile(0.975) * std::sqrt(variance) / 2;
  const auto n = static_cast<double>(slopes.size());
  const double low = n / 2 - half - 1, high = n / 2 + half;  // counted from zero
  if (low < 0 || high > n - 1) return std::nullopt;
  return Interval{*quantile(slopes, low / (n - 1)), *quantile(slopes, high / (n - 1))};
}

}  // namespace

std::optional<Trend> trend(std::span<const Observation> series) {
  std::vector<Observation> sorted(series.begin(), series.end());
  for (const Observation& at : sorted)
    if (!std::isfinite(at.time) || !std::isfinite(at.value)) return std::nullopt;
  std::sort(sorted.begin(), sorted.end(), [](const Observation& a, const Observation& b) {
    return std::pair(a.season, a.time) < std::pair(b.season, b.time);
  });
  Sums sums;
  for (size_t from = 0, to = 0; from < sorted.size(); from = to) {
    while (to < sorted.size() && sorted[to].season == sorted[from].season) ++to;
    if (!add_season(std::span(sorted).subspan(from, to - from), sums)) return std::nullopt;
  }
  if (sums.slopes.empty()) return std::nullopt;

  Trend out;
  out.s = sums.s;
  out.variance = sums.variance;
  const auto sign = static_cast<double>((sums.s > 0) - (sums.s < 0));
  if (sums.variance > 0) out.z = (static_cast<double>(sums.s) - sign) / std::sqrt(sums.variance);
  out.exact = sorted.size() < kExactBelow && sorted.front().season == sorted.back().season;
  out.p_value = out.exact ? exact_p_value(sizes_of_ties(sorted), sums.s) : normal_two_sided(out.z);
  out.slope = *median(sums.slopes);
  std::vector<double> rests;
  for (const Observation& at : sorted) rests.push_back(at.value - out.slope * at.time);
  out.intercept = *median(rests);
  out.slope_interval = slope_interval(sums.slopes, sums.variance);
  if (!std::isfinite(out.intercept)) return std::nullopt;
  return out;
}

}  // namespace plenary
