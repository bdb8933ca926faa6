// How likely a work is published in time, from what became of works alike before it: the share of its group's
// recent works, drawn toward its body's as far as the group's are few (stats/shrinkage). It is tried out of
// time on the very records, and where it does no better than the plain share of the group, that is given.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "advise/past_works.h"
#include "stats/calibration.h"

namespace plenary {

/// Works that began so many years before those of which the end is known: older ones say less. Chosen by
/// trial, as is the rest: docs/assess.md.
inline constexpr int kRateYears = 5;
/// Of fewer works nothing is said.
inline constexpr size_t kLeastWorks = 30;

/// The chance to be published within kOutcomeYears.
struct BaseRate {
  double probability = 0;
  Interval interval;
  size_t works = 0, published = 0;            ///< of the group
  size_t body_works = 0, body_published = 0;  ///< of its body, the group's among them
  double weight = 0;                          ///< what the group says of itself, 0 to 1
};

/// Returns the rate for a work of that group ("sg13"; empty: not known) that begins on a day, off what was
/// known then. All works are of one body. Nothing where fewer than kLeastWorks were.
std::optional<BaseRate> base_rate(std::span<const PastWork> works, const std::string& group, Day day);

/// The plain share of the group's works, or of the body's where the group has none: what the rate must beat.
std::optional<BaseRate> plain_rate(std::span<const PastWork> works, const std::string& group, Day day);

/// The rates given to works of the past on the first day of the year in which they began.
struct RateTrial {
  size_t works = 0;
  int first_year = 0, last_year = 0;
  double brier = 0, plain_brier = 0;
  std::optional<BrierDifference> difference;  ///< the rate less the plain share; nothing for a single year
  std::vector<CalibrationBin> curve, plain_curve;

  /// Whether the rate did better than the plain share.
  bool better() const { return brier < plain_brier; }
};

/// Tries the rate on the works of one body that began before a day and whose end was known then. Nothing
/// where no work could be given one.
std::optional<RateTrial> try_base_rate(std::span<const PastWork> works, Day day);

}  // namespace plenary
