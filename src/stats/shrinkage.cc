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

}  // namespace

std::optional<ShrunkRates> shrink_rates(std::span<const double> observed, std::span<const double> exposure) {
  if (observed.empty() || observed.size() != exposure.size()) return std::nullopt;
  double events = 0, exposed = 0;
  for (size_t i = 0; i < observed.size(); ++i) {
    if (!(observed[i] >= 0) || !(exposure[i] > 0)) return std::nullopt;
    events += observed[i];
    exposed += exposure[i];
  }
  if (!std::isfinite(events) || !std::isfinite(exposed)) return std::nullopt;

  ShrunkRates out;
  out.mean = events / exposed;
  double variance = 0;
  for (size_t i = 0; i < observed.size(); ++i) {
    out.raw.push_back(observed[i] / exposure[i]);
    const double off = out.raw[i] - out.mean;
    variance += exposure[i] / exposed * off * off;
  }
  const double mean_exposure = exposed / static_cast<double>(observed.size());
  const double between = variance - out.mean / mean_exposure;
  if (!std::isfinite(between)) return std::nullopt;  // a rate beyond what a double holds
  out.between = std::max(0.0, between);
  const Interval of_all = {events > 0 ? gamma_quantile(events, kTail) / exposed : 0,
                           gamma_quantile(events + 1, 1 - kTail) / exposed};
  constexpr double kLeastSpread = 1e-12;  // below this share of m^2 the posterior is that of all
  const bool all_alike = out.between <= kLeastSpread * out.mean * out.mean;
  for (size_t i = 0; i < observed.size(); ++i) {
    const double chance = out.mean / exposure[i];
    out.weight.push_back(out.between > 0 ? out.between / (out.between + chance) : 0);
    out.shrunk.push_back(out.mean + out.weight[i] * (out.raw[i] - out.mean));
    out.interval.push_back(all_alike ? of_all : posterior(out, observed[i], exposure[i]));
  }
  return out;
}

}  // namespace plenary
