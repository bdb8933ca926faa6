#include "import/table_rows.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/table_numbers.h"

namespace plenary::table {
namespace {

// What stands before a sum, folded. An organization may be called Total (a French oil company was), so the
// word alone is not enough: all other cells must be numbers or empty.
constexpr std::array<std::string_view, 23> kTotals{
    "total",         "totals",      "totaux",    "totales",     "totais",     "grand total",
    "total general", "total geral", "sub total", "subtotal",    "sous total", "sum",
    "sums",          "somme",       "suma",      "soma",        "summe",      "gesamt",
    "gesamtsumme",   "insgesamt",   "count",     "total count", "totale"};

bool number_like(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789.,' %+-()\xC2\xA0\xE2\x80\xAF") == std::string_view::npos;
}

// True for "Total", "Total:", "TOTAL (193)" and "Total members 193".
bool says_total(std::string_view text) {
  if (text.size() > 60) return false;
  std::string folded = fold(text);
  while (!folded.empty() && ((folded.back() >= '0' && folded.back() <= '9') || folded.back() == ' '))
    folded.pop_back();
  if (std::ranges::find(kTotals, folded) != kTotals.end()) return true;
  const bool number_behind = !text.empty() && text.find_first_of("0123456789") != std::string_view::npos;
  return number_behind && (folded.starts_with("total ") || folded.starts_with("number of "));
}

bool looks_like_total(std::span<const Cell> cells) {
  std::string_view words;  // the only cell that is neither a number nor empty
  for (const auto& cell : cells) {
    if (cell.kind == CellKind::kEmpty || cell.kind == CellKind::kNumber) continue;
    if (cell.kind != CellKind::kText) return false;
    if (number_like(cell.text) || trim(cell.text).empty()) continue;
    if (!words.empty()) return false;
    words = cell.text;
  }
  return !words.empty() && says_total(words);
}

// A lone value in the first column of a wide table: "Africa" above its members, or "Source: ..." below them.
bool lone_value(const Sheet& sheet, std::span<const Cell> cells, size_t width) {
  if (!sheet.header.empty() || width < 4 || cells.empty() || cells[0].kind != CellKind::kText) return false;
  return std::ranges::all_of(cells.begin() + 1, cells.end(),
                             [](const Cell& c) { return c.kind == CellKind::kEmpty; });
}

// Says what is wrong with a row, or nothing.
std::string fault_of(const Sheet& sheet, const Row& row, const Header& header) {
  const auto cells = sheet.cells_of(row);
  if (row.sums) return "looks like a total: a formula adds up other rows";
  if (looks_like_total(cells)) return "looks like a total";
  if (row.banner) return "is one merged cell: looks like a heading between rows";
  const size_t width = header.names.size();
  if (lone_value(sheet, cells, width))
    return "has a value in its first column only: looks like a heading or a note";
  size_t used = cells.size();
  while (used > width && cells[used - 1].kind == CellKind::kEmpty) --used;
  if (used > width) return fmt::format("has {} cells where the header has {}", used, width);
  if (sheet.exact_width && cells.size() < width)
    return fmt::format("has {} cell{} where the header has {}", cells.size(), cells.size() == 1 ? "" : "s",
                       width);
  const bool again =
      cells.size() >= 2 &&
      std::ranges::equal(cells.begin(), cells.begin() + static_cast<ptrdiff_t>(used), header.names.begin(),
                         header.names.begin() + static_cast<ptrdiff_t>(used),
                         [](const Cell& cell, const std::string& name) { return trim(cell.text) == name; });
  return again && used == width ? "repeats the header" : "";
}

std::string excerpt_of(std::span<const Cell> cells) {
  std::string text;
  for (const auto& cell : cells) {
    if (text.size() > 200) break;
    if (cell.kind != CellKind::kEmpty)
      text += fmt::format("{}{}", text.empty() ? "" : " | ", cell.text.substr(0, 200));
  }
  return text;
}

}  // namespace

std::string in_sheet(const Sheet& sheet, std::string_view reason) {
  return sheet.name.empty() ? std::string(reason) : fmt::format("sheet '{}': {}", sheet.name, reason);
}

std::vector<size_t> data_rows(const Sheet& sheet, const Header& header, Batch& out) {
  std::vector<size_t> rows;
  for (size_t i = header.first_row; i < sheet.rows.size(); ++i) {
    const Row& row = sheet.rows[i];
    const std::string fault = fault_of(sheet, row, header);
    if (fault.empty())
      rows.push_back(i);
    else
      out.reject(row.line, in_sheet(sheet, fault), excerpt_of(sheet.cells_of(row)));
  }
  return rows;
}

}  // namespace plenary::table
