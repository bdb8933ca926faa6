// Comma-separated tables as RFC 4180 has them, each row with the line on which it begins.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/exchange_entries.h"

namespace plenary {

struct CsvTable {
  struct Row {
    size_t line = 0;
    std::vector<std::string> cells;  ///< as many as the header has
  };
  std::vector<std::string> header;
  std::vector<Row> rows;
  std::optional<size_t> column(std::string_view name) const;
};

/// Reads a table; rows that are damaged or of another width than the header are rejects.
CsvTable read_csv(std::string_view text, Decisions& out);

/// Returns a cell as a file holds it, in quotes where it must be.
std::string csv_cell(std::string_view text);

}  // namespace plenary
