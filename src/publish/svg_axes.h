// The plane that both kinds of line charts draw into: periods along, numbers up from zero.
#pragma once
#include <string>
#include <vector>

#include "publish/svg_charts.h"

namespace plenary {

struct Plane {
  double left, right, top, bottom;
  size_t periods;
  Ticks ticks;

  double x(size_t period) const {
    return periods < 2
               ? (left + right) / 2
               : left + (right - left) * static_cast<double>(period) / static_cast<double>(periods - 1);
  }
  double y(double value) const {
    return bottom - (bottom - top) * (value - ticks.low()) / (ticks.high() - ticks.low());
  }
};

/// Round numbers that hold all series.
Ticks ticks_of(const TimeLines& chart, int about);

/// Draws the grid and, with `numbers`, what its lines stand for, right-aligned at the left edge of the plane.
void draw_grid(const Plane& plane, NumberKind kind, bool numbers, Canvas& canvas);

/// Draws one series: its band, its line with gaps where there is no number, lone points as dots, withheld
/// ones as marks on the zero line. `style` is the class of its colour ("c1", "context", "accent").
void draw_series(const TimeLines& chart, const TimeLines::Series& series, const Plane& plane,
                 const std::string& style, bool dots, Canvas& canvas);

}  // namespace plenary
