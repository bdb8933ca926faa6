// A heat map: a number in each cell, its shade one of seven steps from zero to the greatest. Cells without a
// number stay empty with a thin frame (no data), carry the mark (withheld), or are left out (does not apply:
// years yet to come).
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "publish/number_text.h"
#include "publish/svg_charts.h"

namespace plenary {
namespace {

constexpr int kSteps = 7;

struct Layout {
  double left, top, cell_width, cell_height, greatest;
};

Layout lay_out(const HeatMap& chart, const Canvas& canvas) {
  double label = text_width(chart.row_heading, 12);
  for (const auto& row : chart.rows) label = std::max(label, text_width(row, 13));
  Layout out{};
  out.left = std::min(label, 0.3 * canvas.width()) + 10;
  out.top = 44;
  const auto columns = static_cast<double>(std::max<size_t>(1, chart.columns.size()));
  out.cell_width = std::min(76.0, (canvas.width() - out.left) / columns);
  out.cell_height = 30;
  for (const auto& row : chart.cells)
    for (const auto& value : row)
      if (value.is_number()) out.greatest = std::max(out.greatest, value.number);
  return out;
}

// Narrow cells leave the sign of per cent to the heading.
std::string cell_words(double number, NumberKind kind, double room) {
  const std::string words = number_text(number, kind);
  if (text_width(words, 13) <= room) return words;
  if (kind == NumberKind::kShare) {
    const std::string bare = fmt::format("{:.0f}", 100 * number);
    if (text_width(bare, 13) <= room) return bare;
  }
  return {};
}

void draw_cell(const HeatMap& chart, const Layout& at, size_t row, size_t column, Canvas& canvas) {
  const Value& value = chart.cells[row][column];
  if (value.state == Value::State::kNotApplicable) return;
  const double x = at.left + static_cast<double>(column) * at.cell_width;
  const double y = at.top + static_cast<double>(row) * at.cell_height;
  canvas.begin_group(tip_text(chart.rows[row] + ", " + chart.columns[column], value, chart.kind, ""));
  if (value.is_number()) {
    const double part = at.greatest > 0 ? value.number / at.greatest : 0;
    const int step = std::clamp(static_cast<int>(part * kSteps), 0, kSteps - 1);
    canvas.rect(x + 1, y + 1, at.cell_width - 2, at.cell_height - 2, fmt::format("heat h{}", step));
    const std::string words = cell_words(value.number, chart.kind, at.cell_width - 4);
    canvas.text(x + at.cell_width / 2, y + at.cell_height / 2 + 5, words,
                fmt::format("heat-number h{}", step), Anchor::kMiddle);
  } else {
    canvas.rect(x + 1.5, y + 1.5, at.cell_width - 3, at.cell_height - 3, "empty");
    if (value.state == Value::State::kSuppressed)
      canvas.diamond(x + at.cell_width / 2, y + at.cell_height / 2);
  }
  canvas.end_group();
}

void draw_headings(const HeatMap& chart, const Layout& at, Canvas& canvas) {
  const bool bare = at.cell_width - 4 < text_width("100\u202F%", 13) && chart.kind == NumberKind::kShare;
  canvas.text(0, at.top - 8, fit_text(chart.row_heading, at.left - 8, 12), "note");
  canvas.text(at.left, 14, chart.column_heading + (bare ? " (cells in %)" : ""), "note");
  double free_from = at.left;
  for (size_t i = 0; i < chart.columns.size(); ++i) {
    const double middle = at.left + (static_cast<double>(i) + 0.5) * at.cell_width;
    const double half = text_width(chart.columns[i], 13) / 2;
    if (middle - half < free_from - 6) continue;
    canvas.text(middle, at.top - 8, chart.columns[i], "tick", Anchor::kMiddle);
    free_from = middle + half + 6;
  }
  for (size_t i = 0; i < chart.rows.size(); ++i)
    canvas.text(at.left - 8, at.top + (static_cast<double>(i) + 0.5) * at.cell_height + 5,
                fit_text(chart.rows[i], at.left - 10, 13), "tick", Anchor::kEnd);
}

}  // namespace

std::string draw_heat_map(const HeatMap& chart, Canvas canvas) {
  const Layout at = lay_out(chart, canvas);
  draw_headings(chart, at, canvas);
  Legend legend;
  for (size_t row = 0; row < std::min(chart.rows.size(), chart.cells.size()); ++row)
    for (size_t column = 0; column < std::min(chart.columns.size(), chart.cells[row].size()); ++column) {
      const Value& value = chart.cells[row][column];
      draw_cell(chart, at, row, column, canvas);
      if (value.state != Value::State::kNotApplicable) legend.see(value);
    }
  return std::move(canvas).finish(
      legend.put(canvas, at.top + static_cast<double>(chart.rows.size()) * at.cell_height + 24));
}

}  // namespace plenary
