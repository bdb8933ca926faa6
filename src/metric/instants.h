#pragma once
#include "metric/plan.h"

namespace plenary {

/// The instants at which a stock is counted, as a join of its rows f with the days i(day): the last day of
/// each period of the window, or one day. An open window begins with the period of `first`.
std::string instants(const Plan& plan, std::optional<Day> first);

}  // namespace plenary
