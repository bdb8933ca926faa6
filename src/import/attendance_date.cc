#include "import/attendance_date.h"

#include <fmt/core.h>

#include "base/text.h"
#include "import/date_tokens.h"

namespace plenary::attendance {
namespace {

constexpr size_t kHead = 120;  // lines in which the date stands

bool is_month(const DateToken& t) { return t.number && t.text.size() <= 2 && t.value >= 1 && t.value <= 12; }

// "6-7", "6 and 7", "27 - July 1" behind the first day, which is at `at`. Returns the token behind.
size_t read_range(const std::vector<DateToken>& t, size_t at, DateParts& date) {
  size_t next = at + 1;
  if (next < t.size() && !t[next].number && (t[next].text == "and" || t[next].text == "to"))
    ++next;
  else if (next >= t.size() || !joins_range(t[next].gap))
    return at + 1;
  if (next >= t.size()) return at + 1;
  const int month = named_month(t[next]);
  if (month != 0 && next + 1 < t.size() && is_day(t[next + 1])) {
    date.to_month = month, date.to_day = t[next + 1].value;
    return next + 2;
  }
  const bool clock =
      next + 1 < t.size() && (t[next + 1].text == "am" || t[next + 1].text == "pm" || t[next + 1].gap == ":");
  if (!is_day(t[next]) || clock || t[next].value <= date.day) return at + 1;
  date.to_month = date.month, date.to_day = t[next].value;
  return next + 1;
}

// The date whose month name is at `at`, if there is one.
std::optional<DateParts> named_date(const std::vector<DateToken>& t, size_t at) {
  DateParts date;
  date.month = named_month(t[at]);
  if (date.month == 0) return std::nullopt;
  const auto year_at = [&](size_t i) {
    return i < t.size() && is_year(t[i]) && t[i].gap.size() <= 3 ? t[i].value : 0;
  };
  const auto clock_at = [&](size_t i) {
    return i < t.size() && (t[i].text == "am" || t[i].text == "pm" || t[i].gap == ":");
  };
  if (at > 0 && is_day(t[at - 1]) && t[at].gap.size() <= 2) {  // "21 April, 2021"
    date.day = t[at - 1].value;
    date.year = year_at(at + 1);
    if (date.year != 0) return date;
  }
  if (at + 1 < t.size() && is_day(t[at + 1]) && t[at + 1].gap.size() <= 2 && !clock_at(at + 2)) {
    date.day = t[at + 1].value;
    date.year = year_at(read_range(t, at + 1, date));
    return date;
  }
  if (date.day != 0) return date;  // "6 June"
  return std::nullopt;
}

bool sane(const DateParts& d) {
  return d.month >= 1 && d.month <= 12 && d.day >= 1 &&
         valid_date(d.year == 0 ? 2000 : d.year, d.month, d.day);
}

bool is_date_label(const Line& line) {
  const size_t colon = line.text.find(':');
  if (colon == line.text.npos || colon > 30) return false;
  const std::string label = fold(std::string_view(line.text).substr(0, colon));
  return label == "date" || label == "dates" || label == "when" || label == "meeting date" ||
         label == "date time" || label == "date and time" || label == "day" || label == "meeting dates";
}

std::optional<DateParts> date_in_notes(const std::vector<Line>& lines) {
  const size_t head = std::min(lines.size(), kHead);
  for (size_t i = 0; i < head; ++i)
    if (is_date_label(lines[i]))
      if (const auto date = date_in(lines[i].text)) return date;
  for (size_t i = 0; i < head; ++i)
    if (lines[i].kind == LineKind::kHeading && lines[i].level <= 2)
      if (const auto date = date_in(lines[i].text)) return date;
  return std::nullopt;
}

// The date in a file's name, folders aside.
DateParts date_in_stem(const std::vector<DateToken>& t) {
  for (size_t i = 0; i < t.size(); ++i) {
    if (t[i].number && t[i].text.size() == 8) {
      DateParts d{t[i].value / 10000, t[i].value / 100 % 100, t[i].value % 100};
      if (d.year >= 1900 && d.year <= 2200 && sane(d)) return d;
    }
    if (is_year(t[i]) && i + 2 < t.size() && is_month(t[i + 1]) && is_day(t[i + 2]))
      return {t[i].value, t[i + 1].value, t[i + 2].value};
    if (auto date = named_date(t, i)) return *date;
    if (is_month(t[i]) && i + 1 < t.size() && is_day(t[i + 1])) {
      DateParts d{0, t[i].value, t[i + 1].value};
      if (i + 2 < t.size() && is_year(t[i + 2]))
        d.year = t[i + 2].value;
      else if (i + 2 < t.size() && t[i + 2].number && t[i + 2].text.size() == 2 && t[i + 2].gap == "-")
        d.year = 2000 + t[i + 2].value;
      return d;
    }
    if (is_year(t[i]) && i + 1 < t.size() && is_month(t[i + 1])) return {t[i].value, t[i + 1].value, 0};
  }
  for (const auto& token : t)
    if (is_month(token) && token.text.size() == 2) return {0, token.value, 0};
  return {};
}

Date as_date(const DateParts& d) {
  return d.day == 0 ? Date{make_day(d.year, d.month, 1), Precision::kMonth}
                    : Date{make_day(d.year, d.month, d.day), Precision::kDay};
}

std::optional<Date> end_of(const DateParts& d) {
  if (d.to_day == 0 || !valid_date(d.year, d.to_month, d.to_day)) return std::nullopt;
  return Date{make_day(d.year, d.to_month, d.to_day), Precision::kDay};
}

}  // namespace

std::optional<DateParts> date_in(std::string_view text) {
  const auto t = date_tokens(text);
  for (size_t i = 0; i < t.size(); ++i) {
    if (is_year(t[i]) && i + 2 < t.size() && is_month(t[i + 1]) && is_day(t[i + 2]) &&
        (t[i + 1].gap == "-" || t[i + 1].gap == "/")) {
      const DateParts date{t[i].value, t[i + 1].value, t[i + 2].value};
      if (sane(date)) return date;
    }
    if (auto date = named_date(t, i); date && sane(*date)) return date;
  }
  return std::nullopt;
}

DateParts date_in_path(std::string_view path) {
  const size_t dot = path.rfind('.'), slash = path.rfind('/');
  if (dot != path.npos && (slash == path.npos || dot > slash)) path = path.substr(0, dot);
  const auto parts = split(path, '/');
  DateParts date = date_in_stem(date_tokens(parts.back()));
  int folder_month = 0;
  for (size_t i = parts.size() - 1; i-- > 0;) {
    const auto t = date_tokens(parts[i]);
    for (size_t k = 0; k < t.size(); ++k)
      if (is_year(t[k])) {
        if (k + 1 < t.size() && is_month(t[k + 1])) folder_month = t[k + 1].value;
        if (date.year != 0 && date.year != t[k].value) return {};  // the path contradicts itself
        date.year = t[k].value;
      }
    // "2024/12-Dec/05-wg-primary.md": the folder has the month, the file the day.
    if (folder_month == 0 && t.size() == 2 && is_month(t[0]) && named_month(t[1]) == t[0].value)
      folder_month = t[0].value;
    if (date.year != 0) break;
  }
  if (folder_month != 0 && date.day == 0 && date.month != folder_month) {
    const auto stem = date_tokens(parts.back());
    if (!stem.empty() && is_day(stem[0])) date.day = stem[0].value;
    date.month = folder_month;
  }
  if (date.month != 0 && date.day != 0 && !sane(date)) return {date.year, 0, 0};
  return date;
}

std::optional<MeetingDate> date_of_meeting(const std::vector<Line>& lines, std::string_view path) {
  DateParts from_path = date_in_path(path);
  auto from_text = date_in_notes(lines);
  if (from_text && from_text->year == 0) from_text->year = from_path.year;
  if (from_text && (from_text->year == 0 || !valid_date(from_text->year, from_text->month, from_text->day)))
    from_text.reset();
  const bool whole_path = from_path.year != 0 && from_path.month != 0 &&
                          valid_date(from_path.year, from_path.month, std::max(from_path.day, 1));
  if (!from_text && !whole_path) return std::nullopt;
  if (!from_text) return MeetingDate{as_date(from_path), end_of(from_path), ""};
  MeetingDate result{as_date(*from_text), end_of(*from_text), ""};
  if (!whole_path) return result;
  const Date named = as_date(from_path);
  if (named.precision == Precision::kDay &&
      (named.day < result.from.day || named.day > result.to.value_or(result.from).day)) {
    result.doubt = fmt::format("the notes say {}, the file's name {}: the name is taken",
                               to_string(result.from), to_string(named));
    result.from = named;
    result.to = end_of(from_path);
  } else if (named.precision == Precision::kMonth &&
             (result.from.day < named.day || result.from.day > named.last())) {
    result.doubt = fmt::format("the notes say {}, the file's name {}: the notes are taken",
                               to_string(result.from), to_string(named));
  }
  return result;
}

}  // namespace plenary::attendance
