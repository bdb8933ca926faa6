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
  std::vector<Filter> ends;  ///< of links: on the units; they choose what is shown, not what is counted
  std::vector<std::string> columns;  ///< of the metric's view
  std::vector<std::string> types;    ///< of these columns, as the engine names them
  std::string rows;  ///< SQL of what is sliced: the view's rows, or these counted by compact()
  bool compact = false;
  bool by_day = false;  ///< compact rows have the day of their records
};

/// The same plan without its slices, over the view's own rows.
Plan unsliced(const Plan& plan);

/// How many slices of a plan say what is linked, before those that cut: the units, then, where the measure
/// looks at borders, whose. 0 of what is no network.
size_t leading_slices(const Metric& metric);

/// Whether links have a direction: the view says of each row on which side of its thing it stands.
bool directed(const Plan& plan);

/// Whether an expression is one of a filter's values, or none where it is negated, as SQL that is never null.
std::string condition(std::string_view expression, const MeasureQuery::Filter& filter);

/// Looks up metric and slices, checks that the metric's view has the columns which the slices need.
Result<Plan> look_up(duck::Connection& connection, const MeasureQuery& query);

/// Makes the views that SQL of a plan reads, where this connection does not have them yet.
Status make_views_of(duck::Connection& connection, const Plan& plan);

/// Both.
Result<Plan> make_plan(duck::Connection& connection, const MeasureQuery& query);

/// The joins of a slice with attributes as they were on a day, given as SQL.
std::string joins_at(const Slice& slice, std::string_view day);

/// The slices that a metric can be cut by: those whose column its view has, and periods.
Result<std::vector<const Slice*>> slices_of(duck::Connection& connection, const Metric& metric);

/// The sliced and filtered rows: s0, s1 ... (slices), then the columns of the view, or those of a compact
/// plan, and `records`, how many of the view's each stands for. `window`: within from and to. `instants` is
/// for a stock: a join of f with the days i(day) on which it is counted, which become the column day.
std::string sliced(const Plan& plan, bool window, const std::string& instants = "");

/// True for slices by body or group: they say where records are kept, not what the records say.
bool says_where(const Slice& slice);

/// Whether a record (f) is within the window, as SQL that is never null. All that happened up to its end is
/// the history of a cohort: there the beginning only says which periods are shown.
std::string window_condition(const Plan& plan);

/// The last day at which what lasts is counted.
Day last_instant(const MeasureQuery& query);

/// "DATE '2024-01-01'".
std::string day_literal(Day day);

/// "s0, s1" for GROUP BY, empty without slices.
std::string slice_list(const Plan& plan, const std::string& prefix = "");

}  // namespace plenary
