// All dates of a text with their ranges: "12-16 December 2022", "from 5 to 9 June 2023", "30 May - 2 June
// 2023", "April 19, 2024", "Tuesday 13 Dec", "2024-04-19", "19.04.2024", "June 2023".
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace plenary::minutes {

/// One date or range in a text. A year of zero is not said.
struct Span {
  int year = 0;
  int month = 0, day = 0;        ///< a day of zero: only the month is said
  int to_month = 0, to_day = 0;  ///< zero when it is one day
  int to_year = 0;
  size_t at = 0, end = 0;  ///< where it stands in the text
};

/// Finds the dates of a text, in their order. "03/04/2023" is left out: it may be April or March.
std::vector<Span> spans_of(std::string_view text);

/// Returns the first and the last day; nothing when there is no such day or no year.
std::optional<Date> first_of(const Span& span);
std::optional<Date> last_of(const Span& span);

}  // namespace plenary::minutes
