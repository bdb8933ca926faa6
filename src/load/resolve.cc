// The passes between merged records and resolved ones. Decisions are made anew for all names when any came or
// went (a pure function of names and reviewed tables), and only the activities whose decision changed are
// written again.
#include "load/resolve.h"

#include <fmt/core.h>

#include "base/embedded.h"
#include "load/decide.h"
#include "load/judgements.h"
#include "load/reading.h"

namespace plenary {
namespace {

Result<std::string> read_sql(const char* path) {
  const auto sql = embedded(path);
  if (!sql) return fail(ErrorKind::kEngine, fmt::format("{} is not in the program", path));
  return std::string(*sql);
}

Status run_named(duck::Connection& c, const char* path, const std::string& sql) {
  if (auto status = c.run(sql); !status)
    return fail(status.error().kind, fmt::format("{}: {}", path, status.error().message));
  return {};
}

Status run_file(duck::Connection& c, const char* path) {
  PLENARY_LET(sql, read_sql(path));
  return run_named(c, path, sql);
}

constexpr int64_t kRun = 1'000'000;  // of 2 million, those of a store of 10 million did not fit in 1 GiB
constexpr int64_t kWorks = 500'000;  // texts whose parties are worked out at once
constexpr std::string_view kNumbers = "{numbers}";

Result<int64_t> count(duck::Connection& c, const std::string& sql) {
  PLENARY_LET(table, c.query(sql));
  const auto* value = table.rows.empty() ? nullptr : std::get_if<int64_t>(&table.rows[0][0]);
  return value == nullptr ? 0 : *value;
}

// Resolves and appends what `said` selects from a table (as `s`), in runs of a million: each lies by body
// and day, which is what questions look for, and a run is sorted within the memory that the engine has.
// `numbers` says what the texts of the rows are: see 70_meaning.sql.
Status insert_activities(duck::Connection& c, const std::string& said, const char* table,
                         std::string_view numbers) {
  // Rows of a transaction that is under way have numbers far from 0.
  PLENARY_LET(first, count(c, fmt::format("SELECT COALESCE(min(rowid), 0) FROM {}", table)));
  PLENARY_LET(last, count(c, fmt::format("SELECT COALESCE(max(rowid), -1) FROM {}", table)));
  if (last < first) return {};
  const char* path = "sql/load/70_meaning.sql";
  PLENARY_LET(meaning, read_sql(path));
  for (size_t at; (at = meaning.find(kNumbers)) != std::string::npos;)
    meaning.replace(at, kNumbers.size(), numbers);
  PLENARY_TRY(run_named(c, path, meaning));
  path = "sql/load/activity.sql";
  PLENARY_LET(text, read_sql(path));
  const size_t place = text.find("{rows}", text.find("WITH rows"));
  for (int64_t from = first; from <= last; from += kRun) {
    auto sql = text;
    sql.replace(
        place, 6,
        fmt::format("{} FROM {} s WHERE s.rowid >= {} AND s.rowid < {}", said, table, from, from + kRun));
    PLENARY_TRY(go_on());
    PLENARY_TRY(run_named(c, path, sql));
  }
  return {};
}

// What the source says, of the rows that were staged.
constexpr const char* kStaged =
    "SELECT unit_id, seq, line, date AS day, date_precision AS day_precision, kind, person, organization, "
    "delegation, country, mode, body, \"group\", document, event, role, outcome, weight";

// What the source said, of rows that are in the store already.
constexpr const char* kSaid =
    "SELECT unit_id, seq, line, said_day AS day, day_precision, kind, person_ref AS person, organization_ref "
    "AS organization, delegation, said_country AS country, said_mode AS mode, body_ref AS body, group_ref AS "
    "\"group\", document_id AS document, event_id AS event, role, outcome, weight";

// Earlier rows that would be resolved otherwise now: their organization or person was decided otherwise, or
// what they left out is given by an event, document or affiliation that came or went with this import.
Status find_affected(duck::Connection& c, bool all) {
  const std::string keys = "INSERT INTO affected_key SELECT unit_id, seq FROM activity";
  if (all) return c.run(keys);
  std::string where;
  for (const auto& [table, condition] :
       {std::pair{"changed_organization",
                  "organization_ref IN (SELECT organization_ref FROM changed_organization)"},
        {"changed_person", "person_ref IN (SELECT person_ref FROM changed_person)"},
        {"changed_event", "event_id IN (SELECT event_id FROM changed_event)"},
        {"changed_document", "document_id IN (SELECT document_id FROM changed_document)"},
        {"erased_activity", "(unit_id, seq) IN (SELECT unit_id, seq FROM erased_activity)"},
        {"changed_affiliation",
         "(organization_ref IS NULL AND person_id IN (SELECT person_id FROM changed_affiliation))"}}) {
    PLENARY_LET(changed, count(c, fmt::format("SELECT count(*) FROM {}", table)));
    if (changed > 0) where += (where.empty() ? " WHERE " : " OR ") + std::string(condition);
  }
  return where.empty() ? Status{} : c.run(keys + where);
}

Status rewrite_affected(duck::Connection& c, bool all, ResolveReport& report) {
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE affected_key (unit_id INTEGER, seq INTEGER)"));
  PLENARY_TRY(find_affected(c, all));
  PLENARY_LET(rows, count(c, "SELECT count(*) FROM affected_key"));
  report.rows_again = static_cast<uint64_t>(rows);
  if (rows == 0) return {};
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE affected AS SELECT a.* FROM activity a SEMI JOIN affected_key k "
            "USING (unit_id, seq);"
            "INSERT INTO changed_work SELECT work_id FROM affected;"
            "DELETE FROM activity WHERE (unit_id, seq) IN (SELECT unit_id, seq FROM affected_key)"));
  PLENARY_TRY(insert_activities(c, kSaid, "affected", "same"));
  return c.run(
      "INSERT INTO changed_work SELECT work_id FROM activity SEMI JOIN affected_key USING (unit_id, seq)");
}

// The parties to each text that this import touched, in parts that fit the engine's memory.
Status work_out_contributions(duck::Connection& c) {
  PLENARY_TRY(run_file(c, "sql/load/80_touched_work.sql"));
  PLENARY_LET(works, count(c, "SELECT count(*) FROM touched_work"));
  const char* path = "sql/load/85_contribution.sql";
  PLENARY_LET(text, read_sql(path));
  const int64_t parts = works / kWorks + 1;
  for (int64_t part = 0; part < parts; ++part) {
    auto sql = text;
    for (const auto& [what, with] :
         {std::pair<std::string_view, int64_t>{"{parts}", parts}, {"{part}", part}})
      for (size_t at; (at = sql.find(what)) != std::string::npos;)
        sql.replace(at, what.size(), std::to_string(with));
    PLENARY_TRY(go_on());
    PLENARY_TRY(run_named(c, path, sql));
  }
  return {};
}

Status resolve_organizations(duck::Connection& c, const Judgements& judgements, ResolveReport& report) {
  PLENARY_TRY(decide_organizations(c, judgements, report.references));
  PLENARY_TRY(c.run(
      "CREATE OR REPLACE TEMP TABLE old_organization AS SELECT organization_id, country FROM organization"));
  PLENARY_TRY(run_file(c, "sql/load/50_organization.sql"));
  // The country of an organization may hang on how others wrote its name: its activities take it over.
  PLENARY_TRY(
      c.run("INSERT INTO changed_organization SELECT organization_ref FROM organization_decision SEMI JOIN "
            "(SELECT organization_id, country FROM organization EXCEPT FROM old_organization) USING "
            "(organization_id)"));
  return decide_holdings(c, judgements);
}

}  // namespace

Result<ResolveReport> resolve(Writer& writer, ProgressLine& progress) {
  auto& c = writer.connection();
  ResolveReport report;
  progress.stage("resolving names");
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE old_affiliation AS FROM affiliation"));
  PLENARY_LET(judgements, take_judgements(writer));
  const bool judged = writer.decisions_changed() || writer.withheld_changed();
  // Other reviewed tables may mean something else everywhere: all is made anew.
  if (writer.reference_changed()) PLENARY_TRY(c.run("DELETE FROM event; DELETE FROM document"));
  PLENARY_TRY(run_file(c, "sql/load/00_macros.sql"));
  if (writer.reference_changed()) PLENARY_TRY(run_file(c, "sql/load/05_reviewed.sql"));
  // Bodies, then the groups in them, then countries, then what happened and was written in them.
  if (writer.changed({"body_ref", "group_ref", "body", "group"})) {
    PLENARY_TRY(run_file(c, "sql/load/10_body.sql"));
    PLENARY_TRY(run_file(c, "sql/load/20_group.sql"));
  }
  PLENARY_TRY(run_file(c, "sql/load/30_country.sql"));
  PLENARY_TRY(run_file(c, "sql/load/40_event_document.sql"));
  // Organizations before people: a person's organizations are evidence of who it is.
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE changed_organization (organization_ref INTEGER)"));
  if (judged || writer.changed({"organization_ref", "organization"}))
    PLENARY_TRY(resolve_organizations(c, judgements, report));
  PLENARY_TRY(c.run("CREATE OR REPLACE TEMP TABLE changed_person (person_ref INTEGER)"));
  PLENARY_LET(reorganized, count(c, "SELECT count(*) FROM changed_organization"));
  if (judged || writer.people_touched() || reorganized > 0)
    PLENARY_TRY(decide_people(c, judgements, report.references));
  PLENARY_TRY(judge_names(c, judgements));
  PLENARY_TRY(note_disputes(c, judgements));
  PLENARY_TRY(judge_affiliations(c, judgements));
  PLENARY_TRY(run_file(c, "sql/load/60_affiliation.sql"));
  PLENARY_TRY(
      c.run("CREATE OR REPLACE TEMP TABLE changed_event AS SELECT event_id FROM (FROM event SEMI JOIN "
            "touched_event USING (event_id) "
            "EXCEPT FROM old_event); "
            "CREATE OR REPLACE TEMP TABLE changed_document AS SELECT document_id FROM (SELECT document_id, "
            "work_id, body_id, group_id, "
            "day FROM document SEMI JOIN touched_document USING (document_id) EXCEPT FROM old_document); "
            "CREATE OR REPLACE TEMP TABLE changed_affiliation AS SELECT person_id FROM (FROM affiliation "
            "EXCEPT FROM old_affiliation) "
            "UNION SELECT person_id FROM (FROM old_affiliation EXCEPT FROM affiliation)"));
  progress.stage("writing activities");
  PLENARY_TRY(rewrite_affected(c, writer.reference_changed(), report));
  PLENARY_TRY(c.run("SET preserve_insertion_order = true"));  // rows lie by body and day
  PLENARY_TRY(insert_activities(c, kStaged, "stage.activity", "number"));
  PLENARY_TRY(work_out_contributions(c));
  return report;
}

}  // namespace plenary
