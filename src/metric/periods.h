// The periods of an answer as numbers, and each unit's values in them.
#pragma once
#include <map>

#include "metric/rates.h"

namespace plenary {

/// Reads "2024", "2024-H1", "2024-Q3" or "2024-06", with 1, 2, 4 or 12 periods a year, as the year times the
/// periods of a year, plus which of them it is. Nothing for another.
std::optional<int> period_number(std::string_view label, int a_year);

/// "2024-H1" of a number.
std::string period_name(int number, int a_year);

/// One unit of an answer over time.
struct Series {
  std::vector<std::optional<std::string>> unit;  ///< labels without the period
  std::vector<const MeasureRow*> rows;           ///< one a period of `periods`; null where there is none
  std::vector<int> periods;                      ///< those in which the unit's place kept records, in order
  bool suppressed = false;                       ///< a period of it is not for this audience
};

/// Sorts an answer's rows by unit. A period counts for a unit when any unit of the same body and group has
/// records in it: there, no row is none; where nobody has, nobody knows. A period that is not over on the
/// last day of the question is left out.
std::vector<Series> series_of(const MeasureResult& answer, const MeasureQuery& query, const Units& units);

/// The period that was left out because it is not over, if there is one.
std::optional<int> unfinished(const MeasureQuery& query, int a_year);

}  // namespace plenary
