#include "stats/bootstrap.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <thread>
#include <vector>

#include "stats/distribution.h"
#include "stats/quantile.h"
#include "stats/random.h"

namespace plenary {
namespace {

using Units = std::vector<uint32_t>;
using Numbers = std::vector<double>;

constexpr size_t kMostLeftOut = 200;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// The units of a task: all, a resample, or all but a group.
Units units_of(size_t task, size_t units, const BootstrapOptions& options) {
  Units out(units);
  std::iota(out.begin(), out.end(), uint32_t{0});
  if (task == 0) return out;
  if (task <= options.replicates) {
    CounterRandom random(options.seed, task - 1);
    for (uint32_t& unit : out) unit = static_cast<uint32_t>(random.below(units));
    return out;
  }
  const size_t groups = std::min(units, kMostLeftOut), left_out = task - 1 - options.replicates;
  std::erase_if(out, [&](uint32_t unit) { return unit % groups == left_out; });
  return out;
}

Numbers defined(std::span<const double> values) {
  Numbers out;
  std::ranges::copy_if(values, std::back_inserter(out), [](double value) { return std::isfinite(value); });
  return out;
}

// Skewness of what each unit (or group) adds.
double acceleration_of(const Numbers& left_out) {
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
double bias_of(const Numbers& replicates, double estimate) {
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

std::optional<Resamples> Resamples::draw(size_t units, size_t statistics, const UnitStatistics& compute,
                                         const BootstrapOptions& options) {
  const bool enough =
      units >= 2 && units <= std::numeric_limits<uint32_t>::max() && options.replicates >= 100;
  if (!enough) return std::nullopt;
  const size_t tasks = 1 + options.replicates + std::min(units, kMostLeftOut);
  Resamples out;
  out.replicates_ = options.replicates;
  out.columns_.assign(statistics, Column(tasks, kNone));
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t task = next++; task < tasks; task = next++) {
      Numbers values(statistics, kNone);
      compute(units_of(task, units, options), values);
      for (size_t s = 0; s < statistics; ++s) out.columns_[s][task] = values[s];
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < options.threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return out;
}

void Resamples::append(const Resamples& other) {
  const size_t count = other.columns_.size();  // `other` may be this one
  for (size_t s = 0; s < count; ++s) columns_.push_back(other.columns_[s]);
}

void Resamples::replace(size_t own, const Resamples& other, size_t theirs) {
  columns_[own] = other.columns_[theirs];
}

std::optional<double> Resamples::estimate(size_t statistic) const {
  const double value = columns_[statistic].front();
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<Bootstrap> Resamples::interval(size_t statistic) const { return summary(columns_[statistic]); }

std::optional<Bootstrap> Resamples::difference(size_t a, size_t b) const {
  Column out = columns_[a];
  for (size_t task = 0; task < out.size(); ++task) out[task] -= columns_[b][task];
  return summary(out);
}

std::optional<Bootstrap> Resamples::summary(const Column& column) const {
  const double estimate = column.front();
  if (!std::isfinite(estimate)) return std::nullopt;
  const std::span<const double> tasks(column);
  const auto replicates = defined(tasks.subspan(1, replicates_));
  if (10 * replicates.size() < 9 * replicates_) return std::nullopt;
  const auto left_out = defined(tasks.subspan(1 + replicates_));
  Bootstrap out{estimate, {}, bias_of(replicates, estimate), 0, replicates.size()};
  if (!left_out.empty()) out.acceleration = acceleration_of(left_out);
  const double z = normal_quantile(0.975);
  out.interval = {*quantile(replicates, corrected(-z, out.bias, out.acceleration)),
                  *quantile(replicates, corrected(z, out.bias, out.acceleration))};
  return out;
}

std::optional<Bootstrap> bootstrap(size_t units, const UnitStatistic& statistic,
                                   const BootstrapOptions& options) {
  const auto compute = [&](std::span<const uint32_t> sample, std::span<double> out) {
    out[0] = statistic(sample).value_or(kNone);
  };
  const auto drawn = Resamples::draw(units, 1, compute, options);
  return drawn ? drawn->interval(0) : std::nullopt;
}

std::optional<Bootstrap> bootstrap_difference(size_t units, const UnitStatistic& a, const UnitStatistic& b,
                                              const BootstrapOptions& options) {
  const auto compute = [&](std::span<const uint32_t> sample, std::span<double> out) {
    out[0] = a(sample).value_or(kNone), out[1] = b(sample).value_or(kNone);
  };
  const auto drawn = Resamples::draw(units, 2, compute, options);
  return drawn ? drawn->difference(0, 1) : std::nullopt;
}

}  // namespace plenary
