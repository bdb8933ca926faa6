#include "store/columns.h"

#include <fmt/core.h>

#include <algorithm>

#include "duck/duck.h"
#include "record/batch.h"
#include "store/references.h"

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

Reference reference_of(const Noun& noun, std::string_view f) {
  if (f == "person") return Reference::kPerson;
  if (f == "organization") return Reference::kOrganization;
  if (f == "body" && noun.name != "body") return Reference::kBody;  // a body's own key stays as it was said
  if (f == "group") return Reference::kGroup;
  if (f == "document" || f == "work" || f == "target") return Reference::kDocument;
  return f == "event" ? Reference::kEvent : Reference::kNone;
}

bool within_reference(std::string_view f) {
  return f == "person_mail" || f == "person_key" || f == "organization_country" || f == "organization_domain";
}

bool is_free_text(const Noun& noun, std::string_view f) {
  const auto found = std::ranges::find(noun.fields, f, &Field::name);
  return reference_of(noun, f) == Reference::kNone && found->kind == FieldKind::kText &&
         !within_reference(f) && f != "body" && f != "parent";
}

std::string stage_table(const Noun& noun) {
  std::string sql =
      fmt::format("CREATE TABLE stage.{} (unit_id INTEGER, seq INTEGER, line INTEGER", quote_name(noun.name));
  for (const auto& f : noun.fields) {
    if (within_reference(f.name)) continue;
    const bool refers = reference_of(noun, f.name) != Reference::kNone;
    sql += fmt::format(", {} {}", quote_name(f.name), refers ? "INTEGER" : sql_type(f.kind));
    if (f.kind == FieldKind::kDate) sql += fmt::format(", {} TINYINT", quote_name(f.name + "_precision"));
  }
  return sql + ")";
}

std::vector<RawColumn> raw_columns(const Noun& noun) {
  std::vector<RawColumn> columns{
      {"unit_id", "INTEGER", "s.unit_id"}, {"seq", "INTEGER", "s.seq"}, {"line", "INTEGER", "s.line"}};
  for (const auto& f : noun.fields) {
    if (within_reference(f.name)) continue;
    if (const auto reference = reference_of(noun, f.name); reference != Reference::kNone) {
      const bool document = reference == Reference::kDocument || reference == Reference::kEvent;
      columns.push_back({f.name + (document ? "_id" : "_ref"), "INTEGER", f.name + "_n.number"});
      continue;
    }
    columns.push_back({column_name(f), sql_type(f.kind), "s." + quote_name(f.name)});
    if (f.kind == FieldKind::kDate)
      columns.push_back({column_name(f) + "_precision", "TINYINT", "s." + quote_name(f.name + "_precision")});
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
  for (const auto& f : noun.fields)
    if (const auto reference = reference_of(noun, f.name); reference != Reference::kNone)
      joins += fmt::format(" LEFT JOIN {0} {1}_n ON {1}_n.text_id = s.{2}", numbers_table(reference), f.name,
                           quote_name(f.name));
  return fmt::format("SELECT {} FROM stage.{} s{}", values, quote_name(noun.name), joins);
}

}  // namespace plenary
