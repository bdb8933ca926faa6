#pragma once
#include <optional>
#include <span>
#include <vector>

#include "stats/survival.h"

namespace plenary {

/// The chance of having ended by one cause, after the events of one time.
struct IncidenceStep {
  double time = 0;
  double incidence = 0;  ///< probability to have ended by `time` by this cause
  double std_error = 0;
  std::optional<Interval>
      interval;  ///< symmetric on the log-log scale; nothing while the incidence is 0 or 1
};

/// Estimates the cumulative incidence of each cause (Aalen and Johansen 1978): result[0] is that of cause 1.
/// What ends by another cause can no longer end by this one (a withdrawn work item is never approved), which
/// Kaplan-Meier with the others censored overlooks. Steps are at the times of any cause; at each, the
/// incidences and the survival add up to 1. Standard error by the delta method (Dinse and Larson 1986; with
/// one cause it is Greenwood's). Nothing under the conditions of kaplan_meier.
std::optional<std::vector<std::vector<IncidenceStep>>> aalen_johansen(std::span<const Lifetime> lifetimes);

/// Returns the least time by which `ended` (above 0, below 1) of all have ended by this cause, of the steps
/// of one cause; its interval is where the ends of the incidence's interval reach that share. Nothing where
/// they never do: when more than the rest end otherwise, no time is late enough.
SurvivalQuantile incidence_quantile(std::span<const IncidenceStep> steps, double ended);

}  // namespace plenary
