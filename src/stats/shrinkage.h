#pragma once
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// Rates of units, raw and drawn toward the rate of all. A unit of little exposure says little about itself,
/// so its raw rate is mostly luck; the less it is exposed, the more it borrows from the others. Show both.
struct ShrunkRates {
  double mean = 0;             ///< rate of all: sum of observed / sum of exposure
  double between = 0;          ///< variance of the true rates between units, 0 when chance explains all
  std::vector<double> raw;     ///< observed / exposure
  std::vector<double> shrunk;  ///< mean + weight * (raw - mean)
  std::vector<double> weight;  ///< between / (between + mean / exposure): what a unit says of itself, 0..1
  std::vector<Interval> interval;  ///< 95 % of the gamma posterior of the unit's true rate
};

/// Empirical-Bayes rates by the method of moments for a gamma-Poisson model (Marshall 1991, the global
/// variant): m = sum O / sum E, s2 = sum E (r - m)^2 / sum E, between = max(0, s2 - m / mean E). Unit i has
/// observed[i] >= 0 events in exposure[i] > 0 (persons, years, expected events; any one unit of measure).
/// One unit, or all at the same rate, or no event at all, gives everybody the rate of all. The intervals take
/// m and `between` as known: of a handful of units they are too narrow. Where `between` is 0, all have the
/// interval of the rate of all (Garwood). Nothing when there are no units, the sizes differ, or a number
/// breaks these conditions.
std::optional<ShrunkRates> shrink_rates(std::span<const double> observed, std::span<const double> exposure);

/// The same for shares: observed[i] <= exposure[i] of a unit's trials, where chance alone gives a share of
/// variance m (1 - m) / exposure. The intervals are of the beta posterior; where `between` is 0 all have the
/// exact interval of the share of all. Trials are whole numbers.
std::optional<ShrunkRates> shrink_shares(std::span<const double> observed, std::span<const double> exposure);

}  // namespace plenary
