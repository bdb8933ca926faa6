// Parquet through DuckDB's reader. The engine opens files by name, the bytes may come out of an archive: they
// go into a file of memory (memfd) that has a name for as long as it is open and leaves nothing behind,
// whatever happens.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "duck/duck.h"
#include "import/table_cells.h"

namespace plenary::table {
namespace {

class MemoryFile {
 public:
  MemoryFile() : fd_(::memfd_create("plenary", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  Status fill(std::string_view bytes) {
    while (fd_ >= 0 && !bytes.empty()) {
      const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;
      bytes.remove_prefix(static_cast<size_t>(n));
    }
    if (fd_ >= 0 && bytes.empty()) return {};
    return fail(ErrorKind::kIo, fmt::format("cannot keep the file in memory: {}", std::strerror(errno)));
  }

  std::string path() const { return fmt::format("/proc/self/fd/{}", fd_); }

 private:
  int fd_;
};

// The columns as text, whole number, real, truth or day; what the engine alone understands becomes its text.
Result<std::string> select_list(duck::Connection& engine, const std::string& source,
                                std::vector<std::string>& names) {
  PLENARY_LET(columns, engine.query("DESCRIBE SELECT * FROM " + source));
  std::string list = "file_row_number + 1";
  for (const auto& row : columns.rows) {
    const std::string name = duck::to_text(row[0]), type = duck::to_text(row[1]),
                      quoted = duck::quote_name(name);
    names.push_back(name);
    const bool plain =
        type == "VARCHAR" || type == "DATE" || type == "BOOLEAN" || type == "DOUBLE" || type == "FLOAT" ||
        (type.ends_with("INT") && !type.starts_with("U") && type != "HUGEINT") || type == "INTEGER";
    list += plain ? ", " + quoted : fmt::format(", CAST({} AS VARCHAR)", quoted);
  }
  return list;
}

Cell to_cell(const duck::Value& value, Arena& arena) {
  if (const auto* text = std::get_if<std::string>(&value))
    return {arena.keep(*text), text->empty() ? CellKind::kEmpty : CellKind::kText};
  if (std::holds_alternative<std::monostate>(value)) return {};
  const CellKind kind = std::holds_alternative<bool>(value)  ? CellKind::kBool
                        : std::holds_alternative<Day>(value) ? CellKind::kDate
                                                             : CellKind::kNumber;
  if (const auto* real = std::get_if<double>(&value); real != nullptr && *real != *real) return {};
  return {arena.keep(duck::to_text(value)), kind};
}

}  // namespace

Result<Table> read_parquet(std::string_view bytes) {
  MemoryFile file;
  PLENARY_TRY(file.fill(bytes));
  PLENARY_LET(engine, duck::Connection::open(":memory:",
                                             {.threads = 1, .memory_limit = "1GiB", .temp_directory = ""}));
  const std::string from = fmt::format("read_parquet({}", duck::quote(file.path()));
  Table table;
  Sheet sheet;
  const auto engine_fault = [](const Error& error) {
    return fail(ErrorKind::kInput, "is no Parquet file: " + clean(error.message, 300));
  };
  const auto list = select_list(engine, from + ")", sheet.header);
  if (!list) return engine_fault(list.error());
  if (sheet.header.size() > kMaxColumns)
    return fail(ErrorKind::kInput, fmt::format("has more than {} columns", kMaxColumns));
  PLENARY_LET(counted, engine.query("SELECT count(*) FROM " + from + ")"));
  const auto rows = static_cast<size_t>(std::get<int64_t>(counted.rows[0][0]));
  sheet.rows.reserve(std::min(rows, kMaxCells));
  sheet.cells.reserve(std::min(rows * sheet.header.size(), kMaxCells));
  bool full = false;
  const Status status =
      engine.each_row(fmt::format("SELECT {} FROM {}, file_row_number = true)", *list, from), {},
                      [&](const std::vector<duck::Column>&, const std::vector<duck::Value>& values) {
                        const size_t start = sheet.cells.size();
                        full = start + values.size() > kMaxCells;
                        if (full) return false;
                        for (size_t i = 1; i < values.size(); ++i)
                          sheet.cells.push_back(to_cell(values[i], table.arena));
                        const auto line = static_cast<uint32_t>(std::get<int64_t>(values[0]));
                        sheet.rows.push_back(
                            {.line = line, .count = static_cast<uint32_t>(values.size() - 1), .from = start});
                        return true;
                      });
  if (!status) return engine_fault(status.error());
  if (full)
    table.notes.push_back({0, fmt::format("has more than {} cells: the rest is left out", kMaxCells), ""});
  if (sheet.rows.empty()) return fail(ErrorKind::kInput, "holds no rows");
  table.sheets.push_back(std::move(sheet));
  return table;
}

}  // namespace plenary::table
