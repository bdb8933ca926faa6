#include "metric/cohort.h"

#include <fmt/format.h>

#include <algorithm>

namespace plenary {
namespace {

// Numbers the period of a day so that the period before has the number before.
std::string period_number(const Slice* time, const MeasureQuery& q, const MeasureResult& result) {
  if (time != nullptr) {
    const std::string_view name = time->name;
    if (name == "year") return "CAST(extract(year FROM day) AS INTEGER)";
    const char* months = "CAST(extract(year FROM day) * 12 + extract(month FROM day) - 1 AS INTEGER)";
    const int step = months_of(*time);
    return step == 1 ? months : fmt::format("CAST(floor({} / {}e0) AS INTEGER)", months, step);
  }
  const Day last = q.to ? q.to->last() : result.last_day.value_or(Day{});
  const Day first = q.from ? q.from->day : result.first_day.value_or(last);
  const int length = std::max(last.days - first.days + 1, 1);
  return fmt::format("CAST(floor(date_diff('day', DATE '{}', day) / {}e0) AS INTEGER)", to_string(first),
                     length);
}

std::string period_label(const Slice* time) {
  if (time == nullptr) return "NULL";
  const std::string_view name = time->name;
  if (name == "year") return "CAST(period AS VARCHAR)";
  if (name == "half")
    return "concat(CAST(CAST(floor(period / 2e0) AS INTEGER) AS VARCHAR), '-H', CAST(period % 2 + 1 AS "
           "VARCHAR))";
  if (name == "quarter")
    return "concat(CAST(CAST(floor(period / 4e0) AS INTEGER) AS VARCHAR), '-Q', CAST(period % 4 + 1 AS "
           "VARCHAR))";
  return "concat(CAST(CAST(floor(period / 12e0) AS INTEGER) AS VARCHAR), '-', lpad(CAST(period % 12 + 1 AS "
         "VARCHAR), 2, '0'))";
}

}  // namespace

Status run_cohort(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  const auto& q = *plan.query;
  const auto found = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  const Slice* time = found == plan.by.end() ? nullptr : *found;
  const auto time_at = static_cast<size_t>(found - plan.by.begin());
  std::string keys;  // slices other than time
  // That all are gone is seen only where records were still kept: in the same body and group.
  std::string place;
  for (size_t i = 0; i < plan.by.size(); ++i) {
    if (i == time_at) continue;
    keys += fmt::format("s{}, ", i);
    if (says_where(*plan.by[i])) place += fmt::format("s{}, ", i);
  }

  // Everything up to the end of the window is history; the beginning only says which periods are shown.
  const auto history = sliced(plan, true);
  std::string shown = time == nullptr ? " AND period = 0" : "";
  const auto period = period_number(time, q, result);
  if (time != nullptr && q.from)
    shown = fmt::format(" AND period >= (SELECT {} FROM (SELECT DATE '{}' AS day))", period,
                        to_string(q.from->day));
  const auto x = plan.metric.subject;
  // `gone` moves each last presence into the period after it: that is where the loss is seen.
  const auto sql = fmt::format(
      R"(
WITH presence AS MATERIALIZED (  -- each subject of each period once, with the number of its records; the unknown too
  SELECT {keys}{period} AS period, {x} AS subject, sum(records) AS records FROM ({history}) WHERE day IS NOT NULL
  GROUP BY {keys}period, subject),
seen AS (
  SELECT *, lag(period) OVER (PARTITION BY {keys}subject ORDER BY period) AS before,
         lead(period) OVER (PARTITION BY {keys}subject ORDER BY period) AS after
  FROM presence WHERE subject IS NOT NULL),
state AS (
  SELECT {keys}period, count(*) AS active, count(*) FILTER (WHERE before IS NULL) AS fresh,
         count(*) FILTER (WHERE before < period - 1) AS returned, count(*) FILTER (WHERE before = period - 1) AS retained
  FROM seen GROUP BY {keys}period),
gone AS (
  SELECT {keys}period + 1 AS period, count(*) FILTER (WHERE after IS NULL OR after > period + 1) AS lost, count(*) AS active_before
  FROM seen GROUP BY {keys}period),
records AS (
  SELECT {keys}period, sum(records) AS records, sum(records) FILTER (WHERE subject IS NOT NULL) AS known
  FROM presence GROUP BY {keys}period),
parts AS (  -- not a join: an unknown slice is a slice too, and null equals nothing
  SELECT {keys}period, active, fresh, returned, retained, 0 AS lost, 0 AS active_before, 0 AS records, 0 AS known FROM state
  UNION ALL SELECT {keys}period, 0, 0, 0, 0, lost, active_before, 0, 0 FROM gone
  UNION ALL SELECT {keys}period, 0, 0, 0, 0, 0, 0, records, known FROM records),
whole AS (
  SELECT {keys}period, CAST(sum(active) AS BIGINT) AS active, CAST(sum(fresh) AS BIGINT) AS fresh, CAST(sum(returned) AS BIGINT) AS returned,
         CAST(sum(retained) AS BIGINT) AS retained, CAST(sum(lost) AS BIGINT) AS lost, CAST(sum(active_before) AS BIGINT) AS active_before,
         CAST(sum(records) AS BIGINT) AS records, CAST(COALESCE(sum(known), 0) AS BIGINT) AS known
  FROM parts GROUP BY {keys}period)
SELECT {keys}{label} AS label, active, fresh, returned, retained, lost,
       CASE WHEN active_before > 0 THEN retained / (1e0 * active_before) END, records, known, active_before
FROM (SELECT *, sum(records) OVER (PARTITION BY {place}period) AS kept FROM whole)
WHERE (records > 0 OR (active_before > 0 AND kept > 0)){shown}
ORDER BY {keys}period)",
      fmt::arg("period", period), fmt::arg("history", history), fmt::arg("keys", keys), fmt::arg("x", x),
      fmt::arg("label", period_label(time)), fmt::arg("shown", shown), fmt::arg("place", place));
  return c.each_row(sql, {}, [&](const auto&, const std::vector<duck::Value>& row) {
    MeasureRow out;
    const size_t n = plan.by.size() - (time == nullptr ? 0 : 1);
    size_t at = 0;
    for (size_t i = 0; i < plan.by.size(); ++i) {
      const auto& value = i == time_at ? row[n] : row[at++];
      out.labels.push_back(
          std::holds_alternative<std::monostate>(value) ? std::nullopt : std::optional(duck::to_text(value)));
    }
    for (size_t i = 0; i < 6; ++i) {
      const auto& value = row[n + 1 + i];
      if (const auto* whole = std::get_if<int64_t>(&value))
        out.values.push_back({CellState::kValue, static_cast<double>(*whole), std::nullopt});
      else if (const auto* share = std::get_if<double>(&value))
        out.values.push_back({CellState::kValue, *share, std::nullopt});
      else
        out.values.push_back(
            {CellState::kNotApplicable, 0, std::nullopt});  // no period before: nobody to retain
    }
    if (out.values[5].state == CellState::kValue)
      out.values[5].interval = wilson_interval(static_cast<uint64_t>(std::get<int64_t>(row[n + 4])),
                                               static_cast<uint64_t>(std::get<int64_t>(row[n + 9])));
    out.records = std::get<int64_t>(row[n + 7]);
    out.known = std::get<int64_t>(row[n + 8]);
    // Records are there, but none says who: that is not zero of them.
    if (out.records > 0 && out.known == 0) out.values.assign(6, Cell{});
    result.rows.push_back(std::move(out));
    return true;
  });
}

}  // namespace plenary
