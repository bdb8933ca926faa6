#pragma once
#include <string>

#include "publish/answer.h"

namespace plenary {

/// Writes the answer as a Vega-Lite 5 chart with its data inside: lines over time, bars else, intervals as
/// bands or whiskers, a colour or a panel for the first slice, no data as gaps. What it rests on (metric,
/// window, coverage, notes, limits, snapshot) stands in `usermeta`. An error for an answer without slices,
/// of more than two, or without any number.
Result<std::string> render_vega_lite(const Answer& answer);

}  // namespace plenary
