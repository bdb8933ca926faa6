// A table with named columns of which each cell can be asked by name: what META and DATA have in common.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/table_cells.h"

namespace plenary {

class NamedTable {
 public:
  /// Reads a file (by its ending; an unknown ending is CSV) whose first row names the columns. Fails on
  /// damaged rows and on two columns of one name.
  static Result<NamedTable> read(const std::string& path, std::string_view bytes);

  size_t rows() const { return rows_.size(); }
  uint32_t line(size_t row) const { return rows_[row].line; }
  const std::vector<std::string>& columns() const { return names_; }
  /// Position of a column (A-Z equal to a-z), or nothing.
  std::optional<size_t> find(std::string_view column) const;
  /// The cell's text, trimmed; "NA" and a column that is not there are empty.
  std::string_view text(size_t row, std::optional<size_t> column) const;
  /// The cell as a number; empty is nothing. Fails on other text, naming file, line and column.
  Result<std::optional<double>> number(size_t row, std::optional<size_t> column) const;
  /// Makes "FILE:LINE: reason".
  std::unexpected<Error> fault(size_t row, std::string_view reason) const;
  /// Makes "FILE: reason".
  std::unexpected<Error> fault(std::string_view reason) const;

 private:
  std::string path_;
  table::Table table_;
  std::vector<table::Row> rows_;
  std::vector<std::string> names_;
};

}  // namespace plenary
