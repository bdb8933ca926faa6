// From an answer to a figure: chart, sentence, coverage, table, and the command that gives the same numbers.
#pragma once
#include "publish/answer.h"
#include "publish/html_report.h"

namespace plenary {

enum class Shape {
  kBars,    ///< one row a slice
  kLines,   ///< periods, one line a slice
  kShares,  ///< parts of a whole: the last slice; one row a value of the first
};

/// What to ask and how to show it.
struct FigureSpec {
  std::string title;  ///< the question in words
  std::string metric;
  std::vector<std::string> by;
  Shape shape;
  size_t part = 0;  ///< of the measure's parts
};

/// Asks and draws; nothing when there is no value to show.
Result<std::optional<Figure>> make_figure(Reader& reader, const FigureSpec& spec, Audience audience,
                                          Day today, const std::vector<Citation>& sources);

/// A value with its state, for charts and tables.
Value to_value(const Cell& cell);

}  // namespace plenary
