#include "metric/cohort.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/coverage.h"
#include "metric/fold.h"

namespace plenary {
namespace {

int32_t floor_of(int32_t number, int32_t step) {
  return number >= 0 ? number / step : -((step - 1 - number) / step);
}

// The period of a column `day`, as CohortPeriods numbers it.
std::string period_number(const CohortPeriods& periods) {
  if (periods.time() == nullptr)
    return fmt::format("CAST(floor(date_diff('day', DATE '{}', day) / {}e0) AS INTEGER)",
                       to_string(periods.first()), periods.length());
  const int months = months_of(*periods.time());
  if (months == 12) return "CAST(extract(year FROM day) AS INTEGER)";
  const char* month = "CAST(extract(year FROM day) * 12 + extract(month FROM day) - 1 AS INTEGER)";
  return months == 1 ? month : fmt::format("CAST(floor({} / {}e0) AS INTEGER)", month, months);
}

}  // namespace

CohortPeriods::CohortPeriods(const Plan& plan, const MeasureResult& result) {
  const auto& q = *plan.query;
  const auto found = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  if (found != plan.by.end()) time_ = *found;
  if (q.from) from_ = q.from->day;
  const Day last = q.to ? q.to->last() : result.last_day.value_or(Day{});
  first_ = from_ ? *from_ : result.first_day.value_or(last);
  length_ = std::max(last.days - first_.days + 1, 1);
}

int32_t CohortPeriods::of(Day day) const {
  if (time_ == nullptr) return floor_of(day.days - first_.days, length_);
  const auto [year, month, unused] = civil(day);
  return floor_of(year * 12 + month - 1, months_of(*time_));
}

std::optional<std::string> CohortPeriods::label(int32_t period) const {
  if (time_ == nullptr) return {};
  const int month = period * months_of(*time_);
  return duck::to_text(
      period_label(*time_, make_day(floor_of(month, 12), month - floor_of(month, 12) * 12 + 1, 1)));
}

std::vector<Day> CohortPeriods::begins(std::optional<Day> earliest) const {
  std::vector<Day> out;
  if (time_ != nullptr || !earliest) return out;
  for (int32_t period = of(*earliest); period <= 1; ++period)
    out.push_back(Day{first_.days + period * length_});
  return out;
}

void close_cohort(const CohortCounts& counts, MeasureRow& row) {
  row.records = counts.records, row.known = counts.known;
  // Records are there, but none says who: that is not zero of them.
  if (counts.records > 0 && counts.known == 0) return row.values.assign(6, Cell{});
  for (const int64_t n : {counts.active, counts.fresh, counts.returned, counts.retained, counts.lost})
    row.values.push_back({CellState::kValue, static_cast<double>(n), std::nullopt});
  if (counts.active_before == 0)  // no period before: nobody to retain
    row.values.push_back({CellState::kNotApplicable, 0, std::nullopt});
  else
    row.values.push_back({CellState::kValue,
                          static_cast<double>(counts.retained) / static_cast<double>(counts.active_before),
                          wilson_interval(static_cast<uint64_t>(counts.retained),
                                          static_cast<uint64_t>(counts.active_before))});
}

Status run_cohort(duck::Connection& c, const Plan& plan, Counting* counting, MeasureResult& result) {
  if (counting != nullptr) {
    tally_cohort(*counting, result);
    return {};
  }
  const CohortPeriods periods(plan, result);
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
  const auto period = period_number(periods);
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
SELECT {keys}period, active, fresh, returned, retained, lost, active_before, records, known
FROM (SELECT *, sum(records) OVER (PARTITION BY {place}period) AS kept FROM whole)
WHERE (records > 0 OR (active_before > 0 AND kept > 0))
ORDER BY {keys}period)",
      fmt::arg("period", period), fmt::arg("history", history), fmt::arg("keys", keys), fmt::arg("x", x),
      fmt::arg("place", place));
  return c.each_row(sql, {}, [&](const auto&, const std::vector<duck::Value>& row) {
    const size_t n = plan.by.size() - (time == nullptr ? 0 : 1);
    const auto number = static_cast<int32_t>(whole(row[n]));
    if (!periods.shown(number)) return true;
    MeasureRow out;
    out.labels = labels_of(row, n);
    if (time != nullptr)
      out.labels.insert(out.labels.begin() + static_cast<std::ptrdiff_t>(time_at), periods.label(number));
    close_cohort({whole(row[n + 1]), whole(row[n + 2]), whole(row[n + 3]), whole(row[n + 4]),
                  whole(row[n + 5]), whole(row[n + 6]), whole(row[n + 7]), whole(row[n + 8])},
                 out);
    result.rows.push_back(std::move(out));
    return true;
  });
}

}  // namespace plenary
