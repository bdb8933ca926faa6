// The pencil of the charts: shapes appended to one SVG element, coordinates in pixels, y downward. Classes
// carry all colours (see chart_style.cc).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publish/chart.h"

namespace plenary {

enum class Anchor { kStart, kMiddle, kEnd };

class Canvas {
 public:
  Canvas(const ChartText& text, ChartWidth width);

  double width() const { return width_; }
  bool narrow() const { return narrow_; }

  void rect(double x, double y, double width, double height, std::string_view style);
  void line(double x1, double y1, double x2, double y2, std::string_view style);
  void circle(double x, double y, double radius, std::string_view style);
  /// The mark of what is withheld.
  void diamond(double x, double y);
  /// Joins the points; `closed` makes an area of them.
  void path(const std::vector<std::pair<double, double>>& points, std::string_view style,
            bool closed = false);
  void text(double x, double y, std::string_view content, std::string_view style,
            Anchor anchor = Anchor::kStart);
  /// A rectangle filled with the hatch of the unknown.
  void hatched(double x, double y, double width, double height);

  /// Opens a group whose shapes show `tip` under the pointer; close with end_group.
  void begin_group(std::string_view tip);
  void end_group();

  /// Ends the drawing; `height` is where its last shape ends.
  std::string finish(double height) &&;

 private:
  std::string watermark(double height) const;

  std::string id_, title_, description_, notice_, body_;
  double width_;
  bool narrow_;
};

/// Estimates the width of a text in pixels; wide fonts are assumed.
double text_width(std::string_view text, double size = 14);

/// Cuts a text at a character so that it fits, with an ellipsis.
std::string fit_text(std::string_view text, double width, double size = 14);

/// Round numbers from zero (or below, when `low` is) that reach at least `high`: an axis.
struct Ticks {
  std::vector<double> at;
  double low() const { return at.front(); }
  double high() const { return at.back(); }
};
Ticks nice_ticks(double low, double high, int about, bool whole_numbers);

}  // namespace plenary
