#include "import/adoptions.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/embedded.h"
#include "base/text.h"
#include "import/table.h"
#include "import/table_header.h"
#include "import/table_mapping.h"
#include "import/table_rows.h"
#include "record/identifier.h"

namespace plenary {
namespace {

using namespace table;

// What makes a sheet the one or the other: the field that only such a list has.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTelling{{{"adoption", "product"},
                                                                                 {"usage", "count"},
                                                                                 {"document", "name"},
                                                                                 {"activity", "role"},
                                                                                 {"event", "name"}}};

bool has_any(const Header& header, const std::vector<std::string>& columns) {
  return std::ranges::any_of(columns, [&](const auto& name) {
    const auto at = header.find(name);
    return !at || *at >= 0;  // two of that name: the mapping's own error tells it
  });
}

const Rule* telling_rule(const Records& records) {
  for (const auto& [noun, field] : kTelling)
    if (records.noun->name == noun) return &records.rules[static_cast<size_t>(records.noun->find(field))];
  return nullptr;
}

// Fields that a record cannot do without: the noun's own, and what its key is made of.
bool is_needed(const Records& records, size_t field) {
  const auto alone = [field](const std::vector<size_t>& group) {
    return group.size() == 1 && group.front() == field;
  };
  const auto names = [&](const Template::Part& part) {
    return part.place && part.text == records.noun->fields[field].name;
  };
  return std::ranges::any_of(records.noun->required, alone) ||
         std::ranges::any_of(records.rules, [&](const Rule& rule) {
           return rule.made && std::ranges::any_of(rule.made->parts, names);
         });
}

// The entry for one sheet: other columns that are not there are not said.
Records fitted(Records records, const Header& header, const std::string& sheet) {
  if (!sheet.empty()) records.sheets = {sheet};
  for (size_t i = 0; i < records.rules.size(); ++i) {
    auto& rule = records.rules[i];
    if (!rule.columns.empty() && !is_needed(records, i) && !has_any(header, rule.columns)) rule = Rule{};
  }
  return records;
}

// The key of a standard from the name that people write; keys stay as they are.
std::optional<std::string> key_of(const std::string& text) {
  if (const auto id = parse_identifier(text)) return id->key();
  const bool key = text.find(':') != std::string::npos && text.find(' ') == std::string::npos;
  return key ? std::optional(ascii_lower(text)) : std::nullopt;
}

// Gives the records from `from` on their keys and refuses what names no standard.
template <class Record>
void settle(std::vector<Record>& records, size_t from, Batch& out) {
  size_t kept = from;
  for (size_t i = from; i < records.size(); ++i) {
    auto key = key_of(records[i].document);
    if (!key) {
      out.reject(records[i].line,
                 fmt::format("'{}' names no standard that is known: write it as its body does, ITU-T G.709 "
                             "(06/2020), or as body:number@edition (docs/identifiers.md)",
                             clean(records[i].document, 80)),
                 records[i].document);
      continue;
    }
    records[i].document = std::move(*key);
    if (kept != i) records[kept] = std::move(records[i]);
    ++kept;
  }
  records.resize(kept);
}

class AdoptionsReader : public FormatReader {
 public:
  AdoptionsReader(Mapping mapping, ImportOptions options)
      : mapping_(std::move(mapping)), options_(std::move(options)), all_(table_reader(mapping_, options_)) {}

  bool accepts(std::string_view path) const override { return all_->accepts(path); }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    const auto table = read_table(file.path, file.bytes, mapping_.read);
    if (!table) return out.reject(0, table.error().message, std::string_view(file.bytes).substr(0, 80));
    Mapping mapping = mapping_;
    mapping.records.clear();
    for (const auto& sheet : table->sheets) add_entries(sheet, mapping, out);
    if (mapping.records.empty()) return;
    const size_t adoptions = out.adoptions.size(), usages = out.usages.size();
    table_reader(std::move(mapping), options_)->read(file, out);
    settle(out.adoptions, adoptions, out);
    settle(out.usages, usages, out);
  }

 private:
  void add_entries(const Sheet& sheet, Mapping& mapping, Batch& out) const {
    const size_t before = mapping.records.size();
    std::string wanted, there;
    for (const auto& records : mapping_.records) {
      const auto header = read_header(sheet, records.header_row);
      if (!header) return out.reject(records.header_row, in_sheet(sheet, header.error().message));
      const Rule* const telling = telling_rule(records);
      if (telling == nullptr || has_any(*header, telling->columns))
        mapping.records.push_back(fitted(records, *header, sheet.name));
      else if (wanted.find(telling->columns.front()) == std::string::npos)
        wanted += fmt::format("{}'{}'", wanted.empty() ? "" : ", ", telling->columns.front());
      there = header->list();
    }
    if (mapping.records.size() == before)
      out.reject(0, in_sheet(sheet, fmt::format("no list that is known: a column {} says which one it is; "
                                                "there are {}",
                                                wanted, there)));
  }

  Mapping mapping_;
  ImportOptions options_;
  std::unique_ptr<FormatReader> all_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_adoptions(const ImportOptions& options) {
  const auto own = embedded("data/mappings/adoptions.toml");
  PLENARY_LET(mapping, parse_mapping(options.mapping.empty() ? *own : std::string_view(options.mapping)));
  return std::make_unique<AdoptionsReader>(std::move(mapping), options);
}

}  // namespace plenary
