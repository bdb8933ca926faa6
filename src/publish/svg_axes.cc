#include "publish/svg_axes.h"

#include <algorithm>
#include <utility>

#include "publish/number_text.h"

namespace plenary {
namespace {

using Points = std::vector<std::pair<double, double>>;

size_t period_count(const TimeLines& chart, const TimeLines::Series& series) {
  return std::min(chart.periods.size(), series.values.size());
}

// Calls f(first, end) for each run of periods that all satisfy `has`.
template <class Has, class F>
void each_run(size_t count, Has has, F f) {
  for (size_t first = 0; first < count;) {
    size_t end = first;
    while (end < count && has(end)) ++end;
    if (end > first) f(first, end);
    first = end + 1;
  }
}

void draw_band(const TimeLines::Series& series, size_t count, const Plane& plane, const std::string& style,
               Canvas& canvas) {
  each_run(
      count, [&](size_t i) { return series.values[i].is_number() && series.values[i].interval; },
      [&](size_t first, size_t end) {
        Points outline;
        for (size_t i = first; i < end; ++i)
          outline.emplace_back(plane.x(i), plane.y(series.values[i].interval->high));
        for (size_t i = end; i-- > first;)
          outline.emplace_back(plane.x(i), plane.y(series.values[i].interval->low));
        canvas.path(outline, "band " + style, true);
      });
}

void draw_run(const TimeLines::Series& series, size_t first, size_t end, size_t dashed, const Plane& plane,
              const std::string& style, Canvas& canvas) {
  const auto point = [&](size_t i) { return std::pair(plane.x(i), plane.y(series.values[i].number)); };
  Points whole;
  for (size_t i = first; i < end && i != dashed; ++i) whole.push_back(point(i));
  if (whole.size() > 1) canvas.path(whole, "line " + style);
  if (dashed < end && dashed > first) canvas.path({point(dashed - 1), point(dashed)}, "line dashed " + style);
}

}  // namespace

Ticks ticks_of(const TimeLines& chart, int about) {
  Extent extent;
  for (const auto& series : chart.series)
    for (const auto& value : series.values) extent.reach(value);
  if (extent.high <= 0 && extent.low >= 0) extent.high = 1;
  return nice_ticks(extent.low, extent.high, about, chart.kind == NumberKind::kCount);
}

void draw_grid(const Plane& plane, NumberKind kind, bool numbers, Canvas& canvas) {
  for (const double tick : plane.ticks.at) {
    const double y = plane.y(tick);
    canvas.line(plane.left, y, plane.right, y, tick == 0 ? "zero" : "grid");
    if (numbers) canvas.text(plane.left - 8, y + 4, number_text(tick, kind), "tick", Anchor::kEnd);
  }
}

void draw_series(const TimeLines& chart, const TimeLines::Series& series, const Plane& plane,
                 const std::string& style, bool dots, Canvas& canvas) {
  const size_t count = period_count(chart, series);
  const size_t dashed = chart.last_is_partial && !chart.periods.empty() ? chart.periods.size() - 1 : count;
  draw_band(series, count, plane, style, canvas);
  const auto number_at = [&](size_t i) { return i < count && series.values[i].is_number(); };
  each_run(count, number_at,
           [&](size_t first, size_t end) { draw_run(series, first, end, dashed, plane, style, canvas); });
  for (size_t i = 0; i < count; ++i) {
    const Value& value = series.values[i];
    const bool lone = !(i > 0 && number_at(i - 1)) && !number_at(i + 1);
    const bool mark = value.is_number() && (dots || lone || i == dashed);
    if (!mark && value.state != Value::State::kSuppressed) continue;
    canvas.begin_group(tip_text(series.label + ", " + chart.periods[i], value, chart.kind, chart.unit));
    if (mark)
      canvas.circle(plane.x(i), plane.y(value.number), 3.5,
                    (i == dashed ? "point hollow " : "point ") + style);
    else
      canvas.diamond(plane.x(i), plane.y(0));
    canvas.end_group();
  }
}

}  // namespace plenary
