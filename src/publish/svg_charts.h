// One function a kind of chart; draw() in chart.h chooses among them.
#pragma once
#include <string>

#include "publish/chart.h"
#include "publish/svg_canvas.h"

namespace plenary {

std::string draw_bars(const RankedBars& chart, Canvas canvas);
std::string draw_lines(const TimeLines& chart, Canvas canvas);
std::string draw_multiples(const TimeLines& chart, Canvas canvas);
std::string draw_shares(const ShareBars& chart, Canvas canvas);
std::string draw_heat_map(const HeatMap& chart, Canvas canvas);

/// Prints "Label: 12 345 persons, 95 % interval 12 000 to 13 000", for the tip under the pointer.
std::string tip_text(const std::string& label, const Value& value, NumberKind kind, const std::string& unit);

/// What is written in place of a number: "no data", "withheld", "not applicable" without the reason.
std::string state_word(const Value& value);

/// The least and the greatest that the axis of some values must reach, intervals included and zero always.
struct Extent {
  double low = 0, high = 0;
  void reach(const Value& value);
};

/// Notes under a chart that explain its marks, only those that it uses.
struct Legend {
  bool gap = false, withheld = false, partial = false;
  void see(const Value& value);
  /// Draws them from `y` on and returns where the next thing may stand.
  double put(Canvas& canvas, double y) const;
};

}  // namespace plenary
