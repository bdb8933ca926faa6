// Horizontal bars or dots from a zero line, each with its label and number beside it: nothing to look up on
// an axis. Wide, the labels stand left of the zero line; narrow, above their bars.
#include <fmt/core.h>

#include <algorithm>

#include "publish/number_text.h"
#include "publish/svg_charts.h"

namespace plenary {
namespace {

struct Layout {
  double label_width, left, right, row_height, bar_height, top;
  double low, high;
  double x(double value) const { return left + (value - low) / (high - low) * (right - left); }
};

Layout lay_out(const RankedBars& chart, const Canvas& canvas) {
  Extent extent;
  double label = 0, number = 0;
  for (const auto& row : chart.rows) {
    extent.reach(row.value);
    label = std::max(label, text_width(row.label));
    if (row.value.is_number())
      number = std::max(number, text_width(number_text(row.value.number, chart.kind)));
  }
  if (extent.high <= extent.low) extent.high = extent.low + 1;
  Layout out{};
  out.label_width = std::min(label, 0.4 * canvas.width());
  out.left = canvas.narrow() ? 1 : out.label_width + 12;
  out.right = canvas.width() - number - 14;
  out.row_height = canvas.narrow() ? 46 : 30;
  out.bar_height = 18;
  out.top = chart.unit.empty() ? 4 : 26;
  out.low = extent.low;
  out.high = extent.high;
  return out;
}

void draw_number(const RankedBars& chart, const RankedBars::Row& row, const Layout& at, double middle,
                 Canvas& canvas) {
  const double x = at.x(row.value.number), zero = at.x(0);
  const std::string accent = row.accent ? " accent" : "";
  double end = std::max(x, zero);
  if (chart.mark == RankedBars::Mark::kBar) {
    canvas.rect(std::min(x, zero), middle - at.bar_height / 2, std::abs(x - zero), at.bar_height,
                "bar" + accent);
  } else {
    canvas.line(zero, middle, x, middle, "stem");
  }
  if (const auto& interval = row.value.interval) {
    canvas.line(at.x(interval->low), middle, at.x(interval->high), middle, "whisker");
    end = std::max(end, at.x(interval->high));
  }
  if (chart.mark == RankedBars::Mark::kDot) {
    canvas.circle(x, middle, 6, "dot" + accent);
    end = std::max(end, x + 6);
  }
  canvas.text(end + 7, middle + 5, number_text(row.value.number, chart.kind), "number" + accent);
}

void draw_row(const RankedBars& chart, const RankedBars::Row& row, const Layout& at, double top,
              Canvas& canvas) {
  const bool above = canvas.narrow();
  const double middle = above ? top + 31 : top + at.row_height / 2;
  canvas.begin_group(tip_text(row.label, row.value, chart.kind, chart.unit));
  const std::string style = row.accent ? "label accent" : "label";
  if (above)
    canvas.text(0, top + 16, fit_text(row.label, canvas.width()), style);
  else
    canvas.text(at.label_width, middle + 5, fit_text(row.label, at.label_width), style, Anchor::kEnd);

  const double zero = at.x(0);
  if (above) canvas.line(zero, middle - 12, zero, middle + 12, "zero");
  if (row.value.is_number()) {
    draw_number(chart, row, at, middle, canvas);
  } else if (row.value.state == Value::State::kSuppressed) {
    canvas.diamond(zero + 8, middle);
    canvas.text(zero + 20, middle + 5,
                fit_text(value_text(row.value, chart.kind), canvas.width() - zero - 20, 13), "state");
  } else {
    canvas.text(zero + 7, middle + 5,
                fit_text(value_text(row.value, chart.kind), canvas.width() - zero - 7, 13), "state");
  }
  canvas.end_group();
}

}  // namespace

std::string draw_bars(const RankedBars& chart, Canvas canvas) {
  const Layout at = lay_out(chart, canvas);
  if (!chart.unit.empty()) {
    const bool whiskers =
        std::any_of(chart.rows.begin(), chart.rows.end(), [](const auto& r) { return r.value.interval; });
    canvas.text(at.left, 14, chart.unit + (whiskers ? "; whiskers: 95\u202F% interval" : ""), "note");
  }
  double y = at.top;
  for (const auto& row : chart.rows) {
    draw_row(chart, row, at, y, canvas);
    y += at.row_height;
  }
  if (!canvas.narrow()) canvas.line(at.x(0), at.top, at.x(0), y, "zero");
  return std::move(canvas).finish(y + 4);
}

}  // namespace plenary
