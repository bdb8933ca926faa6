// What the kinds of charts share: words for states, extents, notes; and the choice among the kinds.
#include "publish/svg_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "publish/number_text.h"

namespace plenary {

std::string state_word(const Value& value) {
  Value bare = value;
  bare.why.clear();
  return value_text(bare, NumberKind::kCount);
}

std::string tip_text(const std::string& label, const Value& value, NumberKind kind, const std::string& unit) {
  std::string out = label + ": " + value_text(value, kind);
  if (!value.is_number()) return out;
  if (kind != NumberKind::kShare && !unit.empty()) out += " " + unit;
  if (const std::string interval = interval_text(value, kind); !interval.empty()) out += ", " + interval;
  return out;
}

void Extent::reach(const Value& value) {
  if (!value.is_number()) return;
  low = std::min({low, value.number, value.interval ? value.interval->low : value.number});
  high = std::max({high, value.number, value.interval ? value.interval->high : value.number});
}

void Legend::see(const Value& value) {
  if (value.state == Value::State::kSuppressed)
    withheld = true;
  else if (!value.is_number())
    gap = true;
}

double Legend::put(Canvas& canvas, double y) const {
  double x = 0;
  const auto note = [&](std::string_view words) {
    const double width = text_width(words, 12);
    if (x > 0 && x + width > canvas.width()) {
      x = 0;
      y += 18;
    }
    canvas.text(x, y, words, "note");
    x += width + 18;
  };
  if (!gap && !withheld && !partial) return y - 14;
  if (gap) note("Gap: no data (not zero)");
  if (withheld) {
    canvas.diamond(x, y - 4);
    x += 16;
    note("Withheld to protect small numbers");
  }
  if (partial) note("Dashed: the last period is not over");
  return y + 6;
}

std::string draw(const Chart& chart, const ChartText& text, ChartWidth width) {
  Canvas canvas(text, width);
  if (const auto* bars = std::get_if<RankedBars>(&chart)) return draw_bars(*bars, std::move(canvas));
  if (const auto* shares = std::get_if<ShareBars>(&chart)) return draw_shares(*shares, std::move(canvas));
  if (const auto* heat = std::get_if<HeatMap>(&chart)) return draw_heat_map(*heat, std::move(canvas));
  const auto& lines = std::get<TimeLines>(chart);
  return lines.small_multiples ? draw_multiples(lines, std::move(canvas))
                               : draw_lines(lines, std::move(canvas));
}

std::string standalone(std::string svg) {
  const size_t inside = svg.find('>');
  if (inside != std::string::npos) svg.insert(inside + 1, fmt::format("<style>{}</style>", chart_style()));
  return svg;
}

}  // namespace plenary
