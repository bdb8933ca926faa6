#include "import/table.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/text.h"
#include "import/table_parquet.h"
#include "import/table_run.h"

namespace plenary {
namespace {

using namespace table;

constexpr size_t kPart = 4'096;  // records that are handed over at a time

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string sheet_names(const Table& table) {
  std::string names;
  for (const auto& sheet : table.sheets)
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", sheet.name);
  return names;
}

// One mapping entry with one sheet.
struct Entry {
  size_t sheet;
  Header header;
  Bound bound;
  std::unordered_set<std::string>* seen;
};

// One file against all entries of the mapping.
class FileImport {
 public:
  FileImport(const Mapping& mapping, const ImportOptions& options, const Table& table, Batch& out)
      : mapping_(mapping), options_(options), table_(table), out_(out) {}

  /// The sheets that an entry is for, bound to it; what cannot be bound is refused.
  void bind_entry(const Records& records) {
    auto& seen = *seen_.emplace_back(std::make_unique<std::unordered_set<std::string>>());
    for (const size_t at : sheets_of(records)) {
      const Sheet& sheet = table_.sheets[at];
      const auto header = read_header(sheet, records.header_row);
      if (!header) {
        refuse(sheet, records.header_row, header.error().message);
        continue;
      }
      auto bound = bind(records, *header);
      if (bound)
        entries_.push_back(std::make_unique<Entry>(at, *header, std::move(*bound), &seen));
      else
        refuse(sheet, header->line, bound.error().message + better_header(records, sheet));
    }
  }

  /// Reads all sheets.
  void read_all() {
    for (const auto& entry : entries_) {
      const Sheet& sheet = table_.sheets[entry->sheet];
      const auto& rows = rows_of(entry->sheet, entry->header);
      auto run = run_of(*entry);
      run.look(sheet, rows);
      if (run.settle(sheet)) run.records(sheet, rows);
    }
  }

  /// Reads a file that comes in parts; the table is its header alone. `part_done` is called after each part.
  Status read_parts(ParquetFile& file, const std::function<bool()>& part_done) {
    std::vector<Run> runs;
    for (const auto& entry : entries_) runs.push_back(run_of(*entry));
    if (runs.empty()) return {};
    PLENARY_TRY(look_at_parts(file, runs));
    std::erase_if(runs, [this](Run& run) { return !run.settle(table_.sheets[0]); });
    return file.each_part([&](const Sheet& part) {
      const auto rows = data_rows(part, entries_[0]->header, out_);
      for (auto& run : runs) run.records(part, rows);
      return part_done();
    });
  }

 private:
  void refuse(const Sheet& sheet, uint32_t line, std::string_view reason) {
    out_.reject(line, in_sheet(sheet, reason));
  }

  Run run_of(const Entry& entry) {
    return Run(mapping_, options_, entry.header, entry.bound, *entry.seen, out_);
  }

  // A look at all rows before the first is read, only where texts have to say what form the dates are of.
  Status look_at_parts(ParquetFile& file, std::vector<Run>& runs) {
    bool look = false;
    for (size_t i = 0; i < file.names().size(); ++i)
      look = look || (file.is_text(i) && std::ranges::any_of(runs, [i](const Run& run) {
                        return run.looks_at(static_cast<int>(i));
                      }));
    if (!look) return {};
    Batch told;  // rows that are no data are told when they are read
    return file.each_part([&](const Sheet& part) {
      const auto rows = data_rows(part, entries_[0]->header, told);
      for (auto& run : runs) run.look(part, rows);
      told.clear();
      return true;
    });
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
  std::vector<std::unique_ptr<std::unordered_set<std::string>>> seen_;
  std::vector<std::unique_ptr<Entry>> entries_;
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
    read_into(file, out, [] { return true; });
  }

  void read_parts(const SourceFile& file, const std::function<bool(Batch&)>& take) const override {
    Batch out;
    bool going = true;
    read_into(file, out, [&] {
      if (out.records() + out.rejects.size() < kPart) return true;
      going = take(out);
      out.clear();
      return going;
    });
    if (going) take(out);
  }

 private:
  void read_into(const SourceFile& file, Batch& out, const std::function<bool()>& part_done) const {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    if (is_parquet_name(file.path)) return read_parquet_into(file, out, part_done);
    const auto table = read_table(file.path, file.bytes, mapping_.read);
    if (!table) return refuse(file, table.error(), out);
    for (const auto& note : table->notes) out.reject(note.line, note.reason, note.excerpt);
    FileImport import(mapping_, options_, *table, out);
    for (const auto& records : mapping_.records)
      if (wants(records, file.path)) import.bind_entry(records);
    import.read_all();
  }

  void read_parquet_into(const SourceFile& file, Batch& out, const std::function<bool()>& part_done) const {
    auto parquet = ParquetFile::open(file.bytes);
    if (!parquet) return refuse(file, parquet.error(), out);
    Table header;
    header.sheets.emplace_back().header = parquet->names();
    FileImport import(mapping_, options_, header, out);
    for (const auto& records : mapping_.records)
      if (wants(records, file.path)) import.bind_entry(records);
    if (auto status = import.read_parts(*parquet, part_done); !status) refuse(file, status.error(), out);
  }

  static void refuse(const SourceFile& file, const Error& error, Batch& out) {
    out.reject(0, error.message, std::string_view(file.bytes).substr(0, 80));
  }

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
  return table_reader(std::move(mapping), options);
}

std::unique_ptr<FormatReader> table_reader(table::Mapping mapping, const ImportOptions& options) {
  return std::make_unique<TableReader>(std::move(mapping), options);
}

}  // namespace plenary
