#include "stats/calibration.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "stats/distribution.h"

namespace plenary {
namespace {

double loss(const Forecast& f) {
  const double error = f.probability - (f.happened ? 1 : 0);
  return error * error;
}

bool usable(std::span<const Forecast> forecasts) {
  return !forecasts.empty() && std::ranges::all_of(forecasts, [](const Forecast& f) {
    return f.probability >= 0 && f.probability <= 1;
  });
}

CalibrationBin bin_of(std::span<const Forecast> part) {
  CalibrationBin out{.forecasts = part.size()};
  size_t happened = 0;
  for (const auto& f : part) out.predicted += f.probability, happened += f.happened ? 1 : 0;
  out.predicted /= static_cast<double>(part.size());
  out.observed = static_cast<double>(happened) / static_cast<double>(part.size());
  out.interval = *wilson_interval(happened, part.size());
  return out;
}

}  // namespace

std::optional<double> brier_score(std::span<const Forecast> forecasts) {
  if (!usable(forecasts)) return std::nullopt;
  double sum = 0;
  for (const auto& f : forecasts) sum += loss(f);
  return sum / static_cast<double>(forecasts.size());
}

std::vector<CalibrationBin> calibration_curve(std::span<const Forecast> forecasts, size_t most) {
  std::vector<CalibrationBin> out;
  if (!usable(forecasts) || most == 0) return out;
  std::vector<Forecast> sorted(forecasts.begin(), forecasts.end());
  std::ranges::stable_sort(sorted, {}, &Forecast::probability);
  const size_t each = (sorted.size() + most - 1) / most;
  for (size_t from = 0; from < sorted.size();) {
    size_t to = std::min(from + each, sorted.size());
    while (to < sorted.size() && sorted[to].probability == sorted[to - 1].probability) ++to;
    out.push_back(bin_of(std::span(sorted).subspan(from, to - from)));
    from = to;
  }
  return out;
}

std::optional<BrierDifference> brier_difference(std::span<const Forecast> first,
                                                std::span<const Forecast> second) {
  if (!usable(first) || !usable(second) || first.size() != second.size()) return std::nullopt;
  std::map<uint32_t, std::pair<double, double>> clusters;  // sum of differences, count
  double sum = 0;
  for (size_t i = 0; i < first.size(); ++i) {
    if (first[i].happened != second[i].happened || first[i].cluster != second[i].cluster) return std::nullopt;
    const double d = loss(first[i]) - loss(second[i]);
    auto& [total, count] = clusters[first[i].cluster];
    total += d, count += 1, sum += d;
  }
  if (clusters.size() < 2) return std::nullopt;
  const auto n = static_cast<double>(first.size()), m = static_cast<double>(clusters.size());
  BrierDifference out{sum / n, {}};
  double squares = 0;
  for (const auto& [cluster, of] : clusters) {
    const double residual = of.first - out.difference * of.second;
    squares += residual * residual;
  }
  const double error = std::sqrt(squares * m / (m - 1)) / n;
  const double t = std::sqrt(f_quantile(1, m - 1, 0.95));
  out.interval = {out.difference - t * error, out.difference + t * error};
  return out;
}

}  // namespace plenary
