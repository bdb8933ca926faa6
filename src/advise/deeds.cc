#include "advise/deeds.h"

#include <fmt/core.h>

#include <algorithm>

#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

// The company of e.organization_id on a day.
constexpr const char* kCompany = "COALESCE(h.holding_id, e.organization_id)";
constexpr const char* kHolding =
    "LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= DATE '{0}' "
    "AND DATE '{0}' < h.to_day ";
constexpr const char* kCode =
    "(e.kind IN ('committed', 'merged') OR (e.kind IN ('reviewed', 'commented') AND e.role LIKE '%-by'))";

std::string holding_on(Day day) { return fmt::format(fmt::runtime(kHolding), to_string(day)); }

int64_t whole(const duck::Value& value) {
  const auto* number = std::get_if<int64_t>(&value);
  return number ? *number : 0;
}

Day day_of(int64_t days) { return {static_cast<int32_t>(days)}; }

// `take` gets each row; views are made first.
template <class F>
Status each(duck::Connection& c, const std::string& sql, F take) {
  PLENARY_TRY(make_views_for(c, sql));
  return duck::for_each_row(c, sql, take);
}

}  // namespace

Result<std::vector<Deed>> read_deeds(duck::Connection& c, Day after, Day to, std::optional<int64_t> body) {
  const auto sql = fmt::format(
      "SELECT CAST({0} AS BIGINT), CAST(e.body_id AS BIGINT), CAST(COALESCE(e.group_id, 0) AS BIGINT), "
      "CAST(COALESCE(e.person_id, 0) AS BIGINT), CAST(CASE WHEN {1} THEN 1 ELSE 0 END AS BIGINT), "
      "CAST(count(*) AS BIGINT), CAST(date_diff('day', DATE '1970-01-01', min(e.day)) AS BIGINT), "
      "CAST(date_diff('day', DATE '1970-01-01', max(e.day)) AS BIGINT) FROM engagement e {2}"
      "WHERE e.day > DATE '{3}' AND e.day <= DATE '{4}' AND e.organization_id IS NOT NULL AND e.body_id IS "
      "NOT "
      "NULL{5} GROUP BY 1, 2, 3, 4, 5",
      kCompany, kCode, holding_on(to), to_string(after), to_string(to),
      body ? fmt::format(" AND e.body_id = {}", *body) : "");
  PLENARY_TRY(make_views_for(c, sql));
  std::vector<Deed> out;
  PLENARY_TRY(c.each_chunk(sql, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i)
      out.push_back({rows.integer(0, i), rows.integer(1, i), rows.integer(2, i), rows.integer(3, i),
                     rows.integer(4, i) != 0, rows.integer(5, i), day_of(rows.integer(6, i)),
                     day_of(rows.integer(7, i))});
    return true;
  }));
  // The engine groups in any order.
  std::ranges::sort(out, {},
                    [](const Deed& d) { return std::tuple(d.company, d.body, d.group, d.code, d.person); });
  return out;
}

Result<Before> read_before(duck::Connection& c, int64_t body, Day day, Day companies_as_of) {
  Before out;
  const auto sql = fmt::format(
      "SELECT CAST({} AS BIGINT), max(CASE WHEN e.body_id = {} AND NOT {} THEN e.day END) FROM engagement e "
      "{}"
      "WHERE e.day <= DATE '{}' AND e.organization_id IS NOT NULL GROUP BY 1",
      kCompany, body, kCode, holding_on(companies_as_of), to_string(day));
  PLENARY_TRY(each(c, sql, [&](const Row& row) {
    const auto* last = std::get_if<Day>(&row[1]);
    out.companies.emplace(whole(row[0]), last ? std::optional(*last) : std::nullopt);
  }));
  out.told = !out.companies.empty();
  return out;
}

Result<std::set<int64_t>> read_comers(duck::Connection& c, int64_t body, bool code, Day after, Day to,
                                      Day companies_as_of) {
  std::set<int64_t> out;
  const auto take = [&](const Row& row) { out.insert(whole(row[0])); };
  PLENARY_TRY(
      each(c,
           fmt::format("SELECT DISTINCT CAST({} AS BIGINT) FROM engagement e {}WHERE e.body_id = {} AND "
                       "e.day > DATE '{}' AND e.day <= DATE '{}' AND e.organization_id IS NOT NULL{}",
                       kCompany, holding_on(companies_as_of), body, to_string(after), to_string(to),
                       code ? "" : fmt::format(" AND NOT {}", kCode)),
           take));
  PLENARY_TRY(
      each(c,
           fmt::format("SELECT DISTINCT CAST({} AS BIGINT) FROM membership e {}WHERE e.body_id = {} AND "
                       "e.from_day > DATE '{}' AND e.from_day <= DATE '{}' AND e.organization_id IS NOT NULL",
                       kCompany, holding_on(companies_as_of), body, to_string(after), to_string(to)),
           take));
  return out;
}

Result<MemberBook> read_members_on(duck::Connection& c, int64_t body, Day day, Day companies_as_of) {
  MemberBook out;
  const auto sql = fmt::format(
      "SELECT CAST({0} AS BIGINT), CAST(e.body_id AS BIGINT), "
      "max(CASE WHEN e.from_day <= DATE '{1}' AND DATE '{1}' < e.to_day THEN 1 ELSE 0 END), "
      "max(CASE WHEN e.to_day <= DATE '{1}' THEN e.to_day END) FROM membership e {2}"
      "WHERE e.organization_id IS NOT NULL AND e.body_id IS NOT NULL AND e.from_day <= DATE '{1}' GROUP BY "
      "1, 2",
      kCompany, to_string(day), holding_on(companies_as_of));
  PLENARY_TRY(each(c, sql, [&](const Row& row) {
    const auto company = whole(row[0]), of = whole(row[1]);
    const bool member = whole(row[2]) > 0;
    if (member) out.bodies_of[company].push_back(of);
    if (of != body) return;
    out.kept = true;
    if (const auto* ended = std::get_if<Day>(&row[3]); ended && !member) out.ended.emplace(company, *ended);
  }));
  for (auto& [company, bodies] : out.bodies_of) std::ranges::sort(bodies);
  return out;
}

Result<std::map<int64_t, Company>> read_companies(duck::Connection& c) {
  constexpr const char* kSql =
      "SELECT CAST(o.organization_id AS BIGINT), o.name, o.kind, o.segment, o.size_class, "
      "COALESCE(o.seat, o.country), c.region FROM organization o "
      "LEFT JOIN country c ON c.country = COALESCE(o.seat, o.country)";
  std::map<int64_t, Company> out;
  PLENARY_TRY(duck::for_each_row(c, kSql, [&](const Row& row) {
    const auto text = [&](size_t i) { return duck::to_text(row[i]); };
    out[whole(row[0])] = {text(1), text(2), text(3), text(4), text(5), text(6)};
  }));
  return out;
}

std::optional<int64_t> PlaceNames::body(const std::string& key) const {
  const auto at = std::ranges::find(bodies, key, [](const auto& entry) { return entry.second; });
  return at == bodies.end() ? std::nullopt : std::optional(at->first);
}

std::string PlaceNames::label(int64_t body, int64_t group) const {
  if (const auto at = groups.find(group); at != groups.end()) return at->second;
  const auto at = bodies.find(body);
  return at == bodies.end() ? "" : at->second;
}

Result<PlaceNames> read_places(duck::Connection& c) {
  PlaceNames out;
  PLENARY_TRY(duck::for_each_row(c, "SELECT CAST(body_id AS BIGINT), body FROM body", [&](const Row& row) {
    out.bodies.emplace(whole(row[0]), duck::to_text(row[1]));
  }));
  PLENARY_TRY(duck::for_each_row(c,
                                 "SELECT CAST(g.group_id AS BIGINT), CAST(g.body_id AS BIGINT), "
                                 "concat(b.body, '/', g.\"group\") FROM groups "
                                 "g JOIN body b ON b.body_id = g.body_id",
                                 [&](const Row& row) {
                                   out.body_of.emplace(whole(row[0]), whole(row[1]));
                                   out.groups.emplace(whole(row[0]), duck::to_text(row[2]));
                                 }));
  PLENARY_TRY(duck::for_each_row(
      c, "SELECT DISTINCT CAST(group_id AS BIGINT), subject FROM group_subject ORDER BY 1, 2",
      [&](const Row& row) { out.subjects[whole(row[0])].push_back(duck::to_text(row[1])); }));
  return out;
}

Result<std::optional<RecordSpan>> read_record_span(duck::Connection& c, int64_t body) {
  std::optional<RecordSpan> out;
  const auto sql = fmt::format(
      "SELECT CAST({0} AS BIGINT), min(e.day), max(e.day) FROM engagement e WHERE e.body_id = {1} AND "
      "e.organization_id IS NOT NULL AND e.day IS NOT NULL GROUP BY 1 ORDER BY 1 DESC",
      fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", kCode), body);
  PLENARY_TRY(each(c, sql, [&](const Row& row) { out = {std::get<Day>(row[1]), std::get<Day>(row[2])}; }));
  return out;
}

Day years_later(Day day, int years) {
  const auto [year, month, of_month] = civil(day);
  return make_day(year + years, month, valid_date(year + years, month, of_month) ? of_month : 28);
}

}  // namespace plenary
