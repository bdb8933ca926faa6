#pragma once
#include "metric/plan.h"

namespace plenary {

/// The instants at which a stock is counted: the last day of each period of the window, or one day. An open
/// window begins with the period of `first`.
std::vector<Day> instant_days(const Plan& plan, std::optional<Day> first);

/// The same as a join of its rows f with the days i(day).
std::string instants(const Plan& plan, std::optional<Day> first);

}  // namespace plenary
