#include "publish/status_answer.h"

namespace plenary {
namespace {

constexpr const char* kSources =
    "SELECT s.format, s.locator, s.imported_at AS imported, count(u.unit_id) AS files, "
    "CAST(COALESCE(sum(u.records), 0) AS BIGINT) AS records, "
    "CAST(COALESCE(sum(u.rejects), 0) AS BIGINT) AS rejects FROM source s LEFT JOIN unit u ON u.source_id = "
    "s.source_id "
    "GROUP BY 1, 2, 3 ORDER BY 1, 2";
constexpr const char* kBodies =
    "WITH a AS (SELECT body_id, count(*) AS acts, count(DISTINCT person_id) AS people, count(DISTINCT "
    "organization_id) AS organizations, "
    "count(*) FILTER (WHERE organization_id IS NOT NULL) AS known, min(day) AS first_day, max(day) AS "
    "last_day FROM activity GROUP BY 1), "
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

}  // namespace

Result<StatusAnswer> status_answer(Reader& reader, Audience audience) {
  PLENARY_LET(sources, reader.connection().query(kSources));
  PLENARY_LET(bodies, reader.connection().query(kBodies));
  if (!is_staff(audience)) {
    drop_column(sources, "locator");
    for (const char* counted : {"acts", "people", "organizations", "organization_known"})
      drop_column(bodies, counted);
  }
  return StatusAnswer{std::move(sources), std::move(bodies)};
}

}  // namespace plenary
