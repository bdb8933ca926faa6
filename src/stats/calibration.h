// How good probabilities were that were given before the event.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// A probability that was given, and what came.
struct Forecast {
  double probability = 0;
  bool happened = false;
  uint32_t cluster = 0;  ///< forecasts made together, such as those of one year: they err together
};

/// Returns the mean squared error of the probabilities (Brier 1950): 0 is clairvoyance, 0.25 what always
/// saying one half gets. Nothing without forecasts or with one outside of 0..1.
std::optional<double> brier_score(std::span<const Forecast> forecasts);

/// Forecasts of about the same probability beside what came of them.
struct CalibrationBin {
  double predicted = 0;  ///< their mean
  double observed = 0;   ///< share that happened
  Interval interval;     ///< of it (Wilson 1927)
  size_t forecasts = 0;
};

/// Returns the calibration curve: at most `most` bins of about equal size, by rising probability; equal
/// probabilities are never parted. Empty under the conditions of brier_score.
std::vector<CalibrationBin> calibration_curve(std::span<const Forecast> forecasts, size_t most);

/// Two ways of forecasting the same events.
struct BrierDifference {
  double difference = 0;  ///< Brier score of the first less that of the second: below 0 the first is better
  Interval interval;  ///< by clusters (Cameron and Miller 2015), Student's t with one degree less than these
};

/// Compares two forecasts of each event, given in the same order. Nothing for fewer than two clusters, for
/// unequal sizes or events, and under the conditions of brier_score.
std::optional<BrierDifference> brier_difference(std::span<const Forecast> first,
                                                std::span<const Forecast> second);

}  // namespace plenary
