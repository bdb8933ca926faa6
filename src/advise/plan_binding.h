// A key outcome indicator bound to the catalogue: which question it is, and what is wrong with it.
#pragma once
#include "metric/run.h"
#include "record/action_plan.h"

namespace plenary {

struct BoundIndicator {
  Metric metric;
  std::vector<MeasureQuery::Filter> where;
  const Slice* period = nullptr;
};

/// Looks up metric, slices and period. An error says the place in the plan and what to write: a metric or
/// slice that is not there (any more), one that is no single number, what cannot be a condition.
Result<BoundIndicator> bind_indicator(const PlanIndicator& said);

/// Which part of the measure the plan means.
Result<size_t> bound_part(const PlanIndicator& said, const std::vector<Part>& parts);

/// Checks baseline, target and direction against each other and against what numbers of the unit can be, and
/// says whether more is better.
Result<bool> check_aim(const PlanIndicator& said, const Metric& metric, const std::string& unit);

}  // namespace plenary
