#include <fmt/format.h>

#include "cli/commands.h"
#include "publish/notice.h"
#include "publish/render.h"
#include "store/store.h"

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

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(sources, reader.connection().query(kSources));
  PLENARY_LET(bodies, reader.connection().query(kBodies));
  const auto& s = reader.snapshot();
  PLENARY_TRY(print(fmt::format("{}Snapshot {} of {} ({})\n\nSources\n{}\nBodies\n{}", notice(s),
                                s.hash.substr(0, 12), s.made_at, s.program, render_table(sources),
                                render_table(bodies))));
  return 0;
}

}  // namespace

Command status_command() {
  return {"status", "what is in the workspace: sources, freshness, coverage by body", {}, {}, "", run};
}

}  // namespace plenary
