#include "publish/standard_names.h"

#include <fmt/format.h>

#include <array>

#include "base/json.h"
#include "base/text.h"
#include "record/doubt.h"
#include "record/identifier_names.h"
#include "record/national.h"
#include "record/same_as.h"

namespace plenary {
namespace {

using duck::Type;

constexpr const char* kEditions =
    "SELECT e.document, e.title FROM document w JOIN document e ON e.work_id = w.work_id "
    "WHERE w.document = $1 AND e.record_id IS NOT NULL ORDER BY e.day NULLS FIRST, e.document";
// Of a later text and what it takes the place of, whichever of the two the source speaks of.
constexpr const char* kReplaced =
    "WITH said AS (SELECT document_id AS later, target_id AS earlier FROM raw.relation WHERE kind IN "
    "('obsoletes', 'updates') "
    "UNION SELECT target_id, document_id FROM raw.relation WHERE kind IN ('obsoletedBy', 'updatedBy')), "
    "work AS (SELECT l.work_id AS later, e.work_id AS earlier FROM said s JOIN document l ON l.document_id = "
    "s.later "
    "JOIN document e ON e.document_id = s.earlier WHERE l.work_id <> e.work_id) "
    "SELECT DISTINCT 'replaces', o.document FROM work JOIN document w ON w.work_id = work.later "
    "JOIN document o ON o.document_id = work.earlier WHERE w.document = $1 "
    "UNION SELECT DISTINCT 'replaced by', o.document FROM work JOIN document w ON w.work_id = work.earlier "
    "JOIN document o ON o.document_id = work.later WHERE w.document = $1 ORDER BY 1, 2";

constexpr const char* kOfBody =
    "SELECT count(DISTINCT d.work_id) FROM document d JOIN body b USING (body_id) WHERE b.body = $1 AND "
    "d.record_id IS NOT NULL";

// A body of which the store has texts, and not this one.
Result<std::string> not_on_record(Reader& reader, const std::string& body) {
  PLENARY_LET(count, reader.connection().query(kOfBody, {duck::Value(body)}));
  const auto texts = duck::to_text(count.rows.at(0).at(0));
  return texts == "0" ? "" : fmt::format("not among the {} texts of {} on record", texts, body);
}

// Everything of a standard as named texts, in the order of printing.
struct Field {
  const char* name;    // of a column
  const char* spoken;  // for people
  std::string value;
  const std::vector<std::string>* list = nullptr;
};

std::vector<Field> fields_of(const StandardNames& names) {
  return {{"key", "key", names.id.key()},
          {"work", "work", names.id.work()},
          {"name", "name", names.name},
          {"title", "title", names.title},
          {"urn", "URN", names.urn},
          {"page", "page", names.page},
          {"adopts", "adopts", names.adopts},
          {"same_as", "same as", "", &names.same_as},
          {"editions", "editions", "", &names.editions},
          {"replaces", "replaces", "", &names.replaces},
          {"replaced_by", "replaced by", "", &names.replaced_by},
          {"doubt", "doubt", names.doubt}};
}

std::string text_of(const Field& field) {
  return field.list ? fmt::format("{}", fmt::join(*field.list, ", ")) : field.value;
}

}  // namespace

StandardNames names_of(const DocumentId& id) {
  const auto adopted = adopted_standard(id);
  auto doubt = catalogue_doubt(id);
  return {.id = id,
          .name = printed_name(id),
          .urn = doubt.empty() ? registered_urn(id) : "",
          .page = doubt.empty() ? page_address(id) : "",
          .adopts = adopted ? adopted->key() : "",
          .same_as = same_as(id.work()),
          .doubt = std::move(doubt),
          .title = {},
          .editions = {},
          .replaces = {},
          .replaced_by = {}};
}

Status add_family(Reader& reader, StandardNames& names) {
  const duck::Value work = names.id.work();
  PLENARY_LET(editions, reader.connection().query(kEditions, {work}));
  for (const auto& row : editions.rows) {
    const auto document = duck::to_text(row[0]);
    if (names.title.empty() || names.editions.empty() || names.editions.back() != names.id.key())
      names.title = duck::to_text(row[1]);
    names.editions.push_back(document);
  }
  if (names.editions.empty() && names.doubt.empty()) {
    PLENARY_LET(doubt, not_on_record(reader, names.id.body));
    names.doubt = std::move(doubt);
    if (!names.doubt.empty()) names.urn = names.page = "";
  }
  PLENARY_LET(replaced, reader.connection().query(kReplaced, {work}));
  for (const auto& row : replaced.rows)
    (duck::to_text(row[0]) == "replaces" ? names.replaces : names.replaced_by)
        .push_back(duck::to_text(row[1]));
  return {};
}

duck::Table names_table(const std::vector<StandardNames>& all) {
  duck::Table table;
  for (const auto& field : fields_of({})) table.columns.push_back({field.name, Type::kText, ""});
  for (const auto& names : all) {
    auto& row = table.rows.emplace_back();
    for (const auto& field : fields_of(names)) {
      const auto text = text_of(field);
      row.push_back(text.empty() ? duck::Value() : duck::Value(text));
    }
  }
  return table;
}

std::string render_names_text(const std::vector<StandardNames>& all) {
  std::string out;
  for (const auto& names : all) {
    if (!out.empty()) out += '\n';
    for (const auto& field : fields_of(names))
      if (const auto text = text_of(field); !text.empty())
        out += fmt::format("{:<12} {}\n", field.spoken, printable(text));
  }
  return out;
}

std::string render_names_json(const StandardNames& names) {
  std::string out;
  for (const auto& field : fields_of(names)) {
    std::string value;
    if (field.list) {
      for (const auto& one : *field.list) value += (value.empty() ? "[" : ",") + json_string(one);
      if (!value.empty()) value += ']';
    } else if (!field.value.empty()) {
      value = json_string(field.value);
    }
    if (!value.empty()) out += fmt::format("{}\"{}\":{}", out.empty() ? "{" : ",", field.name, value);
  }
  return out + '}';
}

}  // namespace plenary
