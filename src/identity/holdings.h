// Holdings: to which group of companies an organization belonged, day by day. Ownership has dates; the
// holding on a day is the end of the chain of owners on that day.
#pragma once
#include <optional>
#include <vector>

#include "base/day.h"

namespace plenary {

/// `organization` belongs to `owner` from..to (half open; absent: always so, still so).
struct Ownership {
  int organization, owner;
  std::optional<Day> from, to;
};

struct HoldingInterval {
  int organization, holding;
  Day from, to;  ///< half open
};

/// Works out the intervals of every organization that was ever owned; days without an owner have itself as
/// holding. Organizations that are not named are their own holding throughout. A cycle of owners ends where
/// it closes.
std::vector<HoldingInterval> holdings(const std::vector<Ownership>& owned);

}  // namespace plenary
