#include "metric/compact.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/columns.h"
#include "metric/fold.h"
#include "metric/rollups.h"
#include "metric/views.h"

namespace plenary {
namespace {

enum class Grain { kNone, kDay, kMonth, kYear };

// The day as fine as the question needs it: as a number to group by, and the first day which that stands for.
struct Period {
  Grain grain;
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
    return {Grain::kDay, "day", "period"};
  if (time == plan.by.end()) return {Grain::kNone, "CAST(NULL AS DATE)", "period"};
  // Numbers group at half the cost of dates.
  if ((*time)->name == std::string_view("year"))
    return {Grain::kYear, "CAST(extract(year FROM day) AS INTEGER)",
            "CAST(concat(CAST(period AS VARCHAR), '-01-01') AS DATE)"};
  return {Grain::kMonth, "CAST(extract(year FROM day) * 12 + extract(month FROM day) - 1 AS INTEGER)",
          "CAST(concat(CAST(CAST(floor(period / 12e0) AS INTEGER) AS VARCHAR), '-', CAST(period % 12 + 1 AS "
          "VARCHAR), '-01') AS DATE)"};
}

bool carries_weight(const Plan& plan) {
  return plan.metric.kind != MeasureKind::kCountDistinct && plan.metric.kind != MeasureKind::kCohort &&
         plan.metric.kind != MeasureKind::kMedian && plan.metric.kind != MeasureKind::kSurvival &&
         !is_network(plan.metric.kind);
}

void note(Plan& plan, const Period& by) {
  plan.rows = "SELECT * FROM compact";
  plan.compact = true;
  plan.by_day = by.grain == Grain::kDay;
}

// Which rows may be left out at once: by filters that say of a value what they say of its records. Cut by
// body, all count: they tell which bodies have none.
Result<std::unique_ptr<Fold>> fold_of(duck::Connection& connection, LabelledRollup& source,
                                      const Plan& plan) {
  auto part = plan;
  part.by.clear();
  std::erase_if(part.where, [&plan](const Plan::Filter& f) {
    return is_dated(*f.slice, plan.query->as_of) || !is_told_by_value(*f.slice, plan.query->as_of);
  });
  if (std::ranges::any_of(plan.by, [](const Slice* s) { return std::string_view(s->name) == "body"; }))
    part.where.clear();
  return Fold::make(connection, *source.rollup, source.labels, part);
}

// Rows of a roll-up on their way into the table.
class Rows {
 public:
  Rows(const Plan& plan, const Rollup& rollup, const Fold* fold, const Period& by, duck::Appender& to)
      : fold_(fold), to_(to), weighed_(carries_weight(plan)) {
    for (const auto& name : columns_of(plan))
      columns_.push_back(&rollup.columns()[static_cast<size_t>(rollup.find(name))]);
    const auto& q = *plan.query;
    if (q.from && plan.metric.kind != MeasureKind::kCohort) from_ = q.from->day;
    if (q.to) to_day_ = q.to->last();
    grain_ = by.grain;
  }

  /// The days at which stretches have to end, so that each lies within the window or outside.
  std::vector<Day> edges() const {
    std::vector<Day> out;
    if (from_) out.push_back(*from_);
    if (to_day_) out.push_back(Day{to_day_->days + 1});
    return out;
  }
  bool by_day() const { return grain_ == Grain::kDay; }

  Status add(const Stretch& part) {
    const auto& rows = *part.rows;
    const auto day = period_of(part.segment.period);
    const bool within = is_within(part.segment.period);
    for (size_t row = part.segment.begin; row < part.segment.end; ++row) {
      if (fold_ != nullptr && !fold_->fits(rows.keys[row])) continue;
      for (const auto* column : columns_) put(column->value(column->code(rows.keys[row])));
      day ? to_.date(*day) : to_.null();
      to_.boolean(within);
      to_.integer(rows.records[row]);
      if (weighed_) to_.real(rows.weights.empty() ? rows.records[row] : rows.weights[row]);
      PLENARY_TRY(to_.end_row());
    }
    return {};
  }

 private:
  std::optional<Day> period_of(std::optional<Day> day) const {
    if (!day || grain_ == Grain::kNone) return {};
    const auto [year, month, unused] = civil(*day);
    return grain_ == Grain::kDay ? *day : make_day(year, grain_ == Grain::kMonth ? month : 1, 1);
  }
  bool is_within(std::optional<Day> day) const {
    if (!from_ && !to_day_) return true;
    return day && (!from_ || *day >= *from_) && (!to_day_ || *day <= *to_day_);
  }
  void put(const duck::Value& value) {
    if (const auto* whole = std::get_if<int64_t>(&value)) return to_.integer(*whole);
    if (const auto* real = std::get_if<double>(&value)) return to_.real(*real);
    if (const auto* text = std::get_if<std::string>(&value)) return to_.text(*text);
    to_.null();
  }

  const Fold* fold_;
  duck::Appender& to_;
  const bool weighed_;
  std::vector<const CodedColumn*> columns_;
  std::optional<Day> from_, to_day_;
  Grain grain_ = Grain::kNone;
};

// An empty table of the same form; numbers are as wide as those of a roll-up.
std::string table_sql(const Plan& plan) {
  std::string list;
  for (const auto& column : columns_of(plan)) {
    const auto at = std::ranges::find(plan.columns, column) - plan.columns.begin();
    const std::string_view type = plan.types.at(static_cast<size_t>(at));
    const bool whole = type.ends_with("INT") || type == "INTEGER";
    list += fmt::format("{} {}, ", column, type == "VARCHAR" ? "VARCHAR" : whole ? "BIGINT" : "DOUBLE");
  }
  return fmt::format("CREATE OR REPLACE TEMP TABLE compact ({}day DATE, within BOOLEAN, records BIGINT{})",
                     list, carries_weight(plan) ? ", weight DOUBLE" : "");
}

}  // namespace

Status compact_rollup(duck::Connection& connection, Plan& plan) {
  if (plan.metric.kind == MeasureKind::kStock || is_plain(plan.metric.sql)) return compact(connection, plan);
  PLENARY_LET(source, Rollups::of(connection).get(connection, plan));
  if (source == nullptr) return compact(connection, plan);
  PLENARY_LET(fold, fold_of(connection, *source, plan));
  if (fold != nullptr) fold->enter({});
  const auto by = period(plan);
  PLENARY_TRY(connection.run(table_sql(plan)));
  PLENARY_LET(to, connection.appender("temp", "compact"));
  Rows rows(plan, *source->rollup, fold.get(), by, to);
  for (const auto& part :
       rows.by_day() ? source->rollup->days(plan) : source->rollup->all(plan, rows.edges()))
    PLENARY_TRY(rows.add(part));
  PLENARY_TRY(to.finish());
  note(plan, by);
  return {};
}

Status compact(duck::Connection& connection, Plan& plan) {
  if (plan.metric.kind == MeasureKind::kStock) return {};
  std::string list;
  const auto columns = columns_of(plan);
  for (const auto& column : columns) list += column + ", ";
  std::string positions;
  for (size_t i = 1; i <= columns.size() + 2; ++i) positions += fmt::format("{}{}", i == 1 ? "" : ", ", i);
  const auto by = period(plan);
  const auto& [grain, number, day] = by;
  const bool weighed = carries_weight(plan);
  PLENARY_TRY(connection.run(fmt::format(
      "CREATE OR REPLACE TEMP TABLE compact AS SELECT {0}CASE WHEN period IS NOT NULL THEN {1} END AS day, "
      "within, records{2} FROM (SELECT {0}{3} AS period, {4} AS within, count(*) AS records{5} "
      "FROM ({6}) f{7} GROUP BY {8})",
      list, day, weighed ? ", weight" : "", number, window_condition(plan),
      weighed ? ", CAST(sum(weight) AS DOUBLE) AS weight" : "", plan.metric.sql,
      plan.query->as_of ? fmt::format(" WHERE day <= {}", day_literal(*plan.query->as_of)) : "", positions)));
  note(plan, by);
  return {};
}

}  // namespace plenary
