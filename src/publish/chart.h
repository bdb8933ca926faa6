// Charts as plain data, drawn as accessible SVG without scripts. The rules are those of the best statistics
// pages: bars start at zero, labels stand at what they name, one accent colour against grey, intervals as
// whiskers or bands, unknown is hatched, withheld is a mark, no data is a gap and never zero. Rows and series
// come in the order in which they are drawn: whether there is a ranking is the caller's decision.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "publish/value.h"

namespace plenary {

/// Who takes part, how much: one labelled bar (or dot, for what is an estimate with an interval) a row.
struct RankedBars {
  enum class Mark { kBar, kDot };
  struct Row {
    std::string label = {};
    Value value = {};
    bool accent = false;
  };
  std::vector<Row> rows = {};
  std::string unit = {};  ///< "persons"
  NumberKind kind = NumberKind::kCount;
  Mark mark = Mark::kBar;
};

/// How it changed: lines over periods, labelled at their ends; intervals become bands.
struct TimeLines {
  struct Series {
    std::string label = {};
    std::vector<Value> values = {};  ///< one a period
    bool accent = false;
  };
  std::vector<std::string> periods = {};  ///< "2019", "2020"
  std::vector<Series> series = {};
  std::string unit = {};
  NumberKind kind = NumberKind::kCount;
  bool last_is_partial = false;  ///< the last period is not over: drawn dashed and hollow
  bool small_multiples = false;  ///< one panel a series on one scale, the others in grey behind it
};

/// What it is made of: one bar of shares a row. The part at `unknown` is hatched.
struct ShareBars {
  struct Row {
    std::string label = {};
    std::vector<Value> amounts = {};  ///< one a part
  };
  std::vector<std::string> parts = {};
  std::optional<size_t> unknown = {};
  std::vector<Row> rows = {};
  std::string unit = {};
  NumberKind kind = NumberKind::kCount;  ///< of the amounts
};

/// Who stays: rows (cohorts) by columns (years since), shaded by value.
struct HeatMap {
  std::string row_heading = {}, column_heading = {};
  std::vector<std::string> rows = {}, columns = {};
  std::vector<std::vector<Value>> cells = {};  ///< [row][column]
  NumberKind kind = NumberKind::kShare;
};

using Chart = std::variant<RankedBars, TimeLines, ShareBars, HeatMap>;

/// What those read who do not see the drawing, and the id that the parts of the SVG derive theirs from
/// (unique in a page).
struct ChartText {
  std::string id, title, description;
  std::string notice = {};  ///< written across the drawing and before its title: "SYNTHETIC"
};

/// In pixels at a text size of 14. A page shows the one that fits its window.
enum class ChartWidth { kNarrow = 320, kWide = 760 };

/// Draws the chart as an SVG element without colours of its own, to stand in a page that has chart_style().
std::string draw(const Chart& chart, const ChartText& text, ChartWidth width);

/// Returns the style sheet that all charts of a page share: light, dark and print.
std::string_view chart_style();

/// The same for paper and for programs that know no variables (Word, LibreOffice, Inkscape): its light
/// colours stand where they are used.
const std::string& chart_print_style();

/// Makes an SVG file of what draw returned: the print style goes inside.
std::string standalone(std::string svg);

}  // namespace plenary
