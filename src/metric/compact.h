// Records counted once before they are cut. A question looks at few columns of its records: those are
// grouped, as numbers, into one row a combination; slices, filters, coverage and counts then work on the
// small result. The cost of a question is so one pass over the records, whatever it is cut by.
#pragma once
#include "metric/plan.h"

namespace plenary {

/// Counts the records of a plan into a table of this session and makes it what the plan reads. What lasts (a
/// stock) is few and counted at instants: it is left as it is. Cost: records x columns that are looked at.
Status compact(duck::Connection& connection, Plan& plan);

/// The same off the roll-up of the records, where putting them together is dear. Of the records that do not
/// fit the filters some are left out.
Status compact_rollup(duck::Connection& connection, Plan& plan);

}  // namespace plenary
