#include "publish/status_answer.h"

#include "duck/once.h"

namespace plenary {
namespace {

constexpr const char* kSources =
    "SELECT s.format, s.locator, s.imported_at AS imported, count(u.unit_id) AS files, "
    "CAST(COALESCE(sum(u.records), 0) AS BIGINT) AS records, "
    "CAST(COALESCE(sum(u.rejects), 0) AS BIGINT) AS rejects FROM source s LEFT JOIN unit u ON u.source_id = "
    "s.source_id "
    "GROUP BY 1, 2, 3 ORDER BY 1, 2";
// Each person and organization of a body once, then counted: a third of what count(DISTINCT) costs.
constexpr const char* kBodies =
    "WITH p AS (SELECT body_id, sum(acts) AS acts, count(person_id) AS people, min(first_day) AS first_day, "
    "max(last_day) AS last_day FROM (SELECT body_id, person_id, count(*) AS acts, min(day) AS first_day, "
    "max(day) AS last_day FROM activity GROUP BY 1, 2) GROUP BY 1), "
    "o AS (SELECT body_id, count(organization_id) AS organizations, COALESCE(sum(acts) FILTER (WHERE "
    "organization_id IS NOT NULL), 0) AS known FROM (SELECT body_id, organization_id, count(*) AS acts FROM "
    "activity GROUP BY 1, 2) GROUP BY 1), "
    "a AS (SELECT p.body_id, CAST(p.acts AS BIGINT) AS acts, p.people, o.organizations, o.known, "
    "p.first_day, p.last_day FROM p JOIN o ON o.body_id = p.body_id), "
    "d AS (SELECT body_id, count(record_id) AS documents FROM document GROUP BY 1) "
    "SELECT b.body, COALESCE(d.documents, 0) AS documents, COALESCE(a.acts, 0) AS acts, a.people, "
    "a.organizations, "
    "CASE WHEN a.acts > 0 THEN a.known / (1e0 * a.acts) END AS organization_known, a.first_day AS first_act, "
    "a.last_day AS last_act "
    "FROM body b LEFT JOIN a ON a.body_id = b.body_id LEFT JOIN d ON d.body_id = b.body_id "
    "WHERE a.acts > 0 OR d.documents > 0 ORDER BY 1";

void drop_column(duck::Table& table, std::string_view name) {
  const auto at = table.find(name);
  table.columns.erase(table.columns.begin() + at);
  for (auto& row : table.rows) row.erase(row.begin() + at);
}

// It looks at all acts.
Result<StatusAnswer> whole_status(duck::Connection& connection) {
  PLENARY_LET(sources, connection.query(kSources));
  PLENARY_LET(bodies, connection.query(kBodies));
  return StatusAnswer{std::move(sources), std::move(bodies)};
}

}  // namespace

Result<StatusAnswer> status_answer(Reader& reader, Audience audience) {
  auto& c = reader.connection();
  PLENARY_LET(status, duck::made_once<StatusAnswer>(c, [&c] { return whole_status(c); }));
  if (is_staff(audience)) return std::move(status);
  drop_column(status.sources, "locator");
  for (const char* counted : {"acts", "people", "organizations", "organization_known"})
    drop_column(status.bodies, counted);
  return std::move(status);
}

}  // namespace plenary
