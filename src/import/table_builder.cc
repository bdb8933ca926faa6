#include "import/table_builder.h"

#include <algorithm>

#include "base/text.h"

namespace plenary::table {
namespace {

// The row number of a reference, "$B$10" or ".B10", that starts at `text`; 0 when there is none.
uint32_t row_of(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && (text[i] == '$' || text[i] == '.' || (text[i] >= 'A' && text[i] <= 'Z'))) ++i;
  uint64_t row = 0;
  for (size_t digits = 0; i < text.size() && digits < 8 && text[i] >= '0' && text[i] <= '9'; ++i, ++digits)
    row = row * 10 + static_cast<uint64_t>(text[i] - '0');
  return static_cast<uint32_t>(row);
}

}  // namespace

bool sums_rows_above(std::string_view formula, uint32_t line) {
  for (const std::string_view name : {"SUM(", "SUBTOTAL(", "COUNTA(", "COUNT("}) {
    const size_t at = formula.find(name);
    if (at == std::string_view::npos) continue;
    const std::string_view inside = formula.substr(at + name.size());
    const size_t colon = inside.find(':');
    if (colon == std::string_view::npos) continue;
    const size_t start = inside.find_last_of("[,;( ", colon);
    const uint32_t first = row_of(inside.substr(start == std::string_view::npos ? 0 : start + 1));
    const uint32_t last = row_of(inside.substr(colon + 1));
    // A running total reaches its own row and a sum across columns stays in it: only what ends above is a
    // total.
    if (first != 0 && first < last && last < line) return true;
  }
  return false;
}

bool SheetBuilder::start_row(uint32_t line) {
  if (!sheet_.rows.empty() && line <= sheet_.rows.back().line) return false;
  if (sheet_.cells.size() >= kMaxCells) {
    cut_ = true;
    return false;
  }
  sheet_.rows.push_back({.line = line, .from = sheet_.cells.size()});
  return true;
}

bool SheetBuilder::add(size_t column, Cell cell) {
  Row& row = sheet_.rows.back();
  if (column < row.count) return false;
  const size_t gap = column - row.count;
  if (column >= kMaxColumns || implied_ + gap > kMaxImplied || sheet_.cells.size() + gap >= kMaxCells) {
    cut_ = true;
    return false;
  }
  implied_ += gap;
  sheet_.cells.resize(sheet_.cells.size() + gap);
  sheet_.cells.push_back(cell);
  row.count = static_cast<uint32_t>(column + 1);
  if (cell.kind != CellKind::kEmpty) widest_ = std::max<size_t>(widest_, column + 1);
  return true;
}

void SheetBuilder::formula(std::string_view text) {
  Row& row = sheet_.rows.back();
  row.sums = row.sums || sums_rows_above(text, row.line);
}

// What each merge puts into the cells that it covers, of rows that are there.
std::vector<SheetBuilder::Fill> SheetBuilder::fills() {
  std::vector<Fill> out;
  size_t covered = 0;
  for (const auto& m : merges_) {
    const auto first = std::ranges::lower_bound(sheet_.rows, m.first_line, {}, &Row::line);
    if (first == sheet_.rows.end() || first->line != m.first_line || m.first_column >= first->count) continue;
    const Cell cell = sheet_.cells[first->from + m.first_column];
    if (cell.kind == CellKind::kEmpty) continue;
    const size_t last_column = std::min(m.last_column, std::max(widest_, m.first_column + 2) - 1);
    for (auto row = first; row != sheet_.rows.end() && row->line <= m.last_line; ++row) {
      covered += last_column + 1 - std::min(m.first_column, last_column + 1);
      if (covered > kMaxImplied) {
        cut_ = true;
        return out;
      }
      const auto at = static_cast<size_t>(row - sheet_.rows.begin());
      bool others = m.last_column == m.first_column;  // a value outside the merge
      const auto cells = sheet_.cells_of(*row);
      for (size_t c = 0; c < cells.size() && !others; ++c)
        others = cells[c].kind != CellKind::kEmpty && (c < m.first_column || c > m.last_column);
      row->banner = row->banner || !others;
      for (size_t c = m.first_column; c <= last_column; ++c)
        if (c != m.first_column || row != first) out.push_back({at, c, cell});
    }
  }
  return out;
}

void SheetBuilder::apply(std::vector<Fill> fills) {
  std::ranges::stable_sort(fills, {}, &Fill::row);
  std::vector<Cell> cells;
  cells.reserve(sheet_.cells.size() + fills.size());
  auto fill = fills.begin();
  for (size_t i = 0; i < sheet_.rows.size(); ++i) {
    Row& row = sheet_.rows[i];
    const size_t from = cells.size();
    const auto old = sheet_.cells_of(row);
    cells.insert(cells.end(), old.begin(), old.end());
    for (; fill != fills.end() && fill->row == i; ++fill) {
      if (from + fill->column >= cells.size()) cells.resize(from + fill->column + 1);
      cells[from + fill->column] = fill->cell;
    }
    row.from = from;
    row.count = static_cast<uint32_t>(cells.size() - from);
  }
  sheet_.cells = std::move(cells);
}

Sheet SheetBuilder::finish() {
  if (!merges_.empty()) apply(fills());
  std::erase_if(sheet_.rows, [this](const Row& row) {
    return std::ranges::all_of(sheet_.cells_of(row), [](const Cell& c) {
      return c.kind == CellKind::kEmpty || trim(c.text).empty();
    });
  });
  return std::move(sheet_);
}

}  // namespace plenary::table
