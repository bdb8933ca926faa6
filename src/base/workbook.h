// Workbooks of spreadsheets as files (XLSX, through libxlsxwriter).
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace plenary {

/// Nothing, a text, a number or a day.
using SheetCell = std::variant<std::monostate, std::string, double, Day>;

struct SheetPage {
  std::string name;
  std::vector<std::vector<SheetCell>> rows;
  size_t bold = 1;           ///< so many rows at the top are headings
  bool for_reading = false;  ///< columns are wide, long texts wrapped, headings stay when one scrolls
};

struct Workbook {
  std::string title, author;
  const char* day_format = "yyyy-mm-dd";
  std::vector<SheetPage> pages;
};

/// Writes an XLSX file; equal workbooks give equal bytes. Days are date cells. An error for a text of more
/// than the 32,767 characters that a cell holds.
Status write_workbook(const std::string& path, const Workbook& workbook);

}  // namespace plenary
