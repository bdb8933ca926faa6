#include "metric/compact.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/columns.h"

namespace plenary {
namespace {

// The day as fine as the question needs it: as a number to group by, and the first day which that stands for.
struct Period {
  std::string number, day;
};

Period period(const Plan& plan) {
  const auto slices = slices_of(plan);
  const bool dated = std::ranges::any_of(slices, [&plan](const Slice* s) {
    return (!plan.query->as_of && std::string_view(s->joins).contains("{day}")) ||
           (!s->time && looks_at(*s, "day"));
  });
  const auto time = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  const bool cut_short = plan.metric.kind == MeasureKind::kSurvival && plan.query->as_of;
  if (dated || cut_short || (plan.metric.kind == MeasureKind::kCohort && time == plan.by.end()))
    return {"day", "period"};
  if (time == plan.by.end()) return {"CAST(NULL AS DATE)", "period"};
  // Numbers group at half the cost of dates.
  if ((*time)->name == std::string_view("year"))
    return {"CAST(extract(year FROM day) AS INTEGER)",
            "CAST(concat(CAST(period AS VARCHAR), '-01-01') AS DATE)"};
  return {"CAST(extract(year FROM day) * 12 + extract(month FROM day) - 1 AS INTEGER)",
          "CAST(concat(CAST(CAST(floor(period / 12e0) AS INTEGER) AS VARCHAR), '-', CAST(period % 12 + 1 AS "
          "VARCHAR), '-01') AS DATE)"};
}

}  // namespace

Status compact(duck::Connection& connection, Plan& plan) {
  if (plan.metric.kind == MeasureKind::kStock) return {};
  std::string list;
  const auto columns = columns_of(plan);
  for (const auto& column : columns) list += column + ", ";
  std::string positions;
  for (size_t i = 1; i <= columns.size() + 2; ++i) positions += fmt::format("{}{}", i == 1 ? "" : ", ", i);
  const auto [number, day] = period(plan);
  const bool weighed = plan.metric.kind != MeasureKind::kCountDistinct &&
                       plan.metric.kind != MeasureKind::kCohort && plan.metric.kind != MeasureKind::kMedian &&
                       plan.metric.kind != MeasureKind::kSurvival && !is_network(plan.metric.kind);
  PLENARY_TRY(connection.run(fmt::format(
      "CREATE OR REPLACE TEMP TABLE compact AS SELECT {0}CASE WHEN period IS NOT NULL THEN {1} END AS day, "
      "within, records{2} FROM (SELECT {0}{3} AS period, {4} AS within, count(*) AS records{5} "
      "FROM ({6}) f{7} GROUP BY {8})",
      list, day, weighed ? ", weight" : "", number, window_condition(plan),
      weighed ? ", CAST(sum(weight) AS DOUBLE) AS weight" : "", plan.metric.sql,
      plan.query->as_of ? fmt::format(" WHERE day <= {}", day_literal(*plan.query->as_of)) : "", positions)));
  plan.rows = "SELECT * FROM compact";
  plan.compact = true;
  plan.by_day = std::string_view(number) == "day";
  return {};
}

}  // namespace plenary
