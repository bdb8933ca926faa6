// One internal table for all tabular formats: sheets of rows of cells, each cell with its kind and each row
// with the number that a person sees at its left. The readers make it, the mapping turns it into records.
//
// Cells are views: their bytes lie in the table's arena, so a million cells cost 24 bytes each and no
// allocation.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/batch.h"

namespace plenary::table {

enum class CellKind : uint8_t {
  kEmpty,  ///< nothing there, or an error value such as #N/A: not said
  kText,
  kNumber,  ///< text is the plain decimal form
  kDate,    ///< text is ISO 8601
  kBool,    ///< text is "true" or "false"
  kList,    ///< several values (a JSON array), with kListSeparator between them
};

inline constexpr char kListSeparator = '\x1e';

struct Cell {
  std::string_view text;
  CellKind kind = CellKind::kEmpty;
};

/// Keeps bytes at a fixed place for as long as the table lives.
class Arena {
 public:
  /// Copies a text.
  std::string_view keep(std::string_view text);
  /// Takes a large text over without copying it.
  std::string_view adopt(std::string text);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::unique_ptr<std::string>> texts_;
  char* at_ = nullptr;
  size_t left_ = 0;
};

struct Row {
  uint32_t line = 0;  ///< as the person sees it: line of a text file, row of a sheet, element of a JSON array
  uint32_t count = 0;   ///< cells
  size_t from = 0;      ///< first cell
  bool banner = false;  ///< one merged cell is all there is: a heading between rows
  bool sums = false;    ///< holds a formula that adds up other rows
};

struct Sheet {
  std::string name;                 ///< empty where the format has no sheets
  std::vector<std::string> header;  ///< where the format itself names its columns (JSON, Parquet); else empty
  std::vector<Cell> cells;
  std::vector<Row> rows;     ///< rows without any value are left out
  bool exact_width = false;  ///< text files: a row of another width than the header is damaged

  std::span<const Cell> cells_of(const Row& row) const {
    return std::span(cells).subspan(row.from, row.count);
  }
};

struct Table {
  Arena arena;
  std::vector<Sheet> sheets;
  std::vector<Reject> notes;  ///< what the reader has to tell about places in the file
};

/// Bounds of a table, whatever the file claims.
inline constexpr size_t kMaxColumns = 16'384;
inline constexpr size_t kMaxCells = 64'000'000;
/// Empty cells that a format may imply (repeats, gaps, merges) before it is taken for hostile.
inline constexpr size_t kMaxImplied = 8'000'000;

/// What a mapping says of how to read the bytes.
struct ReadOptions {
  char separator = 0;         ///< of a text file; 0: found from its first lines
  bool windows_1252 = false;  ///< the text is declared to be Windows-1252
  std::string root;           ///< path of the array in a JSON file: "results.items"
};

/// True for the file names that read_table knows by their endings.
bool is_table_name(std::string_view path);
bool is_parquet_name(std::string_view path);

/// Reads the bytes of a file by the ending of its name. Errors are about the whole file; what is wrong with
/// one row becomes a note.
Result<Table> read_table(std::string_view path, std::string_view bytes, const ReadOptions& options);

// The readers, one a format; each in a file of its own.
Result<Table> read_csv(std::string_view bytes, const ReadOptions& options);
Result<Table> read_json(std::string_view bytes, const ReadOptions& options, bool lines);
Result<Table> read_parquet(std::string_view bytes);
Result<Table> read_xlsx(std::string_view bytes);
Result<Table> read_ods(std::string_view bytes);

}  // namespace plenary::table
