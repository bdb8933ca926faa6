#include "stats/quantile.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "stats/distribution.h"

namespace plenary {

std::optional<double> quantile(std::vector<double> values, double probability) {
  assert(probability >= 0 && probability <= 1);
  if (values.empty()) return std::nullopt;
  const double place = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(std::floor(place));
  const auto at = values.begin() + below;
  std::nth_element(values.begin(), at, values.end());
  const double part = place - std::floor(place);
  if (part == 0) return *at;
  const double next = *std::min_element(at + 1, values.end());
  return *at * (1 - part) + next * part;  // no overflow when the two are far apart
}

std::optional<double> median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

std::optional<Interval> median_interval(std::vector<double> values) {
  const size_t n = values.size();
  size_t k = 0;  // how many may lie beyond either end
  for (double below = 0; k < n; ++k) {
    below += binomial_density(static_cast<double>(k), static_cast<double>(n), 0.5);
    if (below > 0.025) break;
  }
  if (k == 0 || n == 0) return std::nullopt;
  std::ranges::sort(values);
  return Interval{values[k - 1], values[n - k]};
}

double middle_rank(std::span<const double> sorted, double value) {
  const auto [low, high] = std::ranges::equal_range(sorted, value);
  return (static_cast<double>(low - sorted.begin()) + static_cast<double>(high - sorted.begin())) /
         (2 * static_cast<double>(sorted.size()));
}

}  // namespace plenary
