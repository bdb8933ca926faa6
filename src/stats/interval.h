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

/// Returns Wilson's interval of the mean of `trials` numbers, each in 0..1: none can vary more than a yes or
/// no of the same mean, so it is wide enough for all, rather too wide. Nothing unless trials > 0 and the mean
/// is in 0..1.
std::optional<Interval> mean_share_interval(double mean, double trials);

/// Returns the exact interval of a proportion (Clopper and Pearson 1934): never covers too seldom, so it is
/// wider than Wilson's. Nothing without trials or with more successes than trials.
std::optional<Interval> exact_share_interval(uint64_t successes, uint64_t trials);

/// Two shares set side by side.
struct ShareDifference {
  double difference = 0;
  Interval interval;   ///< of the two Wilson intervals (Newcombe 1998, method 10)
  double p_value = 1;  ///< two-sided score test of equal shares, normal
};

/// Compares `hits_a` of `trials_a` with `hits_b` of `trials_b`. Nothing without trials of both or with more
/// hits than trials.
std::optional<ShareDifference> share_difference(uint64_t hits_a, uint64_t trials_a, uint64_t hits_b,
                                                uint64_t trials_b);

/// Two Poisson rates set side by side.
struct RateRatio {
  double ratio = 0;
  Interval interval;   ///< exact, from the conditional binomial (Clopper and Pearson)
  double p_value = 1;  ///< two-sided: all splits of the events that are no likelier
                       ///< than the one seen (R); normal from a million events on
};

/// Compares `count_a` events in `exposure_a` with `count_b` in `exposure_b` (R's poisson.test). Nothing when
/// the second has no events (the ratio is not a number), when an exposure is not above zero and finite, or
/// when the ratio is beyond what a double holds.
std::optional<RateRatio> rate_ratio(uint64_t count_a, double exposure_a, uint64_t count_b, double exposure_b);

}  // namespace plenary
