#pragma once
#include "metric/run.h"

namespace plenary {

/// Gives each share of records Wilson's interval and, where units other than periods are set side by side, a
/// part `shrunk`: the share drawn toward that of all the more, the fewer records it rests on (within each
/// period). A share of unequal weights has no interval: its records are no trials. The notes say all this.
void add_share_intervals(MeasureResult& result);

/// Gives each count the exact interval of a Poisson mean: what would be seen if the same came about again,
/// every event by itself. A sum of anything but events (fractions, days) has none.
void add_count_intervals(MeasureResult& result);

/// Whether the values count things or events: distinct ones, or records of weight 1.
bool counts_events(const MeasureResult& result);

/// The rows by their labels without the period, in the order of the answer: units that rates compare.
struct Units {
  std::optional<size_t> time;  ///< which slice is the period
  bool comparable = false;     ///< there are slices other than the period, and no record is in two rows
};
Units units_of(const MeasureResult& result);

/// Whether a row's unit is one that is known: "unknown" is no unit to compare.
bool known_unit(const MeasureRow& row, const Units& units);

}  // namespace plenary
