// Whether a key outcome indicator is on its way: values by period against a straight line from the baseline
// to the target. The rule is in docs/plan.md.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "base/day.h"
#include "stats/interval.h"

namespace plenary {

/// The value of an indicator in one period.
struct PlanPoint {
  enum class Known { kValue, kNoData, kWithheld };
  /// How the value came about, for the change between two.
  enum class Sort { kPlain, kShare, kCount };

  std::string period;  ///< "2024-H1"
  Day first, last;
  Known known = Known::kNoData;
  double value = 0;
  std::optional<Interval> interval;  ///< 95 %; nothing: complete records, or a number that has none
  Sort sort = Sort::kPlain;
  int64_t hits = 0, trials = 0;  ///< of a share
};

struct PlanAim {
  double baseline = 0;
  Day baseline_last;  ///< the last day of the time that the baseline is of
  double target = 0;
  Day due;
  bool more = true;  ///< more is better
};

enum class PlanState { kReached, kOnTrack, kOffTrack, kTooEarly, kNoData, kWithheld };

enum class PlanReason {
  kBeyondTarget,  ///< reached: all of the interval is at or beyond the target
  kReachedAtDue,  ///< reached: the value is, on the day on which it was due
  kShortAtDue,    ///< off track: it was not
  kBehindPath,    ///< off track: all of the interval is behind the path
  kMoved,         ///< on track: the path is not left behind, and the baseline is
  kHolds,         ///< on track: what is to stay as it is does
  kOnPath,        ///< on track: a number without interval at or beyond the path
  kUndecided,     ///< too early: neither the path nor the baseline can be excluded
  kNoPeriodYet,   ///< too early: no period has ended since the baseline
  kNothingSince,  ///< no data: periods have, but there is no value of any
  kNoBaseline,    ///< no data: the baseline was to be measured, and there is no value
  kNothingAtDue,  ///< no data: it was due, and the values end before
  kWithheld,
};

struct PlanVerdict {
  PlanState state = PlanState::kNoData;
  PlanReason reason = PlanReason::kNothingSince;
  std::optional<size_t> point;  ///< the period that was judged
  double path = 0;              ///< where the line is at its end
};

/// Where the line from baseline to target is at the end of a day; beyond the due day it is the target.
double path_at(const PlanAim& aim, Day day);

/// Judges the last period over on `day` that has a value. `points` are in order of time. `baseline`: the
/// point that the baseline was measured in, nothing where the plan states it.
PlanVerdict judge_indicator(std::span<const PlanPoint> points, const PlanAim& aim, const PlanPoint* baseline,
                            Day day);

const char* to_string(PlanState state);

}  // namespace plenary
