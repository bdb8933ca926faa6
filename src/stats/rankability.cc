#include "stats/rankability.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "stats/quantile.h"

namespace plenary {
namespace {

bool finite(std::span<const double> values) {
  return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double squares_about_mean(std::span<const double> values) {
  const double mean = mean_of(values);
  return std::accumulate(values.begin(), values.end(), 0.0,
                         [mean](double sum, double x) { return sum + (x - mean) * (x - mean); });
}

}  // namespace

std::optional<double> rankability(std::span<const double> values, std::span<const double> variances) {
  if (values.size() < 3 || values.size() != variances.size() || !finite(values) || !finite(variances) ||
      std::ranges::min(variances) < 0)
    return std::nullopt;
  const double all = squares_about_mean(values) / static_cast<double>(values.size() - 1);
  const double between = std::max(0.0, all - mean_of(variances));
  const double chance = *median(std::vector<double>(variances.begin(), variances.end()));
  if (between + chance <= 0) return std::nullopt;
  return between / (between + chance);
}

std::optional<double> jackknife_variance(std::span<const double> without_each) {
  if (without_each.size() < 2 || !finite(without_each)) return std::nullopt;
  const auto n = static_cast<double>(without_each.size());
  return (n - 1) / n * squares_about_mean(without_each);
}

}  // namespace plenary
