#include "stats/shrinkage.h"

#include <algorithm>
#include <cmath>

#include "stats/distribution.h"

namespace plenary {
namespace {

constexpr double kTail = 0.025;  // beyond either end

// True rates are gamma of shape m^2/between and rate m/between; events and exposure add to them.
Interval posterior(const ShrunkRates& rates, double observed, double exposure) {
  const double rate = rates.mean / rates.between + exposure;
  const double shape = rates.mean * rates.mean / rates.between + observed;
  return {gamma_quantile(shape, kTail) / rate, gamma_quantile(shape, 1 - kTail) / rate};
}

// True shares are beta of mean m and variance `between`; successes and failures add to its parameters.
Interval share_posterior(const ShrunkRates& rates, double observed, double exposure) {
  const double size = rates.mean * (1 - rates.mean) / rates.between - 1;
  const double a = rates.mean * size + observed, b = (1 - rates.mean) * size + exposure - observed;
  if (!(size > 0) || !(a > 0) || !(b > 0)) return {0, 1};  // as far apart as shares can be
  return {beta_quantile(a, b, kTail), beta_quantile(a, b, 1 - kTail)};
}

struct Totals {
  double events = 0, exposed = 0;
};

std::optional<Totals> total(std::span<const double> observed, std::span<const double> exposure) {
  if (observed.empty() || observed.size() != exposure.size()) return std::nullopt;
  Totals all;
  for (size_t i = 0; i < observed.size(); ++i) {
    if (!(observed[i] >= 0) || !(exposure[i] > 0)) return std::nullopt;
    all.events += observed[i];
    all.exposed += exposure[i];
  }
  if (!std::isfinite(all.events) || !std::isfinite(all.exposed)) return std::nullopt;
  return all;
}

// Marshall's moments; `chance` over the exposure is the variance of a unit's rate when all are alike. Nothing
// for a rate beyond what a double holds.
std::optional<ShrunkRates> pull(std::span<const double> observed, std::span<const double> exposure,
                                const Totals& all, double mean, double chance) {
  ShrunkRates out;
  out.mean = mean;
  double variance = 0;
  for (size_t i = 0; i < observed.size(); ++i) {
    out.raw.push_back(observed[i] / exposure[i]);
    const double off = out.raw[i] - out.mean;
    variance += exposure[i] / all.exposed * off * off;
  }
  const double between = variance - chance * static_cast<double>(observed.size()) / all.exposed;
  if (!std::isfinite(between)) return std::nullopt;
  out.between = std::max(0.0, between);
  for (size_t i = 0; i < observed.size(); ++i) {
    out.weight.push_back(out.between > 0 ? out.between / (out.between + chance / exposure[i]) : 0);
    out.shrunk.push_back(out.mean + out.weight[i] * (out.raw[i] - out.mean));
  }
  return out;
}

constexpr double kLeastSpread = 1e-12;  // below this share of m^2 the posterior is that of all

bool all_alike(const ShrunkRates& rates) { return rates.between <= kLeastSpread * rates.mean * rates.mean; }

}  // namespace

std::optional<ShrunkRates> shrink_rates(std::span<const double> observed, std::span<const double> exposure) {
  const auto all = total(observed, exposure);
  if (!all) return std::nullopt;
  const double mean = all->events / all->exposed;
  auto out = pull(observed, exposure, *all, mean, mean);
  if (!out) return std::nullopt;
  const Interval of_all = {all->events > 0 ? gamma_quantile(all->events, kTail) / all->exposed : 0,
                           gamma_quantile(all->events + 1, 1 - kTail) / all->exposed};
  for (size_t i = 0; i < observed.size(); ++i)
    out->interval.push_back(all_alike(*out) ? of_all : posterior(*out, observed[i], exposure[i]));
  return out;
}

std::optional<ShrunkRates> shrink_shares(std::span<const double> observed, std::span<const double> exposure) {
  const auto all = total(observed, exposure);
  if (!all) return std::nullopt;
  for (size_t i = 0; i < observed.size(); ++i)
    if (observed[i] > exposure[i]) return std::nullopt;
  const double mean = all->events / all->exposed;
  auto out = pull(observed, exposure, *all, mean, mean * (1 - mean));
  if (!out) return std::nullopt;
  const auto of_all = exact_share_interval(static_cast<uint64_t>(std::llround(all->events)),
                                           static_cast<uint64_t>(std::llround(all->exposed)));
  if (!of_all) return std::nullopt;
  for (size_t i = 0; i < observed.size(); ++i)
    out->interval.push_back(all_alike(*out) ? *of_all : share_posterior(*out, observed[i], exposure[i]));
  return out;
}

}  // namespace plenary
