#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenary {

/// How much of a date the source gave.
enum class Precision : uint8_t { kYear = 1, kMonth = 2, kDay = 3 };

/// A calendar day (proleptic Gregorian), as days since 1970-01-01.
struct Day {
  int32_t days = 0;
  auto operator<=>(const Day&) const = default;
};

struct YearMonthDay {
  int year, month, day;
};

/// Returns the day of a civil date; `valid_date` must hold.
Day make_day(int year, int month, int day);
YearMonthDay civil(Day day);
bool valid_date(int year, int month, int day);

/// A date as a source gave it: its first day and how precise it is ("2006-03" is 2006-03-01, month).
struct Date {
  Day day;
  Precision precision = Precision::kDay;
  auto operator<=>(const Date&) const = default;
  /// Returns the last day that the date covers: 2006-03-31 for "2006-03".
  Day last() const;
};

/// Reads ISO 8601 dates "2006", "2006-03", "2006-03-20", also with a time behind ("2006-03-20T10:00Z").
/// Returns nothing for anything else, for impossible days, and for years outside 1800..2200
/// (no standards body has records before 1865; a later year is a slip of the pen).
std::optional<Date> parse_date(std::string_view text);

/// Prints as precise as the date is: "2006", "2006-03" or "2006-03-20".
std::string to_string(Date date);
std::string to_string(Day day);

/// Returns 1..12 for an English month name or its three-letter form in any case ("August", "Aug", "aug."),
/// else 0.
int month_number(std::string_view name);

}  // namespace plenary
