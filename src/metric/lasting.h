#pragma once
#include "metric/tally.h"

namespace plenary {

/// Measures how long something lasts: by when half of all have ended, and which share within a year and
/// within three. Without competing ends by Kaplan and Meier, with them by Aalen and Johansen; what is open on
/// the day of --as-of is censored there. Where the answer is cut, a note says whether the rows differ
/// (log-rank).
Status run_survival(duck::Connection& connection, const Plan& plan, Counting* counting,
                    MeasureResult& result);

/// Measures the median of a column with an interval that holds for any distribution, and the quartiles.
Status run_median(duck::Connection& connection, const Plan& plan, Counting* counting, MeasureResult& result);

}  // namespace plenary
