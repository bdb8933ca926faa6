#pragma once
#include <cstdint>
#include <optional>

namespace plenary {

/// A 95 % confidence interval.
struct Interval {
  double low = 0, high = 0;
  bool operator==(const Interval&) const = default;
};

/// Returns the exact interval of a Poisson mean when `count` events were seen (Garwood 1936). For a rate,
/// divide both ends by the exposure.
Interval poisson_interval(uint64_t count);

/// Returns Wilson's score interval (1927) of a proportion: `successes` of `trials`. Nothing without trials or
/// with more successes than trials.
std::optional<Interval> wilson_interval(uint64_t successes, uint64_t trials);

}  // namespace plenary
