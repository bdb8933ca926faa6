#pragma once
#include "metric/plan.h"

namespace plenary {

/// Cohorts between a period and the one before it: active, new (never seen before), returning (seen, but not
/// in the period before), retained, lost (seen in the period before only) and retention = retained / active
/// before. Periods are those of the time slice; without one they are the window and the spans of equal length
/// before it.
Status run_cohort(duck::Connection& connection, const Plan& plan, MeasureResult& result);

}  // namespace plenary
