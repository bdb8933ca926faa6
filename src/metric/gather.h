// The rows of a question, slice by slice: what count_rows of run.cc cannot do in SQL (medians, survival,
// concentration) is computed here from the lines of each slice.
#pragma once
#include <functional>
#include <span>

#include "metric/plan.h"

namespace plenary {

/// One line of a slice: the columns behind those of the slices.
using Line = std::span<const duck::Value>;

/// The slices of a row as labels; null is unknown.
std::vector<std::optional<std::string>> labels_of(const std::vector<duck::Value>& row, size_t count);

/// A value that is there; twelve digits of it: the last bits of a sum depend on the order in which two cores
/// added, and the same question has the same answer. Nothing, or what is not finite, is unknown.
Cell cell(const std::optional<double>& value);

/// The same with its interval, at the same digits; one of which an end is not finite is none.
Cell cell(const std::optional<double>& value, const std::optional<Interval>& interval);

/// What the lines of a slice are to say: the day where it is wanted, some columns, how many records, and the
/// sum of the weights where that is wanted. One line a combination, in their order.
struct LinesWanted {
  std::vector<std::string> columns;
  bool day = false, weight = false;
};

/// Fills in a row of the answer, which has its labels, from its lines.
using CloseRow = std::function<void(MeasureRow&, std::span<const Line>)>;

/// Reads the lines of a plan by SQL and makes a row of the answer of each slice.
Status gather(duck::Connection& connection, const Plan& plan, const LinesWanted& wanted,
              MeasureResult& result, const CloseRow& close);

}  // namespace plenary
