// How what lasts comes to its end: `measure --curve`. Works on a finished answer, as trends do.
#pragma once
#include "metric/run.h"

namespace plenary {

/// Turns an answer of a survival that was asked with `curve` into a row for each point of each row's curve:
/// the time since the beginning, the share that has ended by then with its interval, and how many were still
/// watched just before. A row without a curve keeps its state. An error for any other measure.
Result<MeasureResult> curves(const MeasureResult& answer);

}  // namespace plenary
