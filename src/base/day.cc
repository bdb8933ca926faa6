#include "base/day.h"

#include <fmt/core.h>

#include <array>

namespace plenary {
namespace {

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int month_length(int year, int month) {
  static constexpr std::array<int, 12> kLengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kLengths[static_cast<size_t>(month - 1)];
}

// Reads exactly `count` digits at `at`; -1 when they are not there.
int digits(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

bool valid_date(int year, int month, int day) {
  return year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 &&
         day <= month_length(year, month);
}

// Howard Hinnant's days_from_civil (public domain): exact for the whole range, without tables.
Day make_day(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return Day{era * 146097 + doe - 719468};
}

YearMonthDay civil(Day d) {
  const int z = d.days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

Day Date::last() const {
  const auto [year, month, d] = civil(day);
  switch (precision) {
    case Precision::kYear:
      return make_day(year, 12, 31);
    case Precision::kMonth:
      return make_day(year, month, month_length(year, month));
    case Precision::kDay:
      break;
  }
  return day;
}

std::optional<Date> parse_date(std::string_view text) {
  const int year = digits(text, 0, 4);
  if (year < 0) return std::nullopt;
  if (text.size() == 4) {
    if (!valid_date(year, 1, 1)) return std::nullopt;
    return Date{make_day(year, 1, 1), Precision::kYear};
  }
  if (text[4] != '-') return std::nullopt;
  const int month = digits(text, 5, 2);
  if (text.size() == 7) {
    if (!valid_date(year, month, 1)) return std::nullopt;
    return Date{make_day(year, month, 1), Precision::kMonth};
  }
  if (text.size() < 10 || text[7] != '-') return std::nullopt;
  const int day = digits(text, 8, 2);
  if (!valid_date(year, month, day)) return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  return Date{make_day(year, month, day), Precision::kDay};
}

std::string to_string(Day day) {
  const auto [y, m, d] = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", y, m, d);
}

std::string to_string(Date date) {
  const size_t length = date.precision == Precision::kYear ? 4 : date.precision == Precision::kMonth ? 7 : 10;
  return to_string(date.day).substr(0, length);
}

int month_number(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                            "may",       "june",     "july",     "august",
                                                            "september", "october",  "november", "december"};
  std::string lower;
  for (const char c : name)
    if (c != '.') lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (lower == "sept") return 9;
  for (size_t i = 0; i < kMonths.size(); ++i)
    if (lower == kMonths[i] || (lower.size() == 3 && kMonths[i].starts_with(lower)))
      return static_cast<int>(i) + 1;
  return 0;
}

}  // namespace plenary
