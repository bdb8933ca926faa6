// Who came, stayed and left from one period to the next.
#pragma once
#include "metric/tally.h"

namespace plenary {

/// Cohorts between a period and the one before it: active, new (never seen before), returning (seen, but not
/// in the period before), retained, lost (seen in the period before only) and retention = retained / active
/// before. Periods are those of the time slice; without one they are the window and the spans of equal length
/// before it. Counted off a roll-up where there is one, else by the engine.
Status run_cohort(duck::Connection& connection, const Plan& plan, Counting* counting, MeasureResult& result);

/// What is said of the subjects of one cohort in one period.
struct CohortCounts {
  int64_t active = 0, fresh = 0, returned = 0, retained = 0, lost = 0, active_before = 0;
  int64_t records = 0, known = 0;
};

/// Fills a row with its numbers.
void close_cohort(const CohortCounts& counts, MeasureRow& row);

/// The periods of a cohort, numbered so that the one before has the number before.
class CohortPeriods {
 public:
  CohortPeriods(const Plan& plan, const MeasureResult& result);

  int32_t of(Day day) const;
  /// False before the window.
  bool shown(int32_t period) const { return time_ ? !from_ || period >= of(*from_) : period == 0; }
  /// What the slice of time says of a period.
  std::optional<std::string> label(int32_t period) const;
  /// Where periods begin that are none of the calendar, from a day on.
  std::vector<Day> begins(std::optional<Day> earliest) const;

  const Slice* time() const { return time_; }
  Day first() const { return first_; }    ///< of the window, where there is no slice of time
  int length() const { return length_; }  ///< of the window in days

 private:
  const Slice* time_ = nullptr;
  std::optional<Day> from_;
  Day first_;
  int length_ = 1;
};

/// Counts a cohort off its roll-up.
void tally_cohort(Counting& counting, MeasureResult& result);

}  // namespace plenary
