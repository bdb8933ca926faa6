// The header of a sheet: which row it is and which column a name means.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "import/table_cells.h"

namespace plenary::table {

struct Header {
  uint32_t line = 0;     ///< its row; 0 where the format itself names the columns
  size_t first_row = 0;  ///< position in Sheet::rows of the first row below it
  std::vector<std::string> names;

  /// Returns the column of that name ("Name#2" is the second of that name), -1 when there is none.
  /// Fails when several columns have it: the error names them.
  Result<int> find(std::string_view name) const;
  /// Lists the names: "'Company', 'Country'".
  std::string list() const;
};

/// Returns the header of a sheet: the given row, or the first one with values for 0.
Result<Header> read_header(const Sheet& sheet, uint32_t header_row);

/// Says a column as spreadsheets do: A, B ... Z, AA.
std::string column_letters(size_t column);

}  // namespace plenary::table
