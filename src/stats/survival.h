#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// How long something lasted until what ended it, or for how long it was watched without an end.
struct Lifetime {
  double time = 0;  ///< at least zero, any one unit
  int cause = 0;    ///< 0: still going on when last seen (censored); 1 to 30: what ended it
};

/// On which scale an interval of a survival probability is symmetric. Log-log stays within 0..1 and covers
/// better when few are left (Borgan and Liestøl 1990); log is the default of R's survfit.
enum class SurvivalScale { kLogLog, kLog };

/// A survival curve after the events of one time.
struct SurvivalStep {
  double time = 0;
  size_t at_risk = 0;  ///< just before
  size_t events = 0;
  double survival = 0;               ///< probability to last longer than `time`
  std::optional<double> std_error;   ///< of survival (Greenwood 1926); nothing when nobody is left
  std::optional<Interval> interval;  ///< of survival, point by point; nothing when nobody is left
};

struct Survival {
  std::vector<SurvivalStep> steps;  ///< at the times of events; before the first it is 1
};

/// By when a share has ended.
struct SurvivalQuantile {
  std::optional<double> time;       ///< nothing when fewer have ended
  std::optional<double> low, high;  ///< 95 % interval (Brookmeyer and Crowley 1982): where the ends of the
                                    ///< curve's interval cross; nothing where they do not
};

/// Estimates the chance to last (Kaplan and Meier 1958); every cause other than 0 is an event. When something
/// can end in several ways and only one is meant, use aalen_johansen: counting the others as censored
/// overstates. Events at the time of a censoring come before it. With all censored there is no step.
/// Nothing without lifetimes or with one that is not finite, below zero, or of another cause.
std::optional<Survival> kaplan_meier(std::span<const Lifetime> lifetimes,
                                     SurvivalScale scale = SurvivalScale::kLogLog);

/// Returns the least time by which `ended` (above 0, below 1) of all have ended; where the curve lies level
/// at just that share, the middle of the piece, as in R. Nothing for another share.
SurvivalQuantile survival_quantile(const Survival& curve, double ended);

/// A mean lifetime within a horizon: of those that last longer only the horizon counts.
struct RestrictedMean {
  double mean = 0;
  Interval interval;  ///< normal, cut at 0 and the horizon
};

/// Returns the area under the survival curve up to `horizon` (> 0). It needs no median and is not moved by
/// the last few. Nothing when kaplan_meier has nothing or nobody was watched up to the horizon while some
/// last.
std::optional<RestrictedMean> restricted_mean(std::span<const Lifetime> lifetimes, double horizon);

}  // namespace plenary
