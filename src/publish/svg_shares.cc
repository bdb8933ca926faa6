// Bars of shares, each from nothing to all of it. The part that nobody knows is hatched and stays in the
// whole; a row with a withheld part has no known whole, so its bar says so instead of pretending to add up.
#include <fmt/core.h>

#include <algorithm>

#include "publish/number_text.h"
#include "publish/svg_charts.h"

namespace plenary {
namespace {

constexpr double kBar = 28;
constexpr size_t kColours = 7;

std::string part_style(const ShareBars& chart, size_t part) {
  size_t colour = part;
  if (chart.unknown && part > *chart.unknown) --colour;  // the hatch takes no colour
  return colour < kColours ? fmt::format("f{}", colour + 1) : "f-other";
}

// Swatches with names, wrapped; returns where the bars may start.
double draw_key(const ShareBars& chart, Canvas& canvas) {
  double x = 0, y = 2;
  for (size_t i = 0; i < chart.parts.size(); ++i) {
    const std::string name = fit_text(chart.parts[i], canvas.width() - 22, 13);
    const double width = 20 + text_width(name, 13);
    if (x > 0 && x + width > canvas.width()) {
      x = 0;
      y += 22;
    }
    if (chart.unknown == i)
      canvas.hatched(x, y, 14, 14);
    else
      canvas.rect(x, y, 14, 14, "part " + part_style(chart, i));
    canvas.text(x + 20, y + 12, name, "key");
    x += width + 18;
  }
  return y + 28;
}

void draw_part(const ShareBars& chart, const ShareBars::Row& row, size_t part, double share, double x,
               double y, double width, Canvas& canvas) {
  const Value& amount = row.amounts[part];
  const std::string words = number_text(share, NumberKind::kShare);
  canvas.begin_group(tip_text(row.label + ", " + chart.parts[part], amount, chart.kind, chart.unit) + " (" +
                     words + ")");
  const double seam = std::min(1.5, width / 4);  // the ground shows between parts
  const bool fits = width > text_width(words, 13) + 8;
  if (chart.unknown == part) {
    canvas.hatched(x, y, width - seam, kBar);
    const double box = text_width(words, 13) + 4;
    if (fits) canvas.rect(x + (width - box) / 2, y + 5, box, kBar - 10, "plate");
    if (fits) canvas.text(x + width / 2, y + 19, words, "key", Anchor::kMiddle);
  } else {
    canvas.rect(x, y, width - seam, kBar, "part " + part_style(chart, part));
    if (fits) canvas.text(x + width / 2, y + 19, words, "inside " + part_style(chart, part), Anchor::kMiddle);
  }
  canvas.end_group();
}

void draw_parts(const ShareBars& chart, const ShareBars::Row& row, double left, double right, double y,
                Canvas& canvas) {
  double total = 0;
  const Value* withheld = nullptr;
  const size_t count = std::min(chart.parts.size(), row.amounts.size());
  for (size_t i = 0; i < count; ++i) {
    if (row.amounts[i].is_number()) total += std::max(0.0, row.amounts[i].number);
    if (row.amounts[i].state == Value::State::kSuppressed) withheld = &row.amounts[i];
  }
  if (withheld) {
    canvas.diamond(left + 8, y + kBar / 2);
    canvas.text(left + 20, y + 19, fit_text(value_text(*withheld, chart.kind), right - left - 20, 13),
                "state");
    return;
  }
  if (total <= 0) {
    const bool counted =
        std::any_of(row.amounts.begin(), row.amounts.end(), [](const Value& v) { return v.is_number(); });
    canvas.text(left + 6, y + 19, counted ? "none" : "no data", "state");
    return;
  }
  double x = left;
  for (size_t i = 0; i < count; ++i) {
    if (!row.amounts[i].is_number() || row.amounts[i].number <= 0) continue;
    const double share = row.amounts[i].number / total;
    draw_part(chart, row, i, share, x, y, share * (right - left), canvas);
    x += share * (right - left);
  }
  canvas.text(right + 8, y + 19, number_text(total, chart.kind), "number");
}

double total_width(const ShareBars& chart) {
  double widest = 0;
  for (const auto& row : chart.rows) {
    double total = 0;
    for (const auto& amount : row.amounts)
      if (amount.is_number()) total += std::max(0.0, amount.number);
    widest = std::max(widest, text_width(number_text(total, chart.kind)));
  }
  return widest;
}

}  // namespace

std::string draw_shares(const ShareBars& chart, Canvas canvas) {
  double label = 0;
  for (const auto& row : chart.rows) label = std::max(label, text_width(row.label));
  label = std::min(label, 0.35 * canvas.width());
  const bool above = canvas.narrow();
  const double left = above || label == 0 ? 0 : label + 12;
  const double right = canvas.width() - total_width(chart) - 12;
  double y = draw_key(chart, canvas);
  if (!chart.unit.empty()) {
    canvas.text(canvas.width(), y + 6, "all " + chart.unit, "note", Anchor::kEnd);
    y += 14;
  }
  for (const auto& row : chart.rows) {
    if (above && !row.label.empty()) {
      canvas.text(0, y + 14, fit_text(row.label, canvas.width()), "label");
      y += 20;
    } else if (!row.label.empty()) {
      canvas.text(label, y + 19, fit_text(row.label, label), "label", Anchor::kEnd);
    }
    draw_parts(chart, row, left, right, y, canvas);
    y += kBar + 9;
  }
  return std::move(canvas).finish(y);
}

}  // namespace plenary
