// What stands in one place of a chart, a tile or a table. "None", "nobody knows", "does not apply" and "must
// not be told" are four different things, and every output draws them differently.
#pragma once
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "stats/interval.h"

namespace plenary {

/// How a number is printed.
enum class NumberKind {
  kCount,     ///< exact: all digits, in groups of three
  kEstimate,  ///< two significant digits
  kShare,     ///< 0..1, as per cent
};

struct Value {
  enum class State { kNumber, kNoData, kNotApplicable, kSuppressed };

  State state = State::kNoData;
  double number = 0;                 ///< when the state is kNumber
  std::optional<Interval> interval;  ///< of the number
  std::string why;  ///< for the other states: the reason, in a few words ("fewer than 3 organizations")

  static Value of(double number) { return of(number, std::nullopt); }
  /// A number that is not finite is no data; an interval whose end is not finite is none.
  static Value of(double number, std::optional<Interval> interval) {
    if (!std::isfinite(number)) return no_data();
    if (interval && !(std::isfinite(interval->low) && std::isfinite(interval->high))) interval.reset();
    return {State::kNumber, number, interval, {}};
  }
  static Value no_data(std::string why = {}) { return {State::kNoData, 0, {}, std::move(why)}; }
  static Value not_applicable(std::string why = {}) { return {State::kNotApplicable, 0, {}, std::move(why)}; }
  static Value suppressed(std::string why) { return {State::kSuppressed, 0, {}, std::move(why)}; }

  bool is_number() const { return state == State::kNumber; }
};

}  // namespace plenary
