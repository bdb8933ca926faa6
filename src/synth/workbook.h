// Tables as an office has them: workbooks (through libxlsxwriter) and CSV files. Every workbook opens with a
// sheet named SYNTHETIC, every sheet has the word in its first row (the header is row 3), every row of a CSV
// file has it in its last column, so that no part of such a file can be taken for a real one.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/workbook.h"

namespace plenary::synth {

struct Sheet {
  std::string name, title;
  std::vector<std::string> header;
  std::vector<std::vector<SheetCell>> rows;
};

/// The row of the header in every sheet of a workbook, as the spreadsheet numbers it.
inline constexpr int kHeaderRow = 3;

/// Writes an XLSX workbook; equal sheets give equal bytes. Days are date cells.
Status write_workbook(const std::string& path, std::span<const Sheet> sheets);

/// Writes a CSV file (RFC 4180, UTF-8); days as dd/mm/yyyy.
Status write_csv(const std::string& path, const Sheet& sheet);

}  // namespace plenary::synth
