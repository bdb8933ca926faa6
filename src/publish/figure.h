// From an answer to a figure: chart, sentence, coverage, table, and the command that gives the same numbers.
#pragma once
#include "publish/answer.h"
#include "publish/html_report.h"

namespace plenary {

enum class Shape {
  kBars,    ///< one row a slice
  kLines,   ///< periods, one line a slice
  kShares,  ///< parts of a whole: the last slice; one row a value of the first
  kTable,   ///< no drawing: all columns, the words too
};

/// What to ask and how to show it.
struct FigureSpec {
  std::string title;  ///< the question in words
  std::string metric;
  std::vector<std::string> by;
  Shape shape;
  size_t part = 0;           ///< of the measure's parts
  std::string against = {};  ///< the population: see MeasureQuery
};

/// Asks and draws; nothing when there is no value to show. Filters, window and clock are those of `window`.
Result<std::optional<Figure>> make_figure(Reader& reader, const FigureSpec& spec, const MeasureQuery& window,
                                          Audience audience, const std::vector<Citation>& sources);

/// A table of an answer as a figure without a drawing.
Figure table_figure(std::string title, std::string note, const duck::Table& table);

/// How the numbers of a part are printed.
NumberKind kind_of(const Answer& answer, size_t part);

/// A value with its state, for charts and tables.
Value to_value(const Cell& cell);

}  // namespace plenary
