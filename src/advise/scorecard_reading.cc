#include "advise/scorecard_reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <set>

#include "metric/coverage.h"
#include "metric/gather.h"

namespace plenary {
namespace {

bool has(const Plan& plan, std::string_view column) {
  return std::ranges::find(plan.columns, column) != plan.columns.end();
}

// Why the measure is no number of an organization; empty when it is.
std::string unfit(const Metric& metric) {
  switch (metric.kind) {
    case MeasureKind::kSum:
    case MeasureKind::kCountDistinct:
    case MeasureKind::kStock:
    case MeasureKind::kShare:
    case MeasureKind::kMean:
      return metric.subject == "organization_id" ? "it counts organizations: each is one" : "";
    case MeasureKind::kCohort:
      return "it compares two windows of all";
    case MeasureKind::kConcentration:
      return "it is one number of all organizations together";
    case MeasureKind::kMedian:
    case MeasureKind::kSurvival:
      return "it is a duration, of too few things an organization";
    case MeasureKind::kLinks:
    case MeasureKind::kMixing:
    case MeasureKind::kBrokers:
    case MeasureKind::kCommunities:
      return "it is of links between organizations";
  }
  return "";
}

// What is dealt into parts as one.
std::string dealt(const Plan& plan) {
  const auto kind = plan.metric.kind;
  if (kind == MeasureKind::kCountDistinct || kind == MeasureKind::kStock)
    return fmt::format("hash({})", plan.metric.subject);
  const char* event = has(plan, "event_id") ? "WHEN event_id IS NOT NULL THEN hash(event_id) " : "";
  return fmt::format(
      "CASE WHEN document_id IS NOT NULL THEN hash(document_id) {}ELSE hash(body_id, group_id, day) END",
      event);
}

std::string instants(const Periods& periods, bool last_only) {
  std::string days;
  for (size_t i = last_only ? periods.count() - 1 : 0; i < periods.count(); ++i)
    days += fmt::format("{}({})", days.empty() ? "" : ", ", day_literal(periods.ends[i]));
  return fmt::format(" JOIN (VALUES {}) i(day) ON f.from_day <= i.day AND i.day < f.to_day", days);
}

std::string rows_of(const Plan& plan, const ScorecardWorld& world, bool last_only = false) {
  const bool stock = plan.metric.kind == MeasureKind::kStock;
  return sliced(plan, true, stock ? instants(world.periods, last_only) : "");
}

// The two halves of an amount, from rows of the view or from these grouped.
struct Sums {
  std::string over, under, subject;
};

Sums sums_of(const Metric& metric) {
  if (metric.kind == MeasureKind::kSum) return {"sum(weight)", "0", "NULL"};
  if (metric.kind == MeasureKind::kCountDistinct || metric.kind == MeasureKind::kStock)
    return {fmt::format("count(DISTINCT {})", metric.subject), "0", metric.subject};
  return {fmt::format("sum(weight * {})", metric.subject),
          fmt::format("sum(weight) FILTER (WHERE {} IS NOT NULL)", metric.subject), "NULL"};
}

// All that is looked at, once: an organization, a period, a part and, of distinct things or persons, each.
Status keep_rows(duck::Connection& c, const Plan& plan, const ScorecardWorld& world) {
  const auto sums = sums_of(plan.metric);
  const bool distinct = sums.subject != "NULL";
  return c.run(fmt::format(
      "CREATE OR REPLACE TEMP TABLE scorecard_rows AS SELECT organization_id, body_id, {} AS period, "
      "CAST({} % {} AS INTEGER) AS part, {} AS subject, {} AS person_id, {} AS over, {} AS under, count(*) "
      "AS records, "
      "max(day) AS day, max(record_id) AS record_id FROM ({}) GROUP BY 1, 2, 3, 4, 5, 6",
      period_expression(world.periods), dealt(plan), kScorecardParts, sums.subject,
      plan.metric.privacy == "person" ? "person_id" : "NULL", distinct ? "0" : sums.over,
      distinct ? "0" : sums.under, rows_of(plan, world)));
}

// Twelve digits, as all answers have: the last bits of a sum depend on the order in which two cores added,
// and would break ties.
Amount amount(double over, double under, int64_t records) {
  return {cell(over).value, cell(under).value, records};
}

// Adds up what is kept: a row an organization and cell; `cell` is SQL of a number below `cells`.
Status read_cells(duck::Connection& c, const ScorecardWorld& world, const Metric& metric,
                  const std::string& cell, const std::string& where, size_t cells, std::vector<Amount>& out) {
  const bool distinct = sums_of(metric).subject != "NULL";
  out.assign(world.count() * cells, {});
  return c.each_chunk(
      fmt::format("SELECT CAST(organization_id AS BIGINT), CAST({} AS BIGINT), CAST({} AS DOUBLE), "
                  "CAST(COALESCE(sum(under), 0) AS DOUBLE), CAST(sum(records) AS BIGINT) FROM scorecard_rows "
                  "WHERE organization_id IS NOT NULL{} GROUP BY 1, 2",
                  cell, distinct ? "count(DISTINCT subject)" : "COALESCE(sum(over), 0)", where),
      [&](const duck::Chunk& chunk) {
        for (size_t row = 0; row < chunk.rows(); ++row) {
          const size_t unit = world.find(static_cast<int32_t>(chunk.integer(0, row)));
          if (unit == world.count()) continue;
          out[unit * cells + static_cast<size_t>(chunk.integer(1, row))] =
              amount(chunk.real(2, row), chunk.real(3, row), chunk.integer(4, row));
        }
        return true;
      });
}

Status read_persons(duck::Connection& c, const ScorecardWorld& world, MetricReading& out) {
  out.persons.assign(out.periods.size(), 0);
  return c.each_row(
      "SELECT organization_id, period, count(DISTINCT person_id) FROM scorecard_rows WHERE organization_id "
      "IS NOT "
      "NULL GROUP BY 1, 2",
      {}, [&](const auto&, const auto& row) {
        const size_t unit = world.find(static_cast<int32_t>(whole(row[0])));
        if (unit < world.count())
          out.persons[unit * world.periods.count() + static_cast<size_t>(whole(row[1]))] =
              real(row[2]).value_or(0);
        return true;
      });
}

// Which bodies have records of the metric: an organization of others could not have been counted.
Status read_told(duck::Connection& c, const ScorecardWorld& world, MetricReading& out) {
  std::set<int32_t> bodies;
  PLENARY_TRY(c.each_row("SELECT DISTINCT body_id FROM scorecard_rows WHERE body_id IS NOT NULL", {},
                         [&bodies](const auto&, const auto& row) {
                           bodies.insert(static_cast<int32_t>(whole(row[0])));
                           return true;
                         }));
  for (const auto& of : world.bodies)
    out.told.push_back(std::ranges::any_of(of, [&](int32_t body) { return bodies.contains(body); }));
  return {};
}

// How much is known, and how old the newest record was when its source was read.
Status read_provenance(duck::Connection& c, MetricReading& out) {
  PLENARY_LET(table,
              c.query("SELECT CAST(COALESCE(sum(r.records) FILTER (WHERE organization_id IS NOT NULL), "
                      "0) AS BIGINT), CAST(COALESCE(sum(r.records), 0) AS BIGINT), "
                      "date_diff('day', max(r.day), CAST(substr(max(u.imported_at), 1, 10) AS DATE)) "
                      "FROM scorecard_rows r "
                      "LEFT JOIN unit u ON u.unit_id = CAST(r.record_id // 4294967296 AS INTEGER)"));
  out.known = whole(table.rows[0][0]), out.all = whole(table.rows[0][1]);
  if (const auto* days = std::get_if<int64_t>(&table.rows[0][2])) out.delay = static_cast<int>(*days);
  return {};
}

// The words of the metric's conditions that are columns of records, besides those which every count needs.
std::vector<std::string> fields_of(const Plan& plan) {
  const bool stock = plan.metric.kind == MeasureKind::kStock;
  std::vector<std::string> out{"organization"};
  for (const char* day : {"day", "from_day", "to_day"})
    if (has(plan, day) && stock == (std::string_view(day) != "day")) out.emplace_back(day);
  const auto add = [&out](std::string word) {
    if (word.ends_with("_id")) word.resize(word.size() - 3);
    if (!word.empty() && word != "record" && std::ranges::find(out, word) == out.end()) out.push_back(word);
  };
  add(plan.metric.subject);
  const auto& sql = plan.metric.sql;
  const auto where = sql.find(" WHERE ");
  std::string word;
  for (size_t i = where == sql.npos ? sql.size() : where + 7; i <= sql.size(); ++i) {
    const char c = i < sql.size() ? sql[i] : ' ';
    if (c == '_' || std::islower(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    if (c != '\'') add(word);  // what ends with a quote is a value
    word.clear();
  }
  return out;
}

// Whether there is anything to tell organizations apart by.
std::string dull(const MetricReading& reading) {
  if (reading.all == 0) return "no records in the window";
  if (reading.known == 0) return "its records name no organization";
  std::set<double> values;
  for (size_t unit = 0; unit < reading.whole.size(); ++unit)
    if (const double value = reading.value(reading.whole[unit], unit); value == value) values.insert(value);
  return values.size() > 1 ? "" : "it is the same for all organizations";
}

}  // namespace

double MetricReading::value(const Amount& amount, size_t unit) const {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (is_ratio()) return amount.under > 0 ? amount.over / amount.under : kNone;
  return told[unit] ? amount.over : kNone;
}

Result<MetricReading> read_metric(duck::Connection& c, const ScorecardWorld& world, const Metric& metric) {
  MetricReading out;
  out.metric = metric, out.why = unfit(metric);
  if (!out.why.empty()) return out;
  const auto query = scorecard_query(world, metric.name);
  PLENARY_LET(plan, make_plan(c, query));
  PLENARY_TRY(keep_rows(c, plan, world));
  const size_t last = world.periods.count() - 1;
  const auto now = metric.kind == MeasureKind::kStock ? fmt::format(" AND period = {}", last) : "";
  PLENARY_TRY(read_cells(c, world, metric, "0", now, 1, out.whole));
  PLENARY_TRY(read_cells(c, world, metric, "period", "", world.periods.count(), out.periods));
  PLENARY_TRY(read_cells(c, world, metric, "part", now, kScorecardParts, out.parts));
  PLENARY_TRY(read_told(c, world, out));
  PLENARY_TRY(read_provenance(c, out));
  out.why = dull(out);
  out.fields = fields_of(plan);
  if (!out.why.empty()) return out;
  PLENARY_TRY(read_persons(c, world, out));
  return out;
}

Result<std::vector<Amount>> read_last_period(duck::Connection& c, const ScorecardWorld& world,
                                             const Metric& metric) {
  const auto query = scorecard_query(world, metric.name, world.periods.count() - 1);
  PLENARY_LET(plan, make_plan(c, query));
  const auto sums = sums_of(metric);
  std::vector<Amount> out(world.count());
  PLENARY_TRY(
      c.each_row(fmt::format("SELECT organization_id, CAST({} AS DOUBLE), CAST({} AS DOUBLE), count(*) "
                             "FROM ({}) WHERE organization_id IS NOT NULL GROUP BY 1",
                             sums.over, sums.under, rows_of(plan, world, true)),
                 {}, [&](const auto&, const auto& row) {
                   const size_t unit = world.find(static_cast<int32_t>(whole(row[0])));
                   if (unit < world.count())
                     out[unit] = amount(real(row[1]).value_or(0), real(row[2]).value_or(0), whole(row[3]));
                   return true;
                 }));
  return out;
}

}  // namespace plenary
