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

/// Runs `sql`, whose rows begin with the slices and are sorted by them, and makes a row of the answer of each
/// slice: `close` gets it with its labels, and its lines, and fills in the rest.
Status gather(duck::Connection& connection, const Plan& plan, const std::string& sql, MeasureResult& result,
              const std::function<void(MeasureRow&, std::span<const Line>)>& close);

}  // namespace plenary
