#include "stats/interval.h"

#include <algorithm>
#include <cmath>

#include "stats/distribution.h"

namespace plenary {
namespace {

constexpr double kTail = 0.025;                        // beyond either end
constexpr double kNormalQuantile = 1.959963984540054;  // of 1 - kTail
constexpr double kMostSplits = 1e6;

// The chance of all outcomes that are no likelier than `seen` of `all`.
double exact_p_value(double seen, double all, double chance) {
  constexpr double kSlack = 1 + 1e-7;  // equal chances that rounding tells apart are equal, as in R
  const double limit = binomial_density(seen, all, chance) * kSlack;
  double sum = 0;
  for (double k = 0; k <= all; ++k)
    if (const double density = binomial_density(k, all, chance); density <= limit) sum += density;
  return std::min(1.0, sum);
}

}  // namespace

// The chi-square quantiles of the usual form, chi2(a/2, 2k)/2 and chi2(1-a/2, 2k+2)/2, are gamma quantiles of
// shape k, k+1.
Interval poisson_interval(uint64_t count) {
  const auto k = static_cast<double>(count);
  return {count == 0 ? 0 : gamma_quantile(k, kTail), gamma_quantile(k + 1, 1 - kTail)};
}

std::optional<Interval> wilson_interval(uint64_t successes, uint64_t trials) {
  if (trials == 0 || successes > trials) return std::nullopt;
  return mean_share_interval(static_cast<double>(successes) / static_cast<double>(trials),
                             static_cast<double>(trials));
}

std::optional<Interval> mean_share_interval(double mean, double trials) {
  if (!(trials > 0) || !(mean >= 0 && mean <= 1)) return std::nullopt;
  const double z2 = kNormalQuantile * kNormalQuantile;
  const double middle = mean + z2 / (2 * trials);
  const double half = kNormalQuantile * std::sqrt(mean * (1 - mean) / trials + z2 / (4 * trials * trials));
  const double scale = 1 + z2 / trials;
  // The ends are exact at none and all; the subtraction would leave a rest of rounding.
  return Interval{mean == 0 ? 0 : (middle - half) / scale, mean == 1 ? 1 : (middle + half) / scale};
}

std::optional<Interval> exact_share_interval(uint64_t successes, uint64_t trials) {
  if (trials == 0 || successes > trials) return std::nullopt;
  const auto k = static_cast<double>(successes), n = static_cast<double>(trials);
  return Interval{successes == 0 ? 0 : beta_quantile(k, n - k + 1, kTail),
                  successes == trials ? 1 : beta_quantile(k + 1, n - k, 1 - kTail)};
}

std::optional<ShareDifference> share_difference(uint64_t hits_a, uint64_t trials_a, uint64_t hits_b,
                                                uint64_t trials_b) {
  const auto of_a = wilson_interval(hits_a, trials_a), of_b = wilson_interval(hits_b, trials_b);
  if (!of_a || !of_b) return std::nullopt;
  const auto n_a = static_cast<double>(trials_a), n_b = static_cast<double>(trials_b);
  const double a = static_cast<double>(hits_a) / n_a, b = static_cast<double>(hits_b) / n_b;
  const double together = static_cast<double>(hits_a + hits_b) / (n_a + n_b);
  const double spread = std::sqrt(together * (1 - together) * (1 / n_a + 1 / n_b));
  return ShareDifference{
      a - b,
      {a - b - std::hypot(a - of_a->low, of_b->high - b), a - b + std::hypot(of_a->high - a, b - of_b->low)},
      spread > 0 ? normal_two_sided((a - b) / spread) : 1};
}

// Given how many events there were, those of the first are binomial: with equal rates its chance is the
// first's part of the exposure. The ends of that chance's interval are turned back into ratios.
std::optional<RateRatio> rate_ratio(uint64_t count_a, double exposure_a, uint64_t count_b,
                                    double exposure_b) {
  const bool exposed = exposure_a > 0 && exposure_b > 0 && std::isfinite(exposure_a + exposure_b);
  if (!exposed || count_b == 0 || count_a > UINT64_MAX - count_b) return std::nullopt;
  const auto a = static_cast<double>(count_a), b = static_cast<double>(count_b), all = a + b;
  const double chance = exposure_a / (exposure_a + exposure_b), factor = exposure_b / exposure_a;
  const auto of_a = exact_share_interval(count_a, count_a + count_b);
  const auto of_b = exact_share_interval(count_b, count_a + count_b);  // 1 - of_a without its rounding
  RateRatio out;
  out.ratio = a / b * factor;
  out.interval = {of_a->low / of_b->high * factor, of_a->high / of_b->low * factor};
  const double spread = std::sqrt(all * chance * (1 - chance));
  if (!std::isfinite(out.interval.high) || spread == 0) return std::nullopt;
  out.p_value =
      all < kMostSplits ? exact_p_value(a, all, chance) : normal_two_sided((a - all * chance) / spread);
  return out;
}

}  // namespace plenary
