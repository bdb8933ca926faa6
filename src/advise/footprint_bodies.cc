// What a footprint is asked of: bodies of a company, groups and subjects by name.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "advise/footprint.h"
#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

// The company of the day of the act.
constexpr const char* kHolding =
    " LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= e.day AND "
    "e.day < "
    "h.to_day ";

constexpr const char* kPresences =
    "SELECT COALESCE(b.kind, ''), CAST(extract(year FROM e.day) AS BIGINT), CAST(count(DISTINCT e.body_id) "
    "AS "
    "BIGINT), CAST(count(DISTINCT concat(CAST(e.body_id AS VARCHAR), ' ', COALESCE(CAST(e.person_id AS "
    "VARCHAR), "
    "'-'))) AS BIGINT) FROM engagement e{0}JOIN body b ON b.body_id = e.body_id "
    "WHERE COALESCE(h.holding_id, e.organization_id) = {1} AND e.day <= DATE '{2}' GROUP BY 1, 2 ORDER BY 2, "
    "1";

constexpr const char* kBodies =
    "SELECT CAST(e.body_id AS BIGINT), CAST(count(*) AS BIGINT) FROM engagement e{0}WHERE e.body_id IS NOT "
    "NULL AND "
    "COALESCE(h.holding_id, e.organization_id) = {1} AND extract(year FROM e.day) >= {3} AND e.day <= DATE "
    "'{2}' "
    "GROUP BY 1 ORDER BY 2 DESC, 1";

int64_t whole(const duck::Value& value) { return std::get<int64_t>(value); }

}  // namespace

Result<std::vector<BodyKindYear>> read_body_kinds(duck::Connection& c, int64_t company, Day to) {
  std::vector<BodyKindYear> out;
  const auto sql = fmt::format(fmt::runtime(kPresences), kHolding, company, to_string(to));
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_TRY(duck::for_each_row(c, sql, [&](const Row& row) {
    out.push_back({duck::to_text(row[0]), static_cast<int>(whole(row[1])), whole(row[2]), whole(row[3])});
  }));
  return out;
}

Result<std::map<int64_t, int64_t>> read_bodies_of(duck::Connection& c, int64_t company, int from, Day to) {
  std::map<int64_t, int64_t> out;
  const auto sql = fmt::format(fmt::runtime(kBodies), kHolding, company, to_string(to), from);
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_TRY(duck::for_each_row(c, sql, [&](const Row& row) { out.emplace(whole(row[0]), whole(row[1])); }));
  return out;
}

Result<std::set<int64_t>> groups_below(duck::Connection& c, int64_t body, const std::string& name) {
  std::set<int64_t> out;
  PLENARY_TRY(
      c.each_row("SELECT CAST(a.group_id AS BIGINT) FROM group_ancestor a JOIN groups g ON g.group_id = "
                 "a.ancestor_id JOIN body b "
                 "ON b.body_id = g.body_id WHERE g.body_id = $1 AND lower(trim($2)) IN (lower(g.\"group\"), "
                 "lower(g.name), "
                 "lower(concat(b.body, '/', g.\"group\")))",
                 {body, name}, [&](const auto&, const Row& row) {
                   out.insert(whole(row[0]));
                   return true;
                 }));
  return out;
}

Result<std::set<std::string>> subjects_below(duck::Connection& c, const std::string& name) {
  std::set<std::string> out;
  std::vector<std::pair<std::string, std::string>> tree;  // subject, parent
  PLENARY_TRY(c.each_row(
      "SELECT subject, parent, lower(trim($1)) IN (lower(subject), lower(name)) FROM subject ORDER BY 1",
      {name}, [&](const auto&, const Row& row) {
        tree.emplace_back(duck::to_text(row[0]), duck::to_text(row[1]));
        if (duck::to_text(row[2]) == "true") out.insert(tree.back().first);
        return true;
      }));
  for (bool more = !out.empty(); more;) {
    more = false;
    for (const auto& [subject, parent] : tree)
      if (out.contains(parent) && out.insert(subject).second) more = true;
  }
  return out;
}

Result<std::optional<Day>> last_act(duck::Connection& c, const std::set<int64_t>& bodies) {
  if (bodies.empty()) return std::nullopt;
  const auto sql =
      fmt::format("SELECT max(e.day) FROM engagement e WHERE e.body_id IN ({})", fmt::join(bodies, ", "));
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_LET(found, c.query(sql));
  const auto* day = std::get_if<Day>(&found.rows.at(0)[0]);
  return day != nullptr ? std::optional(*day) : std::nullopt;
}

}  // namespace plenary
