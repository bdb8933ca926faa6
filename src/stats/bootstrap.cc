#include "stats/bootstrap.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

#include "stats/distribution.h"
#include "stats/quantile.h"
#include "stats/random.h"

namespace plenary {
namespace {

using Values = std::vector<std::optional<double>>;
using Units = std::vector<uint32_t>;

constexpr size_t kMostLeftOut = 200;

std::optional<double> finite(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

// Evaluates task 0..count-1, each with its own scratch of units, on some threads.
template <class Fill>
Values evaluate(size_t count, unsigned threads, const UnitStatistic& statistic, Fill fill) {
  Values out(count);
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    Units units;
    for (size_t task = next++; task < count; task = next++) {
      units.clear();
      fill(task, units);
      out[task] = finite(statistic(units));
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return out;
}

std::vector<double> defined(const Values& values) {
  std::vector<double> out;
  for (const auto& value : values)
    if (value) out.push_back(*value);
  return out;
}

// Skewness of what each unit (or group) adds.
double acceleration_of(const std::vector<double>& left_out) {
  const double mean =
      std::accumulate(left_out.begin(), left_out.end(), 0.0) / static_cast<double>(left_out.size());
  double squares = 0, cubes = 0;
  for (const double value : left_out) {
    const double off = mean - value;
    squares += off * off;
    cubes += off * off * off;
  }
  const double scale = 6 * std::pow(squares, 1.5);
  return scale > 0 && std::isfinite(cubes / scale) ? cubes / scale : 0;
}

// z0 from the share of replicates below the estimate, equal ones counted half. Were all on one side, it would
// be infinite: half a replicate is supposed to be on the other.
double bias_of(const std::vector<double>& replicates, double estimate) {
  double below = 0;
  for (const double value : replicates) below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
  const auto n = static_cast<double>(replicates.size());
  return normal_quantile(std::clamp(below, 0.5, n - 0.5) / n);
}

// The percentile to read instead of that of `z`. Where the correction runs over its pole, the outermost one.
double corrected(double z, double bias, double acceleration) {
  const double slope = 1 - acceleration * (bias + z);
  if (slope <= 0) return z < 0 ? 0 : 1;
  const double at = bias + (bias + z) / slope;
  return 0.5 * std::erfc(-at / std::sqrt(2));
}

}  // namespace

std::optional<Bootstrap> bootstrap(size_t units, const UnitStatistic& statistic,
                                   const BootstrapOptions& options) {
  const bool enough =
      units >= 2 && units <= std::numeric_limits<uint32_t>::max() && options.replicates >= 100;
  if (!enough) return std::nullopt;
  Units all(units);
  std::iota(all.begin(), all.end(), uint32_t{0});
  const auto estimate = finite(statistic(all));
  if (!estimate) return std::nullopt;

  const auto replicates =
      defined(evaluate(options.replicates, options.threads, statistic, [&](size_t task, Units& out) {
        CounterRandom random(options.seed, task);
        for (size_t i = 0; i < units; ++i) out.push_back(static_cast<uint32_t>(random.below(units)));
      }));
  if (10 * replicates.size() < 9 * options.replicates) return std::nullopt;
  const size_t groups = std::min(units, kMostLeftOut);
  const auto left_out = defined(evaluate(groups, options.threads, statistic, [&](size_t task, Units& out) {
    for (size_t i = 0; i < units; ++i)
      if (i % groups != task) out.push_back(static_cast<uint32_t>(i));
  }));

  Bootstrap out{*estimate, {}, bias_of(replicates, *estimate), 0, replicates.size()};
  if (!left_out.empty()) out.acceleration = acceleration_of(left_out);
  const double z = normal_quantile(0.975);
  out.interval = {*quantile(replicates, corrected(-z, out.bias, out.acceleration)),
                  *quantile(replicates, corrected(z, out.bias, out.acceleration))};
  return out;
}

std::optional<Bootstrap> bootstrap_difference(size_t units, const UnitStatistic& a, const UnitStatistic& b,
                                              const BootstrapOptions& options) {
  const auto difference = [&](std::span<const uint32_t> sample) -> std::optional<double> {
    const auto first = a(sample), second = b(sample);
    if (!first || !second) return std::nullopt;
    return *first - *second;
  };
  return bootstrap(units, difference, options);
}

}  // namespace plenary
