// Lines over periods on one plane, each named at its end. With an accented series the others go grey;
// without, each has a colour of its own (up to seven; more lines than that want small multiples).
#include <fmt/core.h>

#include <algorithm>

#include "publish/number_text.h"
#include "publish/svg_axes.h"

namespace plenary {
namespace {

constexpr size_t kColours = 7;
constexpr double kLabelStep = 18;

struct EndLabel {
  std::string words, style;
  double y;
};

std::vector<std::string> styles_of(const TimeLines& chart) {
  const bool accented =
      std::any_of(chart.series.begin(), chart.series.end(), [](const auto& s) { return s.accent; });
  std::vector<std::string> out;
  for (size_t i = 0; i < chart.series.size(); ++i) {
    if (accented)
      out.push_back(chart.series[i].accent ? "accent" : "context");
    else
      out.push_back(i < kColours ? fmt::format("c{}", i + 1) : "context");
  }
  return out;
}

// Where a series ends: its last number and the period that it is of.
struct End {
  const Value* value = nullptr;
  size_t period = 0;
};

End end_of(const TimeLines& chart, const TimeLines::Series& series) {
  for (size_t i = std::min(chart.periods.size(), series.values.size()); i-- > 0;)
    if (series.values[i].is_number()) return {&series.values[i], i};
  return {};
}

// The name with its last number; one that is not of the last period says of which it is. Narrow, there is
// room for names.
std::string end_words(const TimeLines& chart, const TimeLines::Series& series, bool narrow) {
  const End end = end_of(chart, series);
  if (narrow) return series.label;
  if (!end.value) return series.label + ": no number";
  const std::string words = series.label + " " + number_text(end.value->number, chart.kind);
  if (end.period + 1 < chart.periods.size()) return words + " (" + chart.periods[end.period] + ")";
  return chart.last_is_partial ? words + " so far" : words;
}

// Moves labels apart: first down from the top, then the overflow up from the bottom.
void spread(std::vector<EndLabel>& labels, double top, double bottom) {
  std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  double least = top;
  for (auto& label : labels) {
    label.y = std::max(label.y, least);
    least = label.y + kLabelStep;
  }
  double most = bottom;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    label->y = std::min(label->y, most);
    most = label->y - kLabelStep;
  }
}

void draw_labels(const TimeLines& chart, const std::vector<std::string>& styles, const Plane& plane,
                 Canvas& canvas) {
  std::vector<EndLabel> labels;
  for (size_t i = 0; i < chart.series.size(); ++i) {
    const End end = end_of(chart, chart.series[i]);
    labels.push_back({end_words(chart, chart.series[i], canvas.narrow()), styles[i],
                      plane.y(end.value ? end.value->number : 0) + 5});
  }
  spread(labels, plane.top + 5, plane.bottom + 5);
  for (const auto& label : labels)
    canvas.text(plane.right + 10, label.y, fit_text(label.words, canvas.width() - plane.right - 10),
                "name " + label.style);
}

double name_width(const TimeLines& chart, const Canvas& canvas) {
  double widest = 0;
  for (const auto& series : chart.series)
    widest = std::max(widest, text_width(end_words(chart, series, canvas.narrow())));
  return std::min(widest + 10, (canvas.narrow() ? 0.36 : 0.32) * canvas.width());
}

// Names of periods under the plane, as many as fit; the first and the last always.
void draw_periods(const TimeLines& chart, const Plane& plane, Canvas& canvas) {
  if (chart.periods.empty()) return;
  double widest = 0;
  for (const auto& period : chart.periods) widest = std::max(widest, text_width(period, 13) + 12);
  const size_t last = chart.periods.size() - 1;
  const double gap = last == 0 ? widest : (plane.right - plane.left) / static_cast<double>(last);
  const auto every = static_cast<size_t>(std::max(1.0, std::ceil(widest / gap)));
  for (size_t i = 0; i <= last; ++i) {
    const bool crowds_last = i != last && static_cast<double>(last - i) * gap < widest;
    if ((i % every == 0 && !crowds_last) || i == last)
      canvas.text(plane.x(i), plane.bottom + 20, chart.periods[i], "tick", Anchor::kMiddle);
  }
}

}  // namespace

std::string draw_lines(const TimeLines& chart, Canvas canvas) {
  Plane plane{};
  plane.ticks = ticks_of(chart, canvas.narrow() ? 4 : 5);
  double tick = 0;
  for (const double at : plane.ticks.at) tick = std::max(tick, text_width(number_text(at, chart.kind), 13));
  plane.left = std::max(tick + 8, 16.0);
  plane.right = canvas.width() - name_width(chart, canvas) - 6;
  plane.top = chart.unit.empty() ? 12 : 32;
  plane.bottom = plane.top + std::max(canvas.narrow() ? 210.0 : 280.0,
                                      kLabelStep * static_cast<double>(chart.series.size()));
  plane.periods = chart.periods.size();

  const bool bands = std::ranges::any_of(chart.series, [](const auto& series) {
    return std::ranges::any_of(series.values, [](const Value& value) { return value.interval.has_value(); });
  });
  if (!chart.unit.empty())
    canvas.text(0, 14, chart.unit + (bands ? "; band: 95\u202F% interval" : ""), "note");
  draw_grid(plane, chart.kind, true, canvas);
  draw_periods(chart, plane, canvas);
  const auto styles = styles_of(chart);
  Legend legend;
  legend.partial = chart.last_is_partial;
  for (const bool accented : {false, true})  // the accent comes on top
    for (size_t i = 0; i < chart.series.size(); ++i)
      if (chart.series[i].accent == accented)
        draw_series(chart, chart.series[i], plane, styles[i], true, canvas);
  for (const auto& series : chart.series)
    for (const auto& value : series.values) legend.see(value);
  draw_labels(chart, styles, plane, canvas);
  return std::move(canvas).finish(legend.put(canvas, plane.bottom + 46));
}

}  // namespace plenary
