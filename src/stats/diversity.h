#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace plenary {

/// How concentrated a total is on those who share it (organizations, persons, countries).
/// The same facts at several sensitivities: read them together, the elephant factor is a step function.
struct Diversity {
  size_t elephant_factor =
      0;               ///< least number whose summed share is at least one half (CHAOSS); low is concentrated
  double hhi = 0;      ///< Herfindahl-Hirschman index: sum of squared shares, 1/n .. 1
  double shannon = 0;  ///< entropy in nats
  double gini = 0;     ///< 0 is equal; without the small-sample correction n/(n-1)
  double hill_0 = 0;   ///< richness: how many take part
  double hill_1 = 0;   ///< exp(entropy): effective number
  double hill_2 = 0;   ///< 1/HHI: effective number of dominant ones
};

/// Measures the shares of `weights` in their sum. Weights that are not above zero take no part.
/// Returns nothing when none is left or the sum is not finite: there is no concentration of nothing.
std::optional<Diversity> diversity(std::span<const double> weights);

}  // namespace plenary
