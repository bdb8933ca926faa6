// Builds a sheet from a spreadsheet's cells: gaps, merges and rows that only add up others.
#pragma once
#include <string_view>
#include <vector>

#include "import/table_cells.h"

namespace plenary::table {

/// Collects the cells of one sheet, row by row, column by column, then fills merged cells.
class SheetBuilder {
 public:
  explicit SheetBuilder(std::string_view name) { sheet_.name = name; }

  /// Starts a row; rows come in order, `line` from 1. Returns false for one that is out of order or beyond
  /// the bounds.
  bool start_row(uint32_t line);
  /// Adds a cell of the row; columns come in order, from 0. Returns false when it is out of order or beyond
  /// the bounds.
  bool add(size_t column, Cell cell);
  /// Says that the row holds this formula.
  void formula(std::string_view text);

  struct Merge {
    uint32_t first_line, last_line;
    size_t first_column, last_column;
  };
  void merge(const Merge& merge) { merges_.push_back(merge); }

  /// Returns the sheet: covered cells hold what the merge shows, rows without values are gone.
  Sheet finish();
  /// True when bounds have cut something off.
  bool cut() const { return cut_; }

 private:
  struct Fill {
    size_t row, column;
    Cell cell;
  };
  std::vector<Fill> fills();
  void apply(std::vector<Fill> fills);

  Sheet sheet_;
  std::vector<Merge> merges_;
  size_t implied_ = 0, widest_ = 0;
  bool cut_ = false;
};

/// True for a formula of the row `line` that adds up (or counts) rows above it: "SUM(B2:B10)",
/// "of:=SUM([.B2:.B10])".
bool sums_rows_above(std::string_view formula, uint32_t line);

}  // namespace plenary::table
