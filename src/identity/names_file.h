// A list of names as CSV (RFC 4180): what `plenary resolve --names` reads. Any bytes are taken: text that is
// no UTF-8 is read as Windows-1252, control characters fall away, an open quote ends with the file.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

struct CsvRow {
  size_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> cells;
};

/// Reads all rows; a row without any byte is left out. Cells are as written.
std::vector<CsvRow> parse_csv(std::string_view bytes);

/// A name of the list with what is said beside it.
struct NameRow {
  std::string raw;  ///< as written, for the answer
  std::string country, domain, mail;
};

/// Reads the list: a column `raw`, and `country`, `domain`, `mail` where they are. Other columns are ignored.
Result<std::vector<NameRow>> read_names(std::string_view bytes);

/// Appends a cell, quoted when it has to be.
void append_csv(std::string& out, std::string_view cell);

}  // namespace plenary
