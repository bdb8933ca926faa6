#include "load/held.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "load/decisions.h"
#include "store/columns.h"

namespace plenary {
namespace {

using duck::quote;
using duck::quote_name;

constexpr const char* kWhere =
    "concat(s.format, ' ', s.locator) AS source, u.path, t.line FROM {} t JOIN unit u USING (unit_id) JOIN "
    "source s "
    "USING (source_id)";

// Their own records are listed already.
constexpr const char* kNotTheirs =
    " AND (t.person_ref IS NULL OR t.person_ref NOT IN (FROM wanted_reference))";

std::string table_of(const Noun& noun) {
  return noun.name == "activity" ? std::string("activity") : "raw." + quote_name(noun.name);
}

// The column that keeps what the source said: of activities some have the resolved value beside it.
std::string said_column(const Noun& noun, const Field& field) {
  const auto column = column_name(field);
  if (noun.name == "activity" && (column == "day" || column == "country" || column == "mode"))
    return "t.said_" + column;
  return "t." + quote_name(column);
}

// What a field says, as text; what refers to something as it was written.
std::string said(const Noun& noun, const Field& field) {
  const auto look = [&](const char* table, const char* id, const char* text, const char* end) {
    return fmt::format("(SELECT k.{} FROM raw.{} k WHERE k.{} = t.{})", text, table, id, field.name + end);
  };
  switch (reference_of(noun, field.name)) {
    case Reference::kOrganization:
      return look("organization_ref", "organization_ref", "name", "_ref");
    case Reference::kBody:
      return look("body_ref", "body_ref", "text", "_ref");
    case Reference::kGroup:
      return look("group_ref", "group_ref", "text", "_ref");
    case Reference::kDocument:
      return look("document_key", "document_id", "key", "_id");
    case Reference::kEvent:
      return look("event_key", "event_id", "key", "_id");
    default:
      return fmt::format("CAST({} AS VARCHAR)", said_column(noun, field));
  }
}

std::string all_said(const Noun& noun) {
  std::string parts;
  for (const auto& f : noun.fields)
    if (!within_reference(f.name) && f.name != "person")
      parts += fmt::format(", {} || NULLIF({}, '')", quote(f.name + ": "), said(noun, f));
  return fmt::format("concat_ws('; '{})", parts);
}

std::string day_of(const Noun& noun) {
  for (const auto& f : noun.fields)
    if (f.kind == FieldKind::kDate) return fmt::format("CAST({} AS VARCHAR)", said_column(noun, f));
  return "''";
}

class Collector {
 public:
  Collector(const Workspace& workspace, Reader& reader, const KnownPerson& person)
      : workspace_(workspace), c_(reader.connection()), person_(person) {
    for (const char* name : {"held", "source", "path", "line", "day", "text"})
      table_.columns.push_back({name, duck::Type::kText, "VARCHAR"});
  }

  Result<duck::Table> run() {
    PLENARY_TRY(note_person());
    ways_written();
    for (const auto& noun : nouns())
      if (noun.has("person"))
        PLENARY_TRY(add(
            fmt::format("SELECT {}, {}, {}, {} WHERE t.person_ref IN (FROM wanted_reference) ORDER BY ALL",
                        quote(noun.name), day_of(noun), all_said(noun),
                        fmt::format(fmt::runtime(kWhere), table_of(noun)))));
    PLENARY_TRY(worked_out());
    PLENARY_TRY(decisions());
    PLENARY_TRY(mentioned());
    PLENARY_TRY(views());
    return std::move(table_);
  }

 private:
  void put(std::string held, std::string day, std::string text, std::string source = {},
           std::string path = {}, std::string line = {}) {
    table_.rows.push_back({std::move(held), std::move(source), std::move(path), std::move(line),
                           std::move(day), std::move(text)});
  }

  // A select of: held, day, text and, if it comes from a file, source, path and line.
  Status add(const std::string& sql) {
    return c_.each_row(sql, {}, [this](const auto&, const auto& row) {
      const auto cell = [&row](size_t i) { return i < row.size() ? duck::to_text(row[i]) : std::string(); };
      put(cell(0), cell(1), cell(2), cell(3), cell(4), cell(5));
      return true;
    });
  }

  // The references, and the texts by which others may mention the person.
  Status note_person() {
    PLENARY_TRY(
        c_.run("CREATE OR REPLACE TEMP TABLE wanted_reference (person_ref INTEGER);"
               "CREATE OR REPLACE TEMP TABLE wanted_text (said VARCHAR)"));
    std::set<std::string> texts;
    for (const auto& r : person_.references) {
      PLENARY_TRY(c_.run(fmt::format("INSERT INTO wanted_reference VALUES ({})", r.number)));
      if (!mentions(r.name).empty()) texts.insert(r.name);
      texts.insert(r.mail), texts.insert(r.key);
    }
    texts.erase("");
    for (const auto& text : texts)
      PLENARY_TRY(c_.run(fmt::format("INSERT INTO wanted_text VALUES (lower({}))", quote(text))));
    return {};
  }

  void ways_written() {
    for (const auto& r : person_.references)
      put("written as", "",
          fmt::format("{}; {} ({}, {:.2f})", designator_of(r), r.reason, r.rule, r.confidence));
    if (person_.hidden) put("hidden", "", "the name is in no answer; everything else is counted");
  }

  Status worked_out() {
    return add(
        fmt::format("SELECT 'affiliation worked out', CASE WHEN a.from_day > DATE '0001-01-01' THEN "
                    "CAST(a.from_day AS VARCHAR) "
                    "ELSE '' END, concat_ws('; ', o.name, a.country, a.job_level, CASE WHEN a.to_day < DATE "
                    "'9999-12-31' THEN "
                    "concat('to ', CAST(a.to_day - INTERVAL 1 DAY AS DATE)) END) FROM affiliation a LEFT "
                    "JOIN organization o "
                    "USING (organization_id) WHERE a.person_id = {} ORDER BY ALL",
                    person_.id));
  }

  Status decisions() {
    PLENARY_LET(journal, read_journal(workspace_));
    const auto about = [&](const std::string& text) {
      const auto who = designator(text);
      return std::ranges::any_of(person_.references, [&](const PersonReference& r) {
        return fits(who, r.name, r.mail, r.key, r.body);
      });
    };
    for (const auto& e : journal)
      if (e.person && e.verb != Verb::kUndo && (about(e.subject) || about(e.object)))
        put("decision " + e.id, e.at.substr(0, 10),
            fmt::format("{}: {} {} {}{}{}", e.author, e.subject, verb_name(e.verb), e.object,
                        e.reason.empty() ? "" : ", because ", e.reason));
    return {};
  }

  // Texts of other records, and what could not be read.
  Status mentioned() {
    const auto hit = [](const std::string& column) {
      return fmt::format("EXISTS (SELECT 1 FROM wanted_text w WHERE contains(lower({}), w.said))", column);
    };
    for (const auto& noun : nouns())
      for (const auto& f : noun.fields)
        if (is_free_text(noun, f.name))
          PLENARY_TRY(add(fmt::format("SELECT {}, {}, {}, {} WHERE {}{} ORDER BY ALL",
                                      quote(fmt::format("mention in {}.{}", noun.name, f.name)), day_of(noun),
                                      said_column(noun, f), fmt::format(fmt::runtime(kWhere), table_of(noun)),
                                      hit(said_column(noun, f)), noun.has("person") ? kNotTheirs : "")));
    PLENARY_TRY(add(
        fmt::format("SELECT 'mention in an organization', '', t.name FROM raw.organization_ref t WHERE {} "
                    "ORDER BY ALL",
                    hit("t.name"))));
    return add(fmt::format(
        "SELECT 'mention in a reject', '', concat_ws(': ', t.reason, t.excerpt), {} WHERE {} OR {} "
        "ORDER BY ALL",
        fmt::format(fmt::runtime(kWhere), "reject"), hit("t.reason"), hit("t.excerpt")));
  }

  // What reads the person: metrics count these rows, and `measure --records` shows them by name.
  Status views() {
    std::vector<std::string> names;
    PLENARY_TRY(c_.each_row(
        "SELECT view_name FROM duckdb_views() v JOIN duckdb_columns() k ON k.table_oid = v.view_oid "
        "AND k.database_oid = v.database_oid WHERE NOT v.internal AND k.column_name = 'person_id' "
        "ORDER BY 1",
        {}, [&](const auto&, const auto& row) {
          names.push_back(duck::to_text(row[0]));
          return true;
        }));
    for (const auto& name : names)
      PLENARY_TRY(add(
          fmt::format("SELECT 'shown by view {0}', '', concat(count(*), ' rows') FROM {1} WHERE person_id = "
                      "{2} HAVING count(*) > 0",
                      name, quote_name(name), person_.id)));
    return {};
  }

  const Workspace& workspace_;
  duck::Connection& c_;
  const KnownPerson& person_;
  duck::Table table_;
};

}  // namespace

Result<duck::Table> all_held(const Workspace& workspace, Reader& reader, const KnownPerson& person) {
  return Collector(workspace, reader, person).run();
}

}  // namespace plenary
