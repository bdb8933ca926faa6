// Parquet part by part: such files are made by programs and may hold hundreds of millions of rows.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "import/table_cells.h"

namespace plenary::table {

/// Bounds of a file that is read in parts: cells to a byte, and in all.
inline constexpr size_t kMaxCellsPerByte = 64;
inline constexpr size_t kMaxStreamedCells = 2'000'000'000;

class ParquetFile {
 public:
  /// Opens the bytes of a file, which need not outlive the call.
  static Result<ParquetFile> open(std::string_view bytes);
  ParquetFile(ParquetFile&&) noexcept;
  ~ParquetFile();

  const std::vector<std::string>& names() const;
  /// False when the file itself says that the column holds numbers, days or truths.
  bool is_text(size_t column) const;

  /// Hands on all rows, some thousands at a time; a part is there only during the call, which says whether to
  /// go on. May be called again. An error says what is wrong with the file; parts before it are good.
  Status each_part(const std::function<bool(const Sheet&)>& take);

 private:
  struct State;
  explicit ParquetFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace plenary::table
