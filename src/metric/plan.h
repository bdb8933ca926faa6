// The SQL of a measure, from its metric, slices, filters and window. One SELECT a question, so the engine
// sees all of it.
#pragma once
#include <string>
#include <vector>

#include "metric/run.h"

namespace plenary {

/// A question with its names looked up.
struct Plan {
  const MeasureQuery* query;
  Metric metric;
  std::vector<const Slice*> by;
  struct Filter {
    const Slice* slice;
    const MeasureQuery::Filter* filter;
  };
  std::vector<Filter> where;
};

/// Looks up metric and slices, checks that the metric's view has the columns which the slices need.
Result<Plan> make_plan(duck::Connection& connection, const MeasureQuery& query);

/// Columns of a metric's view.
Result<std::vector<std::string>> view_columns(duck::Connection& connection, const Metric& metric);

/// The sliced and filtered records: s0, s1 ... (slices), then the columns of the view. `window`: within from
/// and to. `instants` is for a stock: a join of f with the days i(day) on which it is counted, which become
/// the column day.
std::string sliced(const Plan& plan, bool window, const std::string& instants = "");

/// True for slices by body or group: they say where records are kept, not what the records say.
bool says_where(const Slice& slice);

/// "s0, s1" for GROUP BY, empty without slices.
std::string slice_list(const Plan& plan, const std::string& prefix = "");

}  // namespace plenary
