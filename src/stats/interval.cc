#include "stats/interval.h"

#include <algorithm>
#include <cmath>

#include "stats/gamma.h"

namespace plenary {
namespace {

constexpr double kTail = 0.025;                        // beyond either end
constexpr double kNormalQuantile = 1.959963984540054;  // of 1 - kTail

}  // namespace

// The chi-square quantiles of the usual form, chi2(a/2, 2k)/2 and chi2(1-a/2, 2k+2)/2, are gamma quantiles of
// shape k, k+1.
Interval poisson_interval(uint64_t count) {
  const auto k = static_cast<double>(count);
  return {count == 0 ? 0 : gamma_quantile(k, kTail), gamma_quantile(k + 1, 1 - kTail)};
}

std::optional<Interval> wilson_interval(uint64_t successes, uint64_t trials) {
  if (trials == 0 || successes > trials) return std::nullopt;
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double z2 = kNormalQuantile * kNormalQuantile;
  const double middle = p + z2 / (2 * n);
  const double half = kNormalQuantile * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  const double scale = 1 + z2 / n;
  // The ends are exact at none and all; the subtraction would leave a rest of rounding.
  return Interval{successes == 0 ? 0 : (middle - half) / scale,
                  successes == trials ? 1 : (middle + half) / scale};
}

}  // namespace plenary
