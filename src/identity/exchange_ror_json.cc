// ROR's JSON dumps. Schema 2: "names" with types, "domains"; schema 1: "name", "aliases", "labels",
// "acronyms". "relationships" is the same but for the case of its types.
#include <algorithm>

#include "base/text.h"
#include "identity/exchange_json.h"
#include "identity/exchange_ror_record.h"

namespace plenary {
namespace {

namespace dom = simdjson::dom;

bool has(const std::vector<std::string>& types, std::string_view type) {
  return std::ranges::find(types, type) != types.end();
}

void read_names(dom::element item, RorRecord& record, std::string& fault) {
  for (const auto name : json_list(item, "names", fault)) {
    const auto value = json_text(name, "value", fault);
    const auto types = json_texts(name, "types", fault);
    if (has(types, "ror_display"))
      record.name = value;
    else if (has(types, "acronym"))
      ++record.acronyms;
    else
      record.names.push_back(value);
  }
}

void read_names_1(dom::element item, RorRecord& record, std::string& fault) {
  record.name = json_text(item, "name", fault);
  record.names = json_texts(item, "aliases", fault);
  for (const auto label : json_list(item, "labels", fault))
    record.names.push_back(json_text(label, "label", fault));
  record.acronyms = json_texts(item, "acronyms", fault).size();
}

void read_record(dom::element item, size_t line, std::vector<RorRecord>& records, Decisions& out) {
  RorRecord record{.line = line};
  std::string fault;
  if (!item.is_object()) return out.reject(line, "is no record");
  record.id = json_text(item, "id", fault);
  record.status = ascii_lower(json_text(item, "status", fault));
  dom::element names;
  if (item.at_key("names").get(names))
    read_names_1(item, record, fault);
  else
    read_names(item, record, fault);
  record.domains = json_texts(item, "domains", fault);
  for (const auto relation : json_list(item, "relationships", fault))
    record.relations.push_back({ascii_lower(json_text(relation, "type", fault)),
                                json_text(relation, "id", fault), json_text(relation, "label", fault)});
  if (fault.empty() && record.name.empty()) fault = "has no name to show";
  if (!fault.empty()) return out.reject(line, fault, record.name.empty() ? record.id : record.name);
  records.push_back(std::move(record));
}

}  // namespace

Result<std::vector<RorRecord>> read_ror_json(std::string_view bytes, Decisions& out) {
  dom::parser parser;
  PLENARY_LET(root, parse_json(parser, bytes));
  std::vector<RorRecord> records;
  dom::array array;
  if (root.get(array)) {
    read_record(root, 1, records, out);
    return records;
  }
  const auto lines = container_lines(bytes, 1);
  size_t next = 0;
  for (const auto item : array)
    read_record(item, item.is_object() || item.is_array() ? lines.at(next++) : 1, records, out);
  return records;
}

}  // namespace plenary
