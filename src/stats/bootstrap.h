#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// Computes a statistic of the units with these numbers; a resample names some twice and others not at all.
/// Nothing where it is not defined. Called from several threads at once.
using UnitStatistic = std::function<std::optional<double>(std::span<const uint32_t> units)>;

struct BootstrapOptions {
  size_t replicates = 2000;  ///< at least 100
  uint64_t seed = 1;
  unsigned threads = 1;  ///< the result does not depend on it
};

/// A statistic with an interval that supposes no distribution.
struct Bootstrap {
  double estimate = 0;      ///< of the units as they are
  Interval interval;        ///< 95 %
  double bias = 0;          ///< z0: how far the median of the replicates is off, in standard deviations
  double acceleration = 0;  ///< how the standard error changes with the value
  size_t replicates = 0;    ///< those in which the statistic is defined
};

/// Resamples `units` units with replacement and returns the bias-corrected and accelerated interval (BCa,
/// Efron 1987). The acceleration comes from the jackknife; with more than 200 units from leaving out 200
/// groups (every 200th unit), which estimates the same at a bounded cost: replicates + min(units, 200) + 1
/// evaluations. Quantiles of the replicates are of type 7. Where all replicates are equal so are both ends.
/// Nothing for fewer than two units or 100 replicates, when the statistic of all units is not defined or
/// finite, or when it is not in a tenth of the replicates.
std::optional<Bootstrap> bootstrap(size_t units, const UnitStatistic& statistic,
                                   const BootstrapOptions& options);

/// Returns the interval of a - b where both are computed on the same resamples, which sees how they go
/// together. The two differ when it leaves out 0.
std::optional<Bootstrap> bootstrap_difference(size_t units, const UnitStatistic& a, const UnitStatistic& b,
                                              const BootstrapOptions& options);

/// Computes several statistics of the units with these numbers, each to its place in `out`; NaN where one is
/// not defined. Called from several threads at once.
using UnitStatistics = std::function<void(std::span<const uint32_t> units, std::span<double> out)>;

/// Many statistics of the same units on the same resamples: what is costly is computed once for all of them,
/// and any two can be set side by side.
class Resamples {
 public:
  /// Draws and computes as `bootstrap` does. Nothing for fewer than two units or 100 replicates.
  static std::optional<Resamples> draw(size_t units, size_t statistics, const UnitStatistics& compute,
                                       const BootstrapOptions& options);

  /// Takes the statistics of `other`, drawn from as many units with the same options, as further ones; or one
  /// of them in place of an own one.
  void append(const Resamples& other);
  void replace(size_t own, const Resamples& other, size_t theirs);

  size_t statistics() const { return columns_.size(); }
  /// Returns a statistic of the units as they are; nothing where it is not defined.
  std::optional<double> estimate(size_t statistic) const;
  /// Returns what `bootstrap` returns for one statistic, and `bootstrap_difference` for two.
  std::optional<Bootstrap> interval(size_t statistic) const;
  std::optional<Bootstrap> difference(size_t a, size_t b) const;

 private:
  /// Of one statistic: of all units, then of each replicate, then of each group left out; NaN: not defined.
  using Column = std::vector<double>;
  std::optional<Bootstrap> summary(const Column& column) const;

  size_t replicates_ = 0;
  std::vector<Column> columns_;
};

}  // namespace plenary
