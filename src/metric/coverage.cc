#include "metric/coverage.h"

#include <fmt/core.h>

#include <algorithm>

namespace plenary {
namespace {

bool lasts(const Plan& plan) { return plan.metric.kind == MeasureKind::kStock; }

// The first and the last day of the rows. A beginning that a register does not say is the beginning of time:
// no period to begin with.
const char* ends(const Plan& plan) {
  return lasts(plan)
             ? "min(CASE WHEN from_day > DATE '1000-01-01' THEN from_day END), max(CASE WHEN to_day < "
               "DATE '9999-12-31' THEN to_day END), 0"
             : "min(day), max(day), sum(CASE WHEN day IS NOT NULL THEN records END)";
}

// Whether there are records that could have shown what was asked for: of the same bodies and groups, at that
// time, with the fields that the other filters look at.
Result<bool> could_tell(duck::Connection& c, const Plan& plan) {
  const auto& q = *plan.query;
  auto place = unsliced(plan);
  std::string told;
  std::erase_if(place.where, [](const auto& f) { return !says_where(*f.slice); });
  for (const auto& f : plan.where)
    if (!says_where(*f.slice))
      told += fmt::format("{}{} IS NOT NULL", told.empty() ? " WHERE " : " AND ", f.slice->needs);
  const char* days = lasts(plan) ? "min(from_day), max(to_day)" : ends(plan);
  PLENARY_LET(table, c.query(fmt::format("SELECT {} FROM ({}){}", days, sliced(place, false), told)));
  const auto* first = std::get_if<Day>(&table.rows.at(0)[0]);
  const auto* last = std::get_if<Day>(&table.rows.at(0)[1]);
  if (first == nullptr || last == nullptr) return false;
  if (lasts(plan)) return *first <= last_instant(q);
  return (!q.from || q.from->day <= *last) && (!q.to || q.to->last() >= *first);
}

}  // namespace

std::vector<std::string> wanted_columns(const Plan& plan) {
  std::vector<std::string> wanted;
  const auto want = [&wanted](std::string column) {
    if (std::ranges::find(wanted, column) == wanted.end()) wanted.push_back(std::move(column));
  };
  if (plan.metric.kind != MeasureKind::kSum && plan.metric.kind != MeasureKind::kShare &&
      plan.metric.kind != MeasureKind::kMean && plan.metric.subject != "record_id")
    want(plan.metric.subject);
  for (const auto* slice : plan.by)
    if (!slice->time) want(slice->needs);
  return wanted;
}

std::string count_records(std::string_view condition) {
  return fmt::format("CAST(COALESCE(sum(records){}, 0) AS BIGINT)",
                     condition.empty() ? "" : fmt::format(" FILTER (WHERE {})", condition));
}

int64_t whole(const duck::Value& value) {
  const auto* n = std::get_if<int64_t>(&value);
  return n == nullptr ? 0 : *n;
}

std::optional<double> real(const duck::Value& value) {
  if (const auto* n = std::get_if<int64_t>(&value)) return static_cast<double>(*n);
  if (const auto* x = std::get_if<double>(&value)) return *x;
  return std::nullopt;
}

Status read_coverage(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  const auto wanted = wanted_columns(plan);
  std::string list;
  for (const auto& column : wanted) list += ", " + count_records(column + " IS NOT NULL");
  auto counted = plan;
  counted.by.clear();
  // What lasts has no day of its own: conditions that depend on one hold at each instant, not for the record.
  if (lasts(plan) && !plan.query->as_of)
    std::erase_if(counted.where,
                  [](const auto& f) { return std::string_view(f.slice->joins).contains("{day}"); });
  const auto ask = [&](const std::string& what, const Plan& of) {
    return c.query(fmt::format("SELECT {} FROM ({})", what, sliced(of, false)));
  };
  // Where the counted rows have their days, one statement tells all.
  const bool together = plan.by_day || !plan.compact;
  const std::string days = together ? fmt::format(", {}", ends(plan)) : "";
  PLENARY_LET(fields, ask(count_records() + list + days, counted));
  auto row = fields.rows.at(0);
  std::vector<duck::Value> end(row.end() - (together ? 3 : 0), row.end());
  if (!together) {
    PLENARY_LET(found, ask(ends(plan), unsliced(counted)));
    end = found.rows.at(0);
  }
  if (!lasts(plan)) result.coverage.push_back({"day", whole(end[2]), whole(row[0])});
  for (size_t i = 0; i < wanted.size(); ++i)
    result.coverage.push_back({wanted[i], whole(row[1 + i]), whole(row[0])});
  if (const auto* day = std::get_if<Day>(&end[0])) result.first_day = *day;
  if (const auto* day = std::get_if<Day>(&end[1])) result.last_day = *day;
  return {};
}

Status read_bodies_without_data(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  if (std::ranges::none_of(plan.by, [](const Slice* s) { return std::string_view(s->name) == "body"; }))
    return {};
  auto all = plan;
  all.by.clear(), all.where.clear();
  std::string candidates;
  PLENARY_TRY(c.each_row(fmt::format("SELECT body_id FROM body WHERE body_id NOT IN (SELECT DISTINCT body_id "
                                     "FROM ({}) WHERE body_id IS NOT NULL)",
                                     sliced(all, false)),
                         {}, [&](const auto&, const auto& row) {
                           candidates += fmt::format("{}{}", candidates.empty() ? "" : ", ", whole(row[0]));
                           return true;
                         }));
  if (candidates.empty()) return {};
  // Acts lie sorted by body: the list lets the engine pass over all others.
  const auto sql = fmt::format(
      "SELECT body FROM body WHERE body_id IN (SELECT DISTINCT body_id FROM document WHERE record_id IS NOT "
      "NULL AND body_id IN ({0}) UNION SELECT DISTINCT body_id FROM activity WHERE body_id IN ({0})) ORDER "
      "BY "
      "body",
      candidates);
  return c.each_row(sql, {}, [&](const auto&, const auto& row) {
    result.without_data.push_back(duck::to_text(row[0]));
    return true;
  });
}

Status settle_empty(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  if (!result.rows.empty()) return {};
  PLENARY_TRY(make_views_of(c, plan));
  if (is_network(plan.metric.kind)) {
    PLENARY_LET(told, could_tell(c, plan));
    result.notes.insert(result.notes.begin(), told ? "None: records are there, but they link nobody"
                                                   : "No data: no record could tell");
    return {};
  }
  if (!plan.by.empty()) return {};
  const auto kind = plan.metric.kind;
  const bool countable = kind == MeasureKind::kSum || kind == MeasureKind::kCountDistinct ||
                         kind == MeasureKind::kStock || kind == MeasureKind::kCohort;
  PLENARY_LET(told, could_tell(c, plan));
  MeasureRow row;
  row.values.assign(result.parts.size(), Cell{countable && told ? CellState::kNone : CellState::kUnknown, 0});
  result.rows.push_back(std::move(row));
  return {};
}

}  // namespace plenary
