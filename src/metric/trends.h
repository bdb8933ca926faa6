// What becomes of a number over the periods: `measure --trend`. Works on a finished answer, so what an
// audience may not see is not in a trend either.
#pragma once
#include "metric/run.h"

namespace plenary {

/// Turns an answer that is cut by a period into one row a unit (the other slices; a measure of several parts
/// also has a row a part): the rate per period with its interval and drawn toward that of all units, the
/// slope a year, its significance among all the units (Benjamini and Hochberg), the changes, and a judgement
/// in words. Which periods count, and what an absent one means, is in docs/trends.md. An error when the
/// answer is not cut by a period.
Result<MeasureResult> trends(const MeasureResult& answer, const MeasureQuery& query);

}  // namespace plenary
