#include "store/columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "duck/duck.h"
#include "record/batch.h"

namespace plenary {
namespace {

using duck::quote_name;

template <class M>
constexpr FieldKind kind_of() {
  if constexpr (std::is_same_v<M, MaybeDate>)
    return FieldKind::kDate;
  else if constexpr (std::is_same_v<M, double>)
    return FieldKind::kNumber;
  else
    return FieldKind::kText;
}

std::vector<Noun> list_nouns() {
  std::vector<Noun> all;
  Batch batch;
  each_noun(batch, [&all](const char* name, auto& list) {
    Noun noun{name, {}};
    typename std::remove_cvref_t<decltype(list)>::value_type record;
    fields(record, [&noun](const char* field, auto& member) {
      noun.fields.push_back({field, kind_of<std::remove_cvref_t<decltype(member)>>()});
    });
    all.push_back(std::move(noun));
  });
  return all;
}

bool person_part(std::string_view f) { return f == "person" || f == "person_mail" || f == "person_key"; }
bool organization_part(std::string_view f) {
  return f == "organization" || f == "organization_country" || f == "organization_domain";
}

std::string sql_type(FieldKind kind) {
  return kind == FieldKind::kDate ? "DATE" : kind == FieldKind::kNumber ? "DOUBLE" : "VARCHAR";
}

}  // namespace

bool Noun::has(std::string_view field) const {
  return std::ranges::any_of(fields, [field](const Field& f) { return f.name == field; });
}

const std::vector<Noun>& nouns() {
  static const std::vector<Noun> all = list_nouns();
  return all;
}

std::string column_name(const Field& field) {
  if (field.kind != FieldKind::kDate) return field.name;
  return field.name == "date" ? "day" : field.name + "_day";
}

std::string stage_table(const Noun& noun) {
  std::string sql =
      fmt::format("CREATE TABLE stage.{} (unit_id INTEGER, seq INTEGER, line INTEGER", quote_name(noun.name));
  for (const auto& f : noun.fields) {
    sql += fmt::format(", {} {}", quote_name(f.name), sql_type(f.kind));
    if (f.kind == FieldKind::kDate) sql += fmt::format(", {} TINYINT", quote_name(f.name + "_precision"));
  }
  return sql + ")";
}

std::vector<RawColumn> raw_columns(const Noun& noun) {
  std::vector<RawColumn> columns{
      {"unit_id", "INTEGER", "s.unit_id"}, {"seq", "INTEGER", "s.seq"}, {"line", "INTEGER", "s.line"}};
  for (const auto& f : noun.fields) {
    const auto staged = "s." + quote_name(f.name);
    if (f.name == "person")
      columns.push_back({"person_ref", "INTEGER", "person.person_ref"});
    else if (f.name == "organization")
      columns.push_back({"organization_ref", "INTEGER", "organization.organization_ref"});
    else if (person_part(f.name) || organization_part(f.name))
      continue;
    else if (f.name == "body" && noun.name != "body")
      columns.push_back({"body_ref", "INTEGER", "body_r.body_ref"});
    else if (f.name == "group")
      columns.push_back({"group_ref", "INTEGER", "group_r.group_ref"});
    else if (f.name == "document" || f.name == "work" || f.name == "target")
      columns.push_back({f.name + "_id", "INTEGER", f.name + "_k.document_id"});
    else if (f.name == "event")
      columns.push_back({"event_id", "INTEGER", "event_k.event_id"});
    else {
      columns.push_back({column_name(f), sql_type(f.kind), staged});
      if (f.kind == FieldKind::kDate)
        columns.push_back(
            {column_name(f) + "_precision", "TINYINT", "s." + quote_name(f.name + "_precision")});
    }
  }
  return columns;
}

std::string raw_table(const Noun& noun) {
  std::string sql = fmt::format("CREATE TABLE IF NOT EXISTS raw.{} (", quote_name(noun.name));
  std::string added;
  bool first = true;
  for (const auto& c : raw_columns(noun)) {
    sql += fmt::format("{}{} {}", first ? "" : ", ", quote_name(c.name), c.type);
    added += fmt::format("ALTER TABLE raw.{} ADD COLUMN IF NOT EXISTS {} {};\n", quote_name(noun.name),
                         quote_name(c.name), c.type);
    first = false;
  }
  return sql + ");\n" + added;
}

std::string raw_select(const Noun& noun) {
  std::string values, joins;
  for (const auto& c : raw_columns(noun))
    values += fmt::format("{}{} AS {}", values.empty() ? "" : ", ", c.from, quote_name(c.name));
  const char* body = noun.has("body") ? "COALESCE(s.body, '')" : "''";
  if (noun.has("person"))
    joins += fmt::format(
        " LEFT JOIN raw.person_ref person ON person.name = COALESCE(s.person, '') AND person.mail = "
        "COALESCE(s.person_mail, '') AND person.key = COALESCE(s.person_key, '') AND person.body = {}",
        body);
  if (noun.has("organization"))
    joins +=
        " LEFT JOIN raw.organization_ref organization ON organization.name = COALESCE(s.organization, '') "
        "AND "
        "organization.country = COALESCE(s.organization_country, '') AND organization.domain = "
        "COALESCE(s.organization_domain, '')";
  if (noun.has("body") && noun.name != "body")
    joins += " LEFT JOIN raw.body_ref body_r ON body_r.text = s.body";
  if (noun.has("group"))
    joins += fmt::format(
        " LEFT JOIN raw.group_ref group_r ON group_r.text = s.\"group\" AND group_r.body = {}", body);
  for (const char* f : {"document", "work", "target"})
    if (noun.has(f)) joins += fmt::format(" LEFT JOIN raw.document_key {0}_k ON {0}_k.key = s.{0}", f);
  if (noun.has("event")) joins += " LEFT JOIN raw.event_key event_k ON event_k.key = s.event";
  return fmt::format("SELECT {} FROM stage.{} s{}", values, quote_name(noun.name), joins);
}

std::string reference_statements(const std::vector<uint64_t>& staged) {
  std::string body, group, document, event, person, organization;
  const auto also = [](std::string& all, const std::string& select) {
    all += (all.empty() ? "" : " UNION ALL ") + select;
  };
  for (size_t i = 0; i < nouns().size(); ++i) {
    if (staged[i] == 0) continue;
    const auto& noun = nouns()[i];
    const auto from = "FROM stage." + quote_name(noun.name);
    const std::string scope = noun.has("body") ? "COALESCE(body, '')" : "''";
    if (noun.has("body")) also(body, fmt::format("SELECT body AS text {}", from));
    if (noun.has("group")) also(group, fmt::format("SELECT {} AS body, \"group\" AS text {}", scope, from));
    for (const char* f : {"document", "work", "target"})
      if (noun.has(f)) also(document, fmt::format("SELECT {} AS key {}", f, from));
    if (noun.has("event")) also(event, fmt::format("SELECT event AS key {}", from));
    if (noun.has("person"))
      also(person, fmt::format("SELECT COALESCE(person, '') AS name, COALESCE(person_mail, '') AS mail, "
                               "COALESCE(person_key, '') AS key, {} AS body {}",
                               scope, from));
    if (noun.has("organization"))
      also(organization,
           fmt::format("SELECT COALESCE(organization, '') AS name, COALESCE(organization_country, '') "
                       "AS country, COALESCE(organization_domain, '') AS domain {}",
                       from));
  }
  // New combinations get the next numbers, in the order of their text: the same input gives the same numbers.
  const auto insert = [](const char* table, const char* id, const char* columns, const char* where,
                         const std::string& all) {
    if (all.empty()) return std::string();
    return fmt::format(
        "INSERT INTO raw.{0} SELECT (SELECT COALESCE(max({1}), 0) FROM raw.{0}) + row_number() OVER (ORDER "
        "BY {2}), {2} "
        "FROM (SELECT DISTINCT {2} FROM ({4}) WHERE {3} EXCEPT SELECT {2} FROM raw.{0});\n",
        table, id, columns, where, all);
  };
  return insert("body_ref", "body_ref", "text", "text IS NOT NULL", body) +
         insert("group_ref", "group_ref", "body, text", "text IS NOT NULL", group) +
         insert("document_key", "document_id", "key", "key IS NOT NULL", document) +
         insert("event_key", "event_id", "key", "key IS NOT NULL", event) +
         insert("person_ref", "person_ref", "name, mail, key, body", "name <> '' OR mail <> '' OR key <> ''",
                person) +
         insert("organization_ref", "organization_ref", "name, country, domain", "name <> '' OR domain <> ''",
                organization);
}

namespace {

struct Reference {
  const char *table, *id;
  std::vector<std::string_view> columns;  // of the raw tables that hold it
};

}  // namespace

std::string unused_statements() {
  static const std::vector<Reference> kReferences{
      {"person_ref", "person_ref", {"person_ref"}},
      {"organization_ref", "organization_ref", {"organization_ref"}},
      {"body_ref", "body_ref", {"body_ref"}},
      {"group_ref", "group_ref", {"group_ref"}},
      {"document_key", "document_id", {"document_id", "work_id", "target_id"}},
      {"event_key", "event_id", {"event_id"}}};
  std::string sql;
  for (const auto& noun : nouns())
    if (noun.name == "activity")
      sql = fmt::format(
          "CREATE OR REPLACE TEMP TABLE staged_reference AS SELECT DISTINCT person_ref, organization_ref, "
          "body_ref, group_ref, "
          "document_id, event_id FROM ({});\n",
          raw_select(noun));
  for (const auto& reference : kReferences) {
    std::string used =
        fmt::format("SELECT {0} FROM activity UNION ALL SELECT {0} FROM staged_reference", reference.id);
    for (const auto& noun : nouns()) {
      if (noun.name == "activity") continue;
      for (const auto& column : raw_columns(noun))
        if (std::ranges::find(reference.columns, column.name) != reference.columns.end())
          used +=
              fmt::format(" UNION ALL SELECT {} FROM raw.{}", quote_name(column.name), quote_name(noun.name));
    }
    sql +=
        fmt::format("DELETE FROM raw.{0} WHERE {1} NOT IN (SELECT {1} FROM ({2}) WHERE {1} IS NOT NULL);\n",
                    reference.table, reference.id, used);
  }
  return sql + "DROP TABLE staged_reference";
}

}  // namespace plenary
