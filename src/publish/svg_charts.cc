// What the kinds of charts share: words for states, extents, notes; and the choice among the kinds.
#include "publish/svg_charts.h"

#include <fmt/core.h>

#include <algorithm>

#include "publish/number_text.h"

namespace plenary {

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
  if (!gap && !withheld && !partial) return y - 14;
  double x = 0;
  const auto note = [&](std::string_view words, double mark = 0) {
    const double width = mark + text_width(words, 12);
    if (x > 0 && x + width > canvas.width()) {
      x = 0;
      y += 18;
    }
    if (mark > 0) canvas.diamond(x + 6, y - 4);
    canvas.text(x + mark, y, words, "note");
    x += width + 18;
  };
  if (gap) note("Gap: no data (not zero)");
  if (withheld) note("Withheld to protect small numbers", 16);
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

// Other programs have other fonts, and cut what does not fit: there is room on either side for wider ones.
std::string standalone(std::string svg) {
  constexpr std::string_view kBox = "viewBox=\"0 0 ";
  constexpr int kRoom = 28;
  const size_t box = svg.find(kBox), inside = svg.find('>');
  if (box == svg.npos || inside == svg.npos) return svg;
  const size_t number = box + kBox.size(), end = svg.find(' ', number);
  const int width = std::stoi(svg.substr(number, end - number));
  svg.insert(inside + 1, fmt::format("<style>{}</style>", chart_print_style()));
  svg.replace(box, end - box, fmt::format("viewBox=\"{} 0 {}", -kRoom, width + 2 * kRoom));
  return svg;
}

}  // namespace plenary
