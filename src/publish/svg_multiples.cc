// Small multiples: one panel a series, all on one scale, the other series in grey behind it.
#include <fmt/core.h>

#include <algorithm>

#include "publish/number_text.h"
#include "publish/svg_axes.h"

namespace plenary {
namespace {

struct Grid {
  size_t columns;
  double left, panel_width, panel_height, gap;
};

// As many columns as leave the fewest places empty; more rather than fewer.
size_t columns_for(size_t panels, size_t most) {
  size_t best = std::min(most, std::max<size_t>(1, panels));
  const auto empty = [panels](size_t columns) { return (columns - panels % columns) % columns; };
  for (size_t columns = best; columns + 1 >= most && columns > 1; --columns)
    if (empty(columns) < empty(best)) best = columns;
  return best;
}

Grid grid_of(size_t panels, const Canvas& canvas, const Ticks& ticks, NumberKind kind) {
  double tick = 0;
  for (const double at : ticks.at) tick = std::max(tick, text_width(number_text(at, kind), 13));
  Grid out{};
  out.columns = columns_for(panels, canvas.narrow() ? 2 : 4);
  out.left = tick + 8;
  out.gap = 22;
  const auto columns = static_cast<double>(out.columns);
  out.panel_width = (canvas.width() - out.left - 4 - (columns - 1) * out.gap) / columns;
  out.panel_height = canvas.narrow() ? 84 : 104;
  return out;
}

void draw_panel(const TimeLines& chart, size_t index, const Plane& plane, bool first_column, Canvas& canvas) {
  const auto& series = chart.series[index];
  draw_grid(plane, chart.kind, first_column, canvas);
  for (size_t i = 0; i < chart.series.size(); ++i)
    if (i != index) {
      TimeLines::Series ghost = chart.series[i];
      for (auto& value : ghost.values) {
        value.interval.reset();
        if (!value.is_number()) value = Value::no_data();
      }
      draw_series(chart, ghost, plane, "ghost", false, canvas);
    }
  draw_series(chart, series, plane, "accent", false, canvas);
  canvas.text(plane.left, plane.top - 10, fit_text(series.label, plane.right - plane.left + 16),
              "label accent");
  if (chart.periods.empty()) return;
  canvas.text(plane.left, plane.bottom + 17, chart.periods.front(), "tick");
  if (chart.periods.size() > 1)
    canvas.text(plane.right, plane.bottom + 17, chart.periods.back(), "tick", Anchor::kEnd);
}

}  // namespace

std::string draw_multiples(const TimeLines& chart, Canvas canvas) {
  const Ticks ticks = ticks_of(chart, 2);
  const Grid grid = grid_of(chart.series.size(), canvas, ticks, chart.kind);
  const double top = chart.unit.empty() ? 24 : 48;
  const double row_height = grid.panel_height + 58;
  if (!chart.unit.empty()) canvas.text(0, 14, chart.unit + ", one scale for all", "note");
  Legend legend;
  legend.partial = chart.last_is_partial;
  for (size_t i = 0; i < chart.series.size(); ++i) {
    const size_t column = i % grid.columns;
    Plane plane{};
    plane.left = grid.left + static_cast<double>(column) * (grid.panel_width + grid.gap);
    plane.right = plane.left + grid.panel_width;
    plane.top = top + static_cast<double>(i / grid.columns) * row_height;
    plane.bottom = plane.top + grid.panel_height;
    plane.periods = chart.periods.size();
    plane.ticks = ticks;
    draw_panel(chart, i, plane, column == 0, canvas);
    for (const auto& value : chart.series[i].values) legend.see(value);
  }
  const size_t rows = (chart.series.size() + grid.columns - 1) / grid.columns;
  return std::move(canvas).finish(legend.put(canvas, top + static_cast<double>(rows) * row_height - 8));
}

}  // namespace plenary
