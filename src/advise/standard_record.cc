#include "advise/standard_record.h"

#include <fmt/core.h>

#include "metric/views.h"

namespace plenary {
namespace {

// All read the temporary table asked_document(document_id, document): what the standard is on record as.
constexpr const char* kEditions =
    "SELECT d.document, d.name, d.title, d.class, d.type, d.status, d.approval_path, b.body, "
    "CASE WHEN g.group_id IS NOT NULL THEN concat(gb.body, '/', g.\"group\") END AS \"group\", d.day, d.url "
    "FROM document d JOIN asked_document a ON a.document_id = d.document_id "
    "LEFT JOIN body b ON b.body_id = d.body_id LEFT JOIN groups g ON g.group_id = d.group_id "
    "LEFT JOIN body gb ON gb.body_id = g.body_id WHERE d.record_id IS NOT NULL ORDER BY d.day, d.document";

constexpr const char* kMilestones =
    "SELECT s.milestone, min(s.day) AS day FROM work_stage s JOIN asked_document a ON a.document_id = "
    "s.work_id "
    "GROUP BY s.milestone ORDER BY min(s.place)";

// Relations between editions, levels and series say nothing more than the list of editions.
constexpr const char* kRelations =
    "WITH said AS (SELECT 'out' AS direction, l.kind, l.target AS document FROM link l "
    "JOIN asked_document a ON a.document = l.document UNION "
    "SELECT 'in', l.kind, l.document FROM link l JOIN asked_document a ON a.document = l.target) "
    "SELECT s.direction, s.kind, s.document, d.title FROM said s LEFT JOIN document d ON d.document = "
    "s.document "
    "LEFT JOIN asked_document own ON own.document = s.document WHERE own.document IS NULL "
    "AND lower(s.kind) NOT IN ('hasedition', 'editionof', 'levelof', 'instanceof') "
    "ORDER BY s.direction DESC, s.kind, s.document";

constexpr const char* kActs =
    "WITH act AS (SELECT e.day, e.kind, e.person_id, e.organization_id, e.country FROM engagement e "
    "JOIN asked_document a ON a.document_id = e.document_id UNION ALL "
    "SELECT r.day, r.kind, r.person_id, r.organization_id, r.country FROM repository_act r "
    "JOIN asked_document a ON a.document_id = r.work_id WHERE r.kind = 'committed') ";

constexpr const char* kOrganizations =
    "SELECT o.name AS organization, COALESCE(o.country, o.seat) AS country, count(*) AS acts, "
    "count(DISTINCT t.person_id) AS persons, min(t.day) AS first, max(t.day) AS last FROM act t "
    "LEFT JOIN organization o ON o.organization_id = t.organization_id "
    "GROUP BY o.name, COALESCE(o.country, o.seat) ORDER BY o.name IS NULL, count(*) DESC, o.name";

constexpr const char* kPersons =
    "SELECT p.name AS person, max_by(o.name, t.day) AS organization, t.kind AS act, count(*) AS acts, "
    "min(t.day) AS first, max(t.day) AS last FROM act t JOIN person p ON p.person_id = t.person_id "
    "LEFT JOIN organization o ON o.organization_id = t.organization_id "
    "GROUP BY p.person_id, p.name, t.kind ORDER BY count(*) DESC, p.name, t.kind";

constexpr const char* kChannels =
    "WITH who AS (SELECT channel, count(DISTINCT adopter) AS adopters FROM adopter f "
    "JOIN asked_document a ON a.document_id = f.document_id GROUP BY channel) "
    "SELECT COALESCE(u.channel, 'unknown') AS channel, count(*) AS records, count(*) FILTER (WHERE u.copied) "
    "AS "
    "copies, COALESCE(max(w.adopters), 0) AS adopters, count(DISTINCT lower(u.product)) AS products, "
    "count(DISTINCT u.organization_id) AS organizations, count(DISTINCT u.country) AS countries, "
    "min(u.day) AS first, max(COALESCE(u.last_day, u.day)) AS last "
    "FROM use u JOIN asked_document a ON a.document_id = u.document_id "
    "LEFT JOIN who w ON w.channel = COALESCE(u.channel, 'unknown') GROUP BY 1 ORDER BY 2 DESC, 1";

constexpr const char* kCurve =
    "WITH begun AS (SELECT f.channel, f.adopter, min(f.day) AS day FROM adopter f "
    "JOIN asked_document a ON a.document_id = f.document_id GROUP BY f.channel, f.adopter) "
    "SELECT CAST(extract(year FROM day) AS BIGINT) AS year, channel, count(*) AS adopters FROM begun "
    "GROUP BY 1, 2 ORDER BY 1, 2";

constexpr const char* kUnits =
    "SELECT COALESCE(u.channel, 'unknown') AS channel, CAST(extract(year FROM COALESCE(u.last_day, u.day)) "
    "AS "
    "BIGINT) AS year, count(DISTINCT u.country) AS countries, sum(u.units) AS units FROM use u "
    "JOIN asked_document a ON a.document_id = u.document_id WHERE u.units IS NOT NULL AND NOT u.copied "
    "GROUP BY 1, 2 ORDER BY 1, 2";

constexpr const char* kDownloads =
    "SELECT CAST(extract(year FROM f.day) AS BIGINT) AS year, f.usage_kind AS kind, f.channel, "
    "sum(f.\"count\") AS \"count\" FROM download f JOIN asked_document a ON a.document_id = f.document_id "
    "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";

constexpr const char* kWaits =
    "SELECT c.development, CAST(w.days AS BIGINT) AS days FROM adoption_wait w "
    "JOIN asked_document a ON a.document_id = w.document_id JOIN country c ON c.country = w.country "
    "WHERE w.days IS NOT NULL AND c.development IS NOT NULL ORDER BY 1, 2";

constexpr const char* kPlaces =
    "SELECT u.channel, u.product, u.version, o.name AS organization, u.country, u.sector, u.evidence, "
    "u.copied, "
    "u.day AS first, u.last_day AS last, u.\"count\", u.place, s.locator AS source, n.path "
    "FROM use u JOIN asked_document a ON a.document_id = u.document_id "
    "LEFT JOIN organization o ON o.organization_id = u.organization_id "
    "LEFT JOIN unit n ON n.unit_id = CAST(u.record_id // 4294967296 AS INTEGER) LEFT JOIN source s ON "
    "s.source_id = n.source_id "
    "ORDER BY u.copied, u.\"count\" DESC NULLS LAST, u.day, u.record_id LIMIT {}";

constexpr const char* kSight =
    "SELECT s.channel, CAST(max(s.sees) AS BIGINT) AS sees FROM text_sight s "
    "JOIN asked_document a ON a.document_id = s.work_id GROUP BY 1 ORDER BY 1";

Result<duck::Table> ask(duck::Connection& connection, const std::string& sql) {
  PLENARY_TRY(make_views_for(connection, sql));
  return connection.query(sql);
}

// The documents as a table of this session, for the lists to join.
Status keep_asked(duck::Connection& connection, const FoundStandard& standard) {
  PLENARY_TRY(connection.run("CREATE OR REPLACE TEMP TABLE asked_number (document_id BIGINT)"));
  PLENARY_LET(to, connection.appender("temp", "asked_number"));
  for (const auto document : standard.documents) {
    to.integer(document);
    PLENARY_TRY(to.end_row());
  }
  PLENARY_TRY(to.finish());
  return connection.run(
      "CREATE OR REPLACE TEMP TABLE asked_document AS SELECT d.document_id, d.document FROM document d "
      "JOIN asked_number n ON n.document_id = d.document_id");
}

}  // namespace

Result<FoundStandard> find_standard(duck::Connection& connection, const WorkList& list,
                                    const std::string& key) {
  FoundStandard out{base_key(key), list.find(key), {}};
  if (out.work) out.key = list.works[*out.work].key;
  PLENARY_TRY(connection.each_chunk(
      "SELECT CAST(document_id AS BIGINT), document FROM document ORDER BY document",
      [&](const duck::Chunk& rows) {
        for (size_t i = 0; i < rows.rows(); ++i) {
          const auto document = rows.text(1, i);
          if (out.work ? list.find(document) == out.work : base_key(document) == out.key)
            out.documents.push_back(rows.integer(0, i));
        }
        return true;
      }));
  if (out.documents.empty())
    return fail(ErrorKind::kNotFound, fmt::format("no standard '{}' on record; beside it there are: {}", key,
                                                  near_keys(list, out.key)));
  return out;
}

Result<StandardRecord> read_standard(duck::Connection& connection, const FoundStandard& standard) {
  PLENARY_TRY(keep_asked(connection, standard));
  StandardRecord out;
  const std::pair<duck::Table*, std::string> lists[] = {
      {&out.editions, kEditions},
      {&out.milestones, kMilestones},
      {&out.relations, kRelations},
      {&out.organizations, std::string(kActs) + kOrganizations},
      {&out.persons, std::string(kActs) + kPersons},
      {&out.channels, kChannels},
      {&out.curve, kCurve},
      {&out.units, kUnits},
      {&out.downloads, kDownloads},
      {&out.waits, kWaits},
      {&out.sight, kSight}};
  for (const auto& [table, sql] : lists) {
    PLENARY_LET(rows, ask(connection, sql));
    *table = std::move(rows);
  }
  PLENARY_LET(channels, ask(connection, "SELECT DISTINCT COALESCE(channel, 'unknown') FROM use ORDER BY 1"));
  for (const auto& row : channels.rows) out.channels_on_record.push_back(duck::to_text(row[0]));
  PLENARY_LET(counted, ask(connection, "SELECT record_id FROM download LIMIT 1"));
  out.downloads_on_record = !counted.rows.empty();
  return out;
}

Result<duck::Table> read_places(duck::Connection& connection, const FoundStandard& standard, size_t most) {
  PLENARY_TRY(keep_asked(connection, standard));
  return ask(connection, fmt::format(kPlaces, most));
}

}  // namespace plenary
