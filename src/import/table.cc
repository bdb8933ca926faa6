#include "import/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "import/table_run.h"

namespace plenary {
namespace {

using namespace table;

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string sheet_names(const Table& table) {
  std::string names;
  for (const auto& sheet : table.sheets)
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", sheet.name);
  return names;
}

// One file against all entries of the mapping.
class FileImport {
 public:
  FileImport(const Mapping& mapping, const ImportOptions& options, const Table& table, Batch& out)
      : mapping_(mapping), options_(options), table_(table), out_(out) {}

  void entry(const Records& records) {
    std::unordered_set<std::string> seen;
    for (const size_t at : sheets_of(records)) {
      const Sheet& sheet = table_.sheets[at];
      const auto header = read_header(sheet, records.header_row);
      if (!header) {
        refuse(sheet, records.header_row, header.error().message);
        continue;
      }
      const auto bound = bind(records, *header);
      if (bound)
        run({mapping_, options_, sheet, *header, rows_of(at, *header)}, *bound, seen, out_);
      else
        refuse(sheet, header->line, bound.error().message + better_header(records, sheet));
    }
  }

 private:
  void refuse(const Sheet& sheet, uint32_t line, std::string_view reason) {
    out_.reject(line, in_sheet(sheet, reason));
  }

  std::vector<size_t> sheets_of(const Records& records) {
    std::vector<size_t> found;
    if (records.sheets.empty()) {
      for (size_t i = 0; i < table_.sheets.size(); ++i) found.push_back(i);
      if (found.size() <= 1) return found;
      out_.reject(0, fmt::format("mapping line {}: the file has several sheets ({}): say sheet = \"NAME\", a "
                                 "list of names, or \"*\"",
                                 records.line, sheet_names(table_)));
      return {};
    }
    for (const auto& name : records.sheets) {
      const size_t before = found.size();
      for (size_t i = 0; i < table_.sheets.size(); ++i)
        if (name == "*" || table_.sheets[i].name == name) found.push_back(i);
      if (found.size() == before)
        out_.reject(0, fmt::format("mapping line {}: there is no sheet '{}' with values; there are: {}",
                                   records.line, name, sheet_names(table_)));
    }
    return found;
  }

  const std::vector<size_t>& rows_of(size_t sheet, const Header& header) {
    const auto [at, fresh] = rows_.try_emplace({sheet, header.line});
    if (fresh) at->second = data_rows(table_.sheets[sheet], header, out_);
    return at->second;
  }

  // When another of the first rows has all the columns, says so: a title above the header is the usual
  // reason.
  static std::string better_header(const Records& records, const Sheet& sheet) {
    if (!sheet.header.empty()) return {};
    for (size_t i = 0; i < std::min<size_t>(sheet.rows.size(), 40); ++i) {
      const auto header = read_header(sheet, sheet.rows[i].line);
      if (header && bind(records, *header))
        return fmt::format("; row {0} has the columns: say header_row = {0}", header->line);
    }
    return {};
  }

  const Mapping& mapping_;
  const ImportOptions& options_;
  const Table& table_;
  Batch& out_;
  std::map<std::pair<size_t, uint32_t>, std::vector<size_t>> rows_;
};

class TableReader : public FormatReader {
 public:
  TableReader(Mapping mapping, ImportOptions options)
      : mapping_(std::move(mapping)), options_(std::move(options)) {}

  bool accepts(std::string_view path) const override {
    const auto name = file_name(path);
    if (!is_table_name(path) || name.starts_with("~$") || name.starts_with('.')) return false;
    // A folder's README.txt is no table; a .txt is read when it is named.
    const bool named = file_name(options_.locator) == name;
    const bool text = ascii_lower(name).ends_with(".txt") && !named;
    return std::ranges::any_of(
        mapping_.records, [&](const Records& r) { return wants(r, path) && (!text || !r.file.empty()); });
  }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    const auto table = read_table(file.path, file.bytes, mapping_.read);
    if (!table) return out.reject(0, table.error().message, std::string_view(file.bytes).substr(0, 80));
    for (const auto& note : table->notes) out.reject(note.line, note.reason, note.excerpt);
    FileImport import(mapping_, options_, *table, out);
    for (const auto& records : mapping_.records)
      if (wants(records, file.path)) import.entry(records);
  }

 private:
  static bool wants(const Records& records, std::string_view path) {
    return records.file.empty() || matches(records.file, path) || matches(records.file, file_name(path));
  }

  Mapping mapping_;
  ImportOptions options_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_table(const ImportOptions& options) {
  if (options.mapping.empty())
    return fail(ErrorKind::kUsage,
                "a table needs a mapping from columns to nouns: `plenary import table FILE --suggest` writes "
                "a first one");
  PLENARY_LET(mapping, parse_mapping(options.mapping));
  return std::make_unique<TableReader>(std::move(mapping), options);
}

}  // namespace plenary
