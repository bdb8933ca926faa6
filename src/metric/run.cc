#include "metric/run.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/cohort.h"
#include "metric/compact.h"
#include "metric/coverage.h"
#include "metric/instants.h"
#include "metric/lasting.h"
#include "metric/links.h"
#include "metric/network.h"
#include "metric/plan.h"
#include "metric/rates.h"
#include "metric/sight.h"
#include "metric/tally.h"
#include "stats/diversity.h"
#include "store/columns.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

std::string grouped(const Plan& plan) {
  const auto list = slice_list(plan);
  return list.empty() ? "" : fmt::format(" GROUP BY {} ORDER BY {}", list, list);
}

std::string prefix_list(const Plan& plan) {
  const auto list = slice_list(plan);
  return list.empty() ? "" : list + ", ";
}

// The columns that every counted row carries beside its value.
std::string counters(const Plan& plan, const std::string& known) {
  const auto hits = plan.metric.kind == MeasureKind::kShare ? count_records(plan.metric.subject + " = 1")
                                                            : std::string("0");
  return fmt::format("{} AS records, {} AS known, {} AS hits", count_records(), count_records(known), hits);
}

MeasureRow counted_row(const Plan& plan, const Row& row) {
  MeasureRow out;
  const size_t n = plan.by.size();
  out.labels = labels_of(row, n);
  out.values.push_back(cell(real(row[n])));
  out.records = whole(row[n + 1]);
  out.known = whole(row[n + 2]);
  out.hits = whole(row[n + 3]);
  // Records are there, but none says who: that is not zero of them.
  if (plan.metric.kind != MeasureKind::kSum && out.known == 0) out.values[0] = Cell{};
  return out;
}

Status take_rows(duck::Connection& c, const Plan& plan, const std::string& sql, MeasureResult& result) {
  return c.each_row(sql, {}, [&](const auto&, const Row& row) {
    auto out = counted_row(plan, row);
    if (out.records > 0 || !plan.by.empty()) result.rows.push_back(std::move(out));
    return true;
  });
}

Status count_rows(duck::Connection& c, const Plan& plan, const std::string& value, const std::string& known,
                  const std::string& from, MeasureResult& result) {
  return take_rows(c, plan,
                   fmt::format("SELECT {}{} AS value, {} FROM ({}){}", prefix_list(plan), value,
                               counters(plan, known), from, grouped(plan)),
                   result);
}

// A distinct count in two steps, each subject of a slice once and then counted: one pass over the records
// gives the number, the records and the coverage.
Status count_subjects(duck::Connection& c, const Plan& plan, const std::string& from, MeasureResult& result) {
  const auto& x = plan.metric.subject;
  const auto sql = fmt::format(
      "SELECT {0}count(subject) AS value, {4} FROM (SELECT {0}{1} AS subject, sum(records) AS records "
      "FROM ({2}) GROUP BY {0}{1}){3}",
      prefix_list(plan), x, from, grouped(plan), counters(plan, "subject IS NOT NULL"));
  return take_rows(c, plan, sql, result);
}

Status run_concentration(duck::Connection& c, const Plan& plan, Counting* counting, MeasureResult& result) {
  const auto close = [](MeasureRow& row, std::span<const Line> lines) {
    std::vector<double> weights;
    for (const Line line : lines) {
      const auto records = whole(line[1]);
      row.records += records;
      if (std::holds_alternative<std::monostate>(line[0])) continue;
      row.known += records;
      weights.push_back(real(line[2]).value_or(0));
    }
    if (const auto d = diversity(weights))
      row.values = {cell(static_cast<double>(d->elephant_factor)), cell(d->hhi), cell(d->hill_2)};
    else
      row.values.assign(3, Cell{});
  };
  return lines_of(c, plan, counting, {{plan.metric.subject}, false, true}, result, close);
}

// A number a row: sums, counts and means.
Status run_single(duck::Connection& c, const Plan& plan, Counting* counting, MeasureResult& result) {
  const auto& m = plan.metric;
  result.parts = {{"value", m.unit}};
  if (counting != nullptr) {
    tally_rows(*counting, result);
    return {};
  }
  const auto all = sliced(plan, true);
  if (m.kind == MeasureKind::kSum) return count_rows(c, plan, "sum(weight)", "true", all, result);
  if (m.kind == MeasureKind::kCountDistinct) return count_subjects(c, plan, all, result);
  if (m.kind == MeasureKind::kStock)
    return count_subjects(c, plan, sliced(plan, true, instants(plan, result.first_day)), result);
  return count_rows(
      c, plan,
      fmt::format("sum(weight * {0}) / (1e0 * sum(weight) FILTER (WHERE {0} IS NOT NULL))", m.subject),
      m.subject + " IS NOT NULL", all, result);
}

Status run_by_kind(duck::Connection& c, const Plan& plan, Counting* counting, MeasureResult& result) {
  const auto& m = plan.metric;
  switch (m.kind) {
    case MeasureKind::kSum:
    case MeasureKind::kCountDistinct:
    case MeasureKind::kStock:
    case MeasureKind::kShare:
    case MeasureKind::kMean:  // a share is the mean of what is 0 or 1
      return run_single(c, plan, counting, result);
    case MeasureKind::kConcentration:
      result.parts = {{"elephant_factor", m.unit}, {"hhi", "0 to 1"}, {"effective_number", m.unit}};
      return run_concentration(c, plan, counting, result);
    case MeasureKind::kCohort:
      result.parts = {{"active", m.unit},   {"new", m.unit},  {"returning", m.unit},
                      {"retained", m.unit}, {"lost", m.unit}, {"retention", "share", true}};
      result.notes.push_back("Interval of the retention 95 %: Wilson's score");
      return run_cohort(c, plan, counting, result);
    case MeasureKind::kMedian:
      return run_median(c, plan, counting, result);
    case MeasureKind::kSurvival:
      return run_survival(c, plan, counting, result);
    case MeasureKind::kLinks:
      return run_links(c, plan, result);
    case MeasureKind::kMixing:
      return run_mixing(c, plan, result);
    case MeasureKind::kBrokers:
      return run_brokers(c, plan, result);
    case MeasureKind::kCommunities:
      return run_communities(c, plan, result);
  }
  return {};
}

// What every share is told with, and counts on asking.
void add_intervals(const MeasureQuery& query, MeasureResult& result) {
  const auto kind = result.metric.kind;
  if (kind == MeasureKind::kShare) add_share_intervals(result);
  if (!query.intervals) return;
  if (kind == MeasureKind::kSum || kind == MeasureKind::kCountDistinct)
    add_count_intervals(result);
  else if (result.notes.empty())
    result.notes.push_back("No interval: only counts, shares, medians and survival have one");
}

MeasureResult begin_result(const Plan& plan) {
  MeasureResult result;
  result.metric = plan.metric;
  result.by = plan.by;
  return result;
}

// What is told whatever was counted how.
Status finish(duck::Connection& connection, const Plan& plan, MeasureResult& result) {
  PLENARY_TRY(settle_empty(connection, plan, result));
  PLENARY_TRY(tell_sight(connection, plan, result));
  add_intervals(*plan.query, result);
  return {};
}

// Unit, position and line of every record, whatever its noun.
std::string place_tables() {
  std::string all = "SELECT unit_id, seq, line FROM activity";
  for (const auto& noun : nouns())
    if (noun.name != "activity")
      all += fmt::format(" UNION ALL SELECT unit_id, seq, line FROM raw.{}", duck::quote_name(noun.name));
  return all;
}

using Compact = Status (*)(duck::Connection&, Plan&);

Result<MeasureResult> measure_compact(duck::Connection& connection, const MeasureQuery& query,
                                      Compact compacted) {
  PLENARY_LET(plan, make_plan(connection, query));
  auto result = begin_result(plan);
  PLENARY_TRY(compacted(connection, plan));
  PLENARY_TRY(read_coverage(connection, plan, result));
  PLENARY_TRY(run_by_kind(connection, plan, nullptr, result));
  PLENARY_TRY(read_bodies_without_data(connection, plan, result));
  PLENARY_TRY(finish(connection, plan, result));
  return result;
}

}  // namespace

Result<MeasureResult> measure(duck::Connection& connection, const MeasureQuery& query) {
  PLENARY_LET(plan, look_up(connection, query));
  PLENARY_LET(counting, begin_counting(connection, plan));
  if (counting == nullptr) return measure_compact(connection, query, compact_rollup);
  auto result = begin_result(plan);
  tally_coverage(*counting, result);
  PLENARY_TRY(run_by_kind(connection, plan, counting.get(), result));
  PLENARY_TRY(tally_bodies(connection, *counting, result));
  PLENARY_TRY(finish(connection, plan, result));
  return result;
}

Result<MeasureResult> measure_by_engine(duck::Connection& connection, const MeasureQuery& query) {
  return measure_compact(connection, query, compact);
}

Result<duck::Table> measure_records(duck::Connection& connection, const MeasureQuery& query, int64_t limit) {
  PLENARY_LET(plan, make_plan(connection, query));
  const bool stock = plan.metric.kind == MeasureKind::kStock;
  // Slices would repeat a record that is in several; only periods say at which instants a stock is counted.
  const bool network = is_network(plan.metric.kind);
  if (!network) std::erase_if(plan.by, [](const Slice* s) { return !s->time; });
  std::string extra;
  for (const char* column : {"mode", "role", "kind", "class", "category", "relation", "side", "hit", "weight",
                             "product", "evidence", "found_at"})
    if (std::ranges::find(plan.columns, column) != plan.columns.end()) extra += fmt::format(", r.{}", column);
  const auto rows =
      stock ? fmt::format(
                  "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY record_id ORDER BY day) AS "
                  "nth FROM ({})) WHERE nth = 1",
                  sliced(plan, true, instants(plan, std::nullopt)))
      : network ? linked_rows(plan)
                : sliced(plan, true);
  // The few records shown first, then their names and places: the place of a record is in the table of its
  // noun.
  const auto sql = fmt::format(
      "WITH shown AS MATERIALIZED (SELECT *, CAST(record_id // 4294967296 AS INTEGER) AS unit_id, "
      "CAST(record_id % 4294967296 AS INTEGER) AS seq FROM ({2}) ORDER BY {3}, record_id LIMIT {4}), "
      "places AS (SELECT l.unit_id, l.seq, l.line FROM ({5}) l SEMI JOIN shown USING (unit_id, seq)) "
      "SELECT {0}p.name AS person, o.name AS organization, r.country, b.body, g.\"group\", d.name AS "
      "document, d.title{1}, "
      "s.format, s.locator, u.path, s.place, l.line FROM shown r LEFT JOIN places l ON l.unit_id = r.unit_id "
      "AND l.seq = r.seq "
      "LEFT JOIN person p ON p.person_id = r.person_id LEFT JOIN organization o ON o.organization_id = "
      "r.organization_id "
      "LEFT JOIN body b ON b.body_id = r.body_id LEFT JOIN groups g ON g.group_id = r.group_id "
      "LEFT JOIN document d ON d.document_id = r.document_id LEFT JOIN unit u ON u.unit_id = r.unit_id "
      "LEFT JOIN source s ON s.source_id = u.source_id ORDER BY r.{3}, r.record_id, d.document",
      stock ? "NULLIF(r.from_day, DATE '0001-01-01') AS from_day, "
              "CASE WHEN r.to_day < DATE '9999-12-31' THEN CAST(r.to_day - INTERVAL 1 DAY AS DATE) END AS "
              "to_day, "
            : "r.day, ",
      extra, rows, stock ? "from_day" : "day", limit, place_tables());
  return connection.query(sql);
}

}  // namespace plenary
