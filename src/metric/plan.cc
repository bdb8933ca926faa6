#include "metric/plan.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <span>

#include "duck/duck.h"
#include "metric/views.h"

namespace plenary {
namespace {

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

// A record can have several values of an overlapping slice: a condition on it chooses records, each of them
// once, and its negation leaves out those of which any value fits.
std::string narrowed(const std::string& base, const Slice& slice, const MeasureQuery::Filter& filter,
                     const std::string& day) {
  auto fits = filter;
  fits.negate = false;
  const auto chosen = fmt::format("SELECT DISTINCT f.* FROM ({}) f {} WHERE {}", base, joins_at(slice, day),
                                  condition(slice.expression, fits));
  return filter.negate ? fmt::format("SELECT * FROM ({}) EXCEPT {}", base, chosen) : chosen;
}

// The same for what only the group decides: the groups that fit are chosen, not the records.
std::string group_condition(const Slice& slice, const MeasureQuery::Filter& filter) {
  auto fits = filter;
  fits.negate = false;
  const bool unknown = std::ranges::find(filter.values, "unknown") != filter.values.end();
  const auto chosen =
      fmt::format("(COALESCE(f.group_id IN (SELECT f.group_id FROM groups f {} WHERE {}), false){})",
                  slice.joins, condition(slice.expression, fits), unknown ? " OR f.group_id IS NULL" : "");
  return filter.negate ? "NOT " + chosen : chosen;
}

std::string view_rows(const Metric& metric) {
  return fmt::format("SELECT *, 1 AS records FROM ({})", metric.sql);
}

bool can_be_cut(const Metric& metric, std::span<const std::string> columns, const Slice& slice) {
  return (metric.kind == MeasureKind::kStock && slice.time) ||
         std::ranges::find(columns, slice.needs) != columns.end();
}

std::string text_or_null(const std::optional<std::string>& label) {
  return label ? duck::quote(*label) : "CAST(NULL AS VARCHAR)";
}

// Of sliced rows those with one of some labels, all under one name.
std::string merged(const Plan& plan, const MeasureQuery::Merged& chosen, const std::string& rows) {
  std::string values, names, same;
  for (const auto& labels : chosen.rows) {
    std::string row;
    for (const auto& label : labels) row += (row.empty() ? "" : ", ") + text_or_null(label);
    values += fmt::format("{}({})", values.empty() ? "" : ", ", row);
  }
  for (size_t i = 0; i < plan.by.size(); ++i) {
    names += fmt::format("{}l{}", i == 0 ? "" : ", ", i);
    same += fmt::format("{0}CAST(a.s{1} AS VARCHAR) IS NOT DISTINCT FROM m.l{1}", i == 0 ? "" : " AND ", i);
  }
  return fmt::format("SELECT a.* REPLACE ('{}' AS s{}) FROM ({}) a JOIN (VALUES {}) m({}) ON {}", kMerged,
                     chosen.slice, rows, values, names, same);
}

Status check_needs(const Plan& plan, const Slice& slice) {
  if (slice.as_of && !plan.query->as_of)
    return fail(ErrorKind::kUsage, fmt::format("slice '{}' needs --as-of DAY", slice.name));
  if (can_be_cut(plan.metric, plan.columns, slice)) return {};
  return fail(ErrorKind::kUsage, fmt::format("{} cannot be cut by {}: its records have no {}",
                                             plan.metric.name, slice.name, slice.needs));
}

// The columns of a metric's view, as the engine describes them: the same for every question of a store.
struct ViewColumns {
  std::vector<std::string> names, types;
};

struct KnownColumns {
  std::mutex mutex;
  std::map<std::string, ViewColumns> by_metric;
};

Result<ViewColumns> view_columns(duck::Connection& connection, const Metric& metric) {
  auto& known = connection.kept<KnownColumns>();
  {
    const std::scoped_lock lock(known.mutex);
    if (const auto found = known.by_metric.find(metric.name); found != known.by_metric.end())
      return found->second;
  }
  PLENARY_TRY(make_views_for(connection, metric.sql));
  PLENARY_LET(described, connection.query(fmt::format("DESCRIBE {}", metric.sql)));
  ViewColumns columns;
  for (const auto& row : described.rows) {
    columns.names.push_back(duck::to_text(row[0]));
    columns.types.push_back(duck::to_text(row[1]));
  }
  const std::scoped_lock lock(known.mutex);
  return known.by_metric.emplace(metric.name, std::move(columns)).first->second;
}

bool is_period(const std::string& name) {
  const auto slice = find_slice(name);
  return slice && (*slice)->time;
}

// Channels of evidence, and sources that declare numbers, speak of different things: a sum over them would be
// of nothing, so each has its row. What is counted is a state, so each year has one too.
std::vector<std::string> set_apart(const Metric& metric, std::span<const std::string> columns,
                                   std::vector<std::string> by) {
  const auto has = [&](const char* column) { return std::ranges::find(columns, column) != columns.end(); };
  if (metric.kind != MeasureKind::kSum) return by;
  for (const auto& [column, slice] :
       {std::pair("channel", "channel"), {"source_name", "source"}, {"thing", "counted"}})
    if (has(column) && std::ranges::find(by, slice) == by.end()) by.push_back(slice);
  if (has("thing") && std::ranges::none_of(by, is_period)) by.push_back("year");
  return by;
}

// Of links the first slice that is no period says between whom, or across whose borders; what is not said is
// the metric's own.
std::vector<std::string> slice_names(const Metric& metric, std::vector<std::string> by) {
  if (!is_network(metric.kind)) return by;
  const bool borders = !metric.border_slice.empty();
  const auto first = std::ranges::find_if_not(by, is_period);
  if (first == by.end())
    by.insert(by.begin(), borders ? metric.border_slice : metric.unit_slice);
  else
    std::rotate(by.begin(), first, first + 1);
  if (borders) by.insert(by.begin(), metric.unit_slice);
  return by;
}

Status add_slice(Plan& plan, const std::string& name) {
  PLENARY_LET(found, find_slice(name));
  const Slice* slice = as_said(found, plan.columns);
  PLENARY_TRY(check_needs(plan, *slice));
  if (slice->time && std::ranges::any_of(plan.by, [](const Slice* s) { return s->time; }))
    return fail(ErrorKind::kUsage, "only one of year, half, quarter and month at a time");
  if (std::ranges::find(plan.by, slice) != plan.by.end())
    return fail(ErrorKind::kUsage, fmt::format("slice '{}' is given twice", name));
  if (slice->overlapping && plan.by.size() < leading_slices(plan.metric))
    return fail(ErrorKind::kUsage,
                fmt::format("{} cannot link by {}: one record can be in several of its rows{}",
                            plan.metric.name, name, name == "group" ? "; take group-only" : ""));
  plan.by.push_back(slice);
  return {};
}

Status add_filter(Plan& plan, const MeasureQuery::Filter& filter) {
  PLENARY_LET(found, find_slice(filter.slice));
  const Slice* slice = as_said(found, plan.columns);
  PLENARY_TRY(check_needs(plan, *slice));
  if (slice->time) return fail(ErrorKind::kUsage, "give periods with --from and --to, not with --where");
  // Whoever asks for the partners of one organization wants them, and not only what it did with itself.
  const bool of_units = is_network(plan.metric.kind) && plan.metric.kind != MeasureKind::kMixing;
  (of_units && slice == plan.by.front() ? plan.ends : plan.where).push_back({slice, &filter});
  return {};
}

}  // namespace

size_t leading_slices(const Metric& metric) {
  return !is_network(metric.kind) ? 0 : metric.border_slice.empty() ? 1 : 2;
}

bool directed(const Plan& plan) { return std::ranges::find(plan.columns, "side") != plan.columns.end(); }

std::string condition(std::string_view expression, const MeasureQuery::Filter& filter) {
  std::string in;
  bool unknown = false;
  for (const auto& value : filter.values) {
    if (value == "unknown")
      unknown = true;
    else
      in += fmt::format("{}{}", in.empty() ? "" : ", ", duck::quote(value));
  }
  const auto text = fmt::format("CAST({} AS VARCHAR)", expression);
  std::string all = in.empty() ? "false" : fmt::format("COALESCE({} IN ({}), false)", text, in);
  if (unknown) all = fmt::format("({} OR {} IS NULL)", all, text);
  return filter.negate ? fmt::format("NOT {}", all) : all;
}

std::string day_literal(Day day) { return fmt::format("DATE '{}'", to_string(day)); }

std::string joins_at(const Slice& slice, std::string_view day) {
  return replace_all(slice.joins, "{day}", day);
}

Result<Plan> look_up(duck::Connection& connection, const MeasureQuery& query) {
  PLENARY_LET(metric, find_metric(query.metric));
  PLENARY_LET(columns, view_columns(connection, metric));
  auto rows = view_rows(metric);
  Plan plan{&query, std::move(metric), {}, {}, {}, columns.names, columns.types, std::move(rows)};
  for (const auto& name : set_apart(plan.metric, plan.columns, slice_names(plan.metric, query.by)))
    PLENARY_TRY(add_slice(plan, name));
  for (const auto& filter : query.where) PLENARY_TRY(add_filter(plan, filter));
  return plan;
}

Status make_views_of(duck::Connection& connection, const Plan& plan) {
  PLENARY_TRY(make_views_for(connection, plan.metric.sql));
  for (const Slice* slice : plan.by) PLENARY_TRY(make_views_for(connection, slice->joins));
  for (const auto& filter : plan.where) PLENARY_TRY(make_views_for(connection, filter.slice->joins));
  return {};
}

Result<Plan> make_plan(duck::Connection& connection, const MeasureQuery& query) {
  PLENARY_LET(plan, look_up(connection, query));
  PLENARY_TRY(make_views_of(connection, plan));
  return plan;
}

Result<std::vector<const Slice*>> slices_of(duck::Connection& connection, const Metric& metric) {
  PLENARY_LET(columns, view_columns(connection, metric));
  std::vector<const Slice*> out;
  for (const auto& slice : slices())
    if (can_be_cut(metric, columns.names, *as_said(&slice, columns.names))) out.push_back(&slice);
  return out;
}

Plan unsliced(const Plan& plan) {
  auto whole = plan;
  whole.by.clear();
  whole.rows = view_rows(plan.metric);
  whole.compact = whole.by_day = false;
  return whole;
}

std::string sliced(const Plan& plan, bool window, const std::string& instants) {
  const auto& q = *plan.query;
  const bool stock = plan.metric.kind == MeasureKind::kStock;
  const auto attribute_day = q.as_of ? day_literal(*q.as_of) : "f.day";
  std::string base = plan.rows, select, joins, where;
  if (!instants.empty()) base = fmt::format("SELECT f.*, i.day FROM ({}) f{}", base, instants);
  std::vector<std::string> joined;
  const auto join = [&](const Slice& slice) {
    const auto text = joins_at(slice, attribute_day);
    if (text.empty() || std::ranges::find(joined, text) != joined.end()) return;
    joined.push_back(text);
    joins += " " + text;
  };
  const auto also = [&where](const std::string& c) { where += (where.empty() ? " WHERE " : " AND ") + c; };
  for (size_t i = 0; i < plan.by.size(); ++i) {
    join(*plan.by[i]);
    select += fmt::format("{} AS s{}, ", plan.by[i]->expression, i);
  }
  for (const auto& [slice, filter] : plan.where) {
    if (slice->overlapping && std::ranges::find(plan.by, slice) == plan.by.end()) {
      if (std::string_view(slice->needs) == "group_id")
        also(group_condition(*slice, *filter));
      else
        base = narrowed(base, *slice, *filter, attribute_day);
      continue;
    }
    join(*slice);
    also(condition(slice->expression, *filter));
  }
  if (window && plan.compact) also("f.within");
  if (!stock && !plan.compact) {
    if (window) also(window_condition(plan));
    if (q.as_of) also("f.day <= " + day_literal(*q.as_of));
  }
  const auto rows = fmt::format("SELECT {}f.* FROM ({}) f{}{}", select, base, joins, where);
  return q.merged && !plan.by.empty() ? merged(plan, *q.merged, rows) : rows;
}

Day last_instant(const MeasureQuery& q) {
  return q.as_of.value_or(std::min(q.to ? q.to->last() : q.today, q.today));
}

std::string window_condition(const Plan& plan) {
  const auto& q = *plan.query;
  std::string all;
  if (q.from && plan.metric.kind != MeasureKind::kCohort) all = "f.day >= " + day_literal(q.from->day);
  if (q.to) all += fmt::format("{}f.day <= {}", all.empty() ? "" : " AND ", day_literal(q.to->last()));
  return all.empty() ? "true" : fmt::format("COALESCE({}, false)", all);
}

bool says_where(const Slice& slice) {
  const std::string_view needs = slice.needs;
  return needs == "body_id" || needs == "group_id";
}

std::string slice_list(const Plan& plan, const std::string& prefix) {
  std::string list;
  for (size_t i = 0; i < plan.by.size(); ++i) list += fmt::format("{}{}s{}", i == 0 ? "" : ", ", prefix, i);
  return list;
}

}  // namespace plenary
