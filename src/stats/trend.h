#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "stats/interval.h"

namespace plenary {

/// One value of a series. Values of one season (a month, a meeting of the yearly cycle) are compared with
/// each other only; a series without seasons has them all in season 0.
struct Observation {
  double time = 0;
  double value = 0;
  int season = 0;
};

/// Whether a series rises or falls, and how steeply; holds for any shape of distribution. It supposes that
/// the values are independent of each other: a series that clings to its last value looks more significant
/// than it is.
struct Trend {
  int64_t s = 0;        ///< Mann-Kendall: pairs that rise minus pairs that fall
  double variance = 0;  ///< of s without a trend, corrected for ties
  double z = 0;         ///< (s - sign s) / sqrt(variance); 0 when all are equal
  double p_value = 1;   ///< two-sided
  bool exact = false;  ///< p_value counts all orders instead of using z: one season and fewer than ten values
  double slope = 0;    ///< Theil-Sen: median slope of the pairs, in units of value per unit of time
  double intercept = 0;                    ///< median of value - slope * time (Conover)
  std::optional<Interval> slope_interval;  ///< Sen (1968); nothing when there are too few pairs for 95 %
};

/// Measures the trend of a series in any order: Mann (1945) and Kendall with the correction for ties, Sen
/// (1968); with several seasons that of Hirsch, Slack and Smith (1982): s and its variance are summed over
/// the seasons, slopes are taken within seasons. Missing values are left out by the caller; the times need
/// not be regular. Nothing when no season has two values, one has over 5000 (time and memory grow with the
/// square), a number is not finite, or a season has two values at one time.
std::optional<Trend> trend(std::span<const Observation> series);

}  // namespace plenary
