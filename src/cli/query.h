#pragma once
#include "cli/command.h"
#include "metric/run.h"

namespace plenary {

/// Reads --by, --where, --body, --from, --to and --as-of into a question; its metric is left empty. Today is
/// the clock's.
Result<MeasureQuery> parse_query(const Arguments& arguments);

}  // namespace plenary
