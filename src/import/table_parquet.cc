// Parquet through DuckDB's reader. The engine opens files by name, the bytes may come out of an archive: they
// go into a file of memory (memfd) that has a name for as long as it is open and leaves nothing behind,
// whatever happens.
#include "import/table_parquet.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <optional>

#include "base/text.h"
#include "duck/duck.h"

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

// How a column is asked for and what its cells are. What the engine alone understands becomes its text.
struct Form {
  std::string cast;
  CellKind kind;
};

Form form_of(std::string_view type) {
  if (type == "DATE") return {"VARCHAR", CellKind::kDate};
  if (type == "BOOLEAN") return {"VARCHAR", CellKind::kBool};
  if (type == "DOUBLE" || type == "FLOAT") return {"DOUBLE", CellKind::kNumber};
  const bool whole =
      type == "INTEGER" || (type.ends_with("INT") && !type.starts_with("U") && type != "HUGEINT");
  return {"VARCHAR", whole ? CellKind::kNumber : CellKind::kText};
}

std::unexpected<Error> no_parquet(const Error& error) {
  return fail(ErrorKind::kInput, "is no Parquet file: " + clean(error.message, 300));
}

}  // namespace

struct ParquetFile::State {
  MemoryFile file;
  std::optional<duck::Connection> engine;
  std::vector<Form> forms;
  std::vector<std::string> names;
  std::string select;
  size_t most = kMaxCells;  // cells that a file of that size may have

  Status open(std::string_view bytes);
  void fill(const duck::Chunk& chunk, Sheet& sheet, Arena& numbers) const;
};

Status ParquetFile::State::open(std::string_view bytes) {
  PLENARY_TRY(file.fill(bytes));
  PLENARY_LET(opened, duck::Connection::open(":memory:",
                                             {.threads = 1, .memory_limit = "512MiB", .temp_directory = ""}));
  engine.emplace(std::move(opened));
  most = std::clamp(bytes.size() * kMaxCellsPerByte, kMaxCells, kMaxStreamedCells);
  const std::string from = fmt::format("read_parquet({}", duck::quote(file.path()));
  const auto columns = engine->query("DESCRIBE SELECT * FROM " + from + ")");
  if (!columns) return no_parquet(columns.error());
  select = "SELECT CAST(file_row_number + 1 AS BIGINT)";
  for (const auto& row : columns->rows) {
    names.push_back(duck::to_text(row[0]));
    forms.push_back(form_of(duck::to_text(row[1])));
    select += fmt::format(", CAST({} AS {})", duck::quote_name(names.back()), forms.back().cast);
  }
  select += fmt::format(" FROM {}, file_row_number = true)", from);
  if (names.size() > kMaxColumns)
    return fail(ErrorKind::kInput, fmt::format("has more than {} columns", kMaxColumns));
  return {};
}

// The cells are views into the chunk; only numbers are written out, each run of equal ones once.
void ParquetFile::State::fill(const duck::Chunk& chunk, Sheet& sheet, Arena& numbers) const {
  const size_t width = forms.size();
  sheet.rows.clear();
  sheet.cells.assign(chunk.rows() * width, {});
  for (size_t r = 0; r < chunk.rows(); ++r)
    sheet.rows.push_back({.line = static_cast<uint32_t>(chunk.integer(0, r)),
                          .count = static_cast<uint32_t>(width),
                          .from = r * width});
  for (size_t c = 0; c < width; ++c) {
    Cell* cell = sheet.cells.data() + c;
    const CellKind kind = forms[c].kind;
    double last = std::numeric_limits<double>::quiet_NaN();
    std::string_view last_text;
    for (size_t r = 0; r < chunk.rows(); ++r, cell += width) {
      if (!chunk.said(c + 1, r)) continue;
      if (forms[c].cast == "VARCHAR") {
        const auto text = chunk.text(c + 1, r);
        if (!text.empty()) *cell = {text, kind};
        continue;
      }
      const double value = chunk.real(c + 1, r);
      if (value != value) continue;
      if (value != last) last_text = numbers.keep(duck::to_text(value));
      last = value;
      *cell = {last_text, kind};
    }
  }
}

ParquetFile::ParquetFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ParquetFile::ParquetFile(ParquetFile&&) noexcept = default;
ParquetFile::~ParquetFile() = default;

Result<ParquetFile> ParquetFile::open(std::string_view bytes) {
  auto state = std::make_unique<State>();
  PLENARY_TRY(state->open(bytes));
  return ParquetFile(std::move(state));
}

const std::vector<std::string>& ParquetFile::names() const { return state_->names; }
bool ParquetFile::is_text(size_t column) const { return state_->forms[column].kind == CellKind::kText; }

Status ParquetFile::each_part(const std::function<bool(const Sheet&)>& take) {
  auto& s = *state_;
  Sheet sheet;
  sheet.header = s.names;
  size_t cells = 0;
  bool full = false;
  const Status status = s.engine->each_chunk(s.select, [&](const duck::Chunk& chunk) {
    cells += chunk.rows() * s.forms.size();
    full = cells > s.most;
    if (full) return false;
    Arena numbers;
    s.fill(chunk, sheet, numbers);
    return take(sheet);
  });
  if (!status && cells > 0)
    return fail(ErrorKind::kInput, fmt::format("is damaged behind row {}: {}", cells / s.forms.size(),
                                               clean(status.error().message, 300)));
  if (!status) return no_parquet(status.error());
  if (full)
    return fail(ErrorKind::kInput, fmt::format("has more than {} cells: the rest is left out", s.most));
  return cells == 0 ? fail(ErrorKind::kInput, "holds no rows") : Status{};
}

Result<Table> read_parquet(std::string_view bytes) {
  PLENARY_LET(file, ParquetFile::open(bytes));
  Table table;
  Sheet all;
  all.header = file.names();
  PLENARY_TRY(file.each_part([&](const Sheet& part) {
    const size_t base = all.cells.size();
    for (Row row : part.rows) {
      row.from += base;
      all.rows.push_back(row);
    }
    for (const Cell& cell : part.cells) all.cells.push_back({table.arena.keep(cell.text), cell.kind});
    return all.cells.size() < kMaxCells;
  }));
  table.sheets.push_back(std::move(all));
  return table;
}

}  // namespace plenary::table
