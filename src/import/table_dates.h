// Local forms of dates. A form is declared, or the text allows one reading only; 03/04/2024 is never guessed.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace plenary::table {

/// A declared form such as "dd/mm/yyyy", "d mmm yyyy", "mm/yyyy", "yyyymmdd" or "excel" (a day number of a
/// spreadsheet).
class DateForm {
 public:
  /// Parses a form: yyyy, yy (1970..2069), mmm (a month's name), mm, dd and the characters between them.
  static Result<DateForm> parse(std::string_view form);
  /// Reads a date of exactly that form; a time of day behind it is passed over.
  std::optional<Date> read(std::string_view text) const;

 private:
  std::string form_;
};

/// Reads a text that has only one reading: ISO 8601, or a month's name with a day and a year of four digits.
std::optional<Date> read_plain_date(std::string_view text);

/// Which reading the dates of a column allow, from the texts seen so far.
struct DateEvidence {
  size_t either = 0;                              ///< texts such as 03/04/2024
  size_t day_first = 0;                           ///< texts such as 14/03/2024
  size_t month_first = 0;                         ///< texts such as 03/14/2024
  std::string either_text, day_text, month_text;  ///< the first of each
  uint32_t either_line = 0, day_line = 0, month_line = 0;
  char mark = '/';  ///< between the numbers

  void see(std::string_view text, uint32_t line);
};

/// Returns 1..12 for the name or usual short form of a month in English, French, Spanish, Portuguese, German
/// or Italian.
int local_month(std::string_view name);

/// Returns the day of a spreadsheet's day number (1900 system with its false leap day, or 1904), or nothing.
std::optional<Day> spreadsheet_day(double number, bool from_1904);

}  // namespace plenary::table
