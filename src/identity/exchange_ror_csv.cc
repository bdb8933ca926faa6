// ROR's CSV dumps, where lists are flattened: names as "en: First, Second; fr: Third", relations as "parent:
// https://ror.org/..., ...; child: ...". A comma in a name and one between names look alike there, so a list
// with commas is refused; the JSON dump of the same release has them apart.
#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "identity/exchange_csv.h"
#include "identity/exchange_ror_record.h"

namespace plenary {
namespace {

// Whether "xx: " or "no_lang_code: " begins here; the length of it.
size_t language(std::string_view text) {
  const auto colon = text.find(": ");
  if (colon == text.npos || colon < 2 || colon > 12) return 0;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '-'; };
  return std::ranges::all_of(text.substr(0, colon), letter) ? colon + 2 : 0;
}

std::vector<std::string_view> parts(std::string_view cell) {
  std::vector<std::string_view> all;
  for (const auto part : split(cell, ';'))
    if (!trim(part).empty()) all.push_back(trim(part));
  return all;
}

class RorTable {
 public:
  RorTable(const CsvTable& table, Decisions& out) : table_(table), out_(out) {}

  RorRecord record(const CsvTable::Row& row, bool second) {
    RorRecord record{.line = row.line};
    const auto cell = [&](std::string_view name) {
      const auto column = table_.column(name);
      return column ? std::string_view(row.cells[*column]) : std::string_view();
    };
    record.id = cell("id");
    record.status = ascii_lower(cell("status"));
    record.name = cell(second ? "names.types.ror_display" : "name");
    record.acronyms = parts(cell(second ? "names.types.acronym" : "acronyms")).size();
    if (second)
      names(cell("names.types.alias"), record);
    else
      for (const auto alias : parts(cell("aliases"))) record.names.emplace_back(alias);
    names(cell(second ? "names.types.label" : "labels"), record);
    for (const auto domain : parts(cell("domains"))) record.domains.emplace_back(domain);
    relations(cell("relationships"), record);
    return record;
  }

 private:
  void names(std::string_view cell, RorRecord& record) {
    for (auto group : parts(cell)) {
      group.remove_prefix(language(group));
      if (group.find(", ") == group.npos)
        record.names.emplace_back(group);
      else if (group != record.name)
        out_.reject(record.line, "lists names with commas, which may be one or several: take the JSON dump",
                    group);
    }
  }

  void relations(std::string_view cell, RorRecord& record) {
    for (const auto group : parts(cell)) {
      const auto colon = group.find(": ");
      if (colon == group.npos) {
        out_.reject(record.line, "has a relation without its type", group);
        continue;
      }
      for (const auto id : split(group.substr(colon + 2), ','))
        record.relations.push_back({ascii_lower(trim(group.substr(0, colon))), std::string(trim(id)), ""});
    }
  }

  const CsvTable& table_;
  Decisions& out_;
};

}  // namespace

Result<std::vector<RorRecord>> read_ror_csv(std::string_view bytes, Decisions& out) {
  const auto table = read_csv(to_utf8(bytes), out);
  const bool second = table.column("names.types.ror_display").has_value();
  if (!table.column("id") || (!second && !(table.column("name") && table.column("labels"))))
    return fail(ErrorKind::kInput, "is no dump of ROR: neither its JSON nor a table with its columns");
  std::vector<RorRecord> records;
  RorTable reader(table, out);
  for (const auto& row : table.rows) {
    auto record = reader.record(row, second);
    if (record.name.empty())
      out.reject(row.line, "has no name to show", record.id);
    else
      records.push_back(std::move(record));
  }
  return records;
}

}  // namespace plenary
