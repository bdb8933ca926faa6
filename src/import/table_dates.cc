#include "import/table_dates.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace plenary::table {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Takes between `least` and `most` digits from the front of `text`; -1 when they are not there.
int take_digits(std::string_view& text, size_t least, size_t most) {
  size_t n = 0;
  int value = 0;
  while (n < most && n < text.size() && digit(text[n])) value = value * 10 + (text[n++] - '0');
  if (n < least) return -1;
  text.remove_prefix(n);
  return value;
}

bool name_byte(char c) { return !digit(c) && c != ' ' && c != '-' && c != '/' && c != ',' && c != '.'; }

// Takes a month's name, with the full stop of a short form.
int take_month(std::string_view& text) {
  size_t n = 0;
  while (n < text.size() && name_byte(text[n])) ++n;
  const int month = local_month(text.substr(0, n));
  if (n < text.size() && text[n] == '.') ++n;
  text.remove_prefix(n);
  return month;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

// True when nothing or only a time of day is left.
bool at_end(std::string_view rest) {
  rest = trim(rest);
  if (rest.empty()) return true;
  take(rest, "T");
  return take_digits(rest, 1, 2) >= 0 && rest.starts_with(':');
}

std::optional<Date> made(int year, int month, int day) {
  const Precision precision = month == 0 ? Precision::kYear : day == 0 ? Precision::kMonth : Precision::kDay;
  if (month == 0) month = 1;
  if (day == 0) day = 1;
  if (!valid_date(year, month, day)) return std::nullopt;
  return Date{make_day(year, month, day), precision};
}

// Three numbers with one mark between them, the last of four digits (or of two): what 03/04/2024 looks like.
struct Triple {
  int first, second;
  char mark;
};

std::optional<Triple> local_triple(std::string_view text) {
  Triple t{take_digits(text, 1, 2), 0, text.empty() ? '\0' : text[0]};
  if (t.first < 1 || (t.mark != '/' && t.mark != '.' && t.mark != '-')) return std::nullopt;
  text.remove_prefix(1);
  t.second = take_digits(text, 1, 2);
  if (t.second < 1 || text.empty() || text[0] != t.mark) return std::nullopt;
  text.remove_prefix(1);
  if (take_digits(text, 2, 4) < 0 || !at_end(text)) return std::nullopt;
  return t;
}

// The names by month, folded, in the six languages; a short form is listed where it is usual.
constexpr std::array<std::string_view, 12> kMonthNames{
    "january jan janvier janv enero ene janeiro januar jaenner gennaio gen",
    "february feb fevrier fevr fev febrero fevereiro februar febbraio",
    "march mar mars marzo marco marz mrz maerz",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio mag",
    "june jun juin junio junho juni giugno giu",
    "july jul juillet juil julio julho juli luglio lug",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre setembro set settembre",
    "october oct octobre octubre outubro out oktober okt ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec decembre diciembre dic dezembro dez dezember dicembre"};

// A day with the month's name, before or behind it: "14 mars 2024", "14-Mar-2024", "March 14, 2024", "mars
// 2024".
std::optional<Date> named_date(std::string_view text) {
  int day = take_digits(text, 1, 2);
  if (day == 0) return std::nullopt;
  for (const auto suffix : {"st", "nd", "rd", "th", "er", "."})
    if (day > 0 && take(text, suffix)) break;
  const auto skip = [&text] {
    while (!text.empty() && (text[0] == ' ' || text[0] == '-' || text[0] == '/' || text[0] == ','))
      text.remove_prefix(1);
    if (take(text, "de ") || take(text, "del ")) return;
  };
  skip();
  const int month = take_month(text);
  if (month == 0) return std::nullopt;
  skip();
  std::string_view before = text;
  int year = take_digits(text, 4, 4);
  if (year < 0 && day < 0) {
    text = before;
    day = take_digits(text, 1, 2);
    for (const auto suffix : {"st", "nd", "rd", "th"})
      if (take(text, suffix)) break;
    skip();
    year = take_digits(text, 4, 4);
    if (day <= 0) return std::nullopt;
  }
  if (year < 0 || !at_end(text)) return std::nullopt;
  return made(year, month, std::max(day, 0));
}

}  // namespace

int local_month(std::string_view name) {
  const std::string wanted = fold(name);
  if (wanted.size() < 3) return 0;
  for (size_t i = 0; i < kMonthNames.size(); ++i)
    for (const auto known : split(kMonthNames[i], ' '))
      if (known == wanted) return static_cast<int>(i) + 1;
  return 0;
}

Result<DateForm> DateForm::parse(std::string_view form) {
  DateForm made_form;
  made_form.form_ = ascii_lower(trim(form));
  const std::string& f = made_form.form_;
  if (f == "excel") return made_form;
  size_t years = 0, months = 0, days = 0;
  for (size_t i = 0; i < f.size();) {
    size_t n = 1;
    while (i + n < f.size() && f[i + n] == f[i]) ++n;
    if (f[i] == 'y' && (n == 4 || n == 2))
      ++years;
    else if (f[i] == 'm' && n <= 3)
      ++months;
    else if (f[i] == 'd' && n <= 2)
      ++days;
    else if (f[i] == 'y' || f[i] == 'm' || f[i] == 'd' ||
             (f[i] >= 'a' && f[i] <= 'z' && f[i] != 'e' && f[i] != 'l'))
      years = 9;
    i += n;
  }
  if (years == 1 && months <= 1 && days <= months) return made_form;
  return fail(
      ErrorKind::kUsage,
      fmt::format("'{}' is no form of a date; forms are made of dd, mm, mmm (name), yyyy and yy, such as "
                  "\"dd/mm/yyyy\", \"d mmm yyyy\", \"yyyymmdd\", or are \"excel\" for day numbers",
                  form));
}

std::optional<Date> DateForm::read(std::string_view text) const {
  text = trim(text);
  if (form_ == "excel") {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    const auto day = spreadsheet_day(number, false);
    return day ? std::optional(Date{*day}) : std::nullopt;
  }
  // Digits that touch ("yyyymmdd") have fixed widths; with marks between them one digit may do for two.
  const bool packed =
      form_.find_first_not_of("ymd") == std::string::npos && form_.find("mmm") == std::string::npos;
  int year = 0, month = 0, day = 0;
  for (size_t i = 0; i < form_.size();) {
    size_t n = 1;
    while (i + n < form_.size() && form_[i + n] == form_[i]) ++n;
    const size_t least = packed ? n : 1;
    switch (form_[i]) {
      case 'y':
        year = take_digits(text, n, n);
        if (n == 2 && year >= 0) year += year < 70 ? 2000 : 1900;
        break;
      case 'm':
        month = n == 3 ? take_month(text) : take_digits(text, least, 2);
        break;
      case 'd':
        day = take_digits(text, least, 2);
        break;
      default:
        if (!take(text, std::string_view(form_).substr(i, n)) && !(form_[i] == '.' || form_[i] == ' '))
          return std::nullopt;
        i += n;
        continue;
    }
    const bool has_month = form_.find('m') != std::string::npos,
               has_day = form_.find('d') != std::string::npos;
    if (form_[i] == 'm' && month < 1 && has_month) return std::nullopt;
    if (form_[i] == 'd' && day < 1 && has_day) return std::nullopt;
    if (form_[i] == 'y' && year < 0) return std::nullopt;
    i += n;
  }
  return at_end(text) ? made(year, month, day) : std::nullopt;
}

std::optional<Date> read_plain_date(std::string_view text) {
  text = trim(text);
  if (text.size() < 4 || text.size() > 64) return std::nullopt;
  if (const auto iso = parse_date(text)) return iso;
  return named_date(text);
}

void DateEvidence::see(std::string_view text, uint32_t line) {
  text = trim(text);
  const auto t = local_triple(text);
  if (!t || (t->first > 12 && t->second > 12)) return;
  const auto note = [&](size_t& count, std::string& first, uint32_t& at) {
    if (count++ == 0) first = text, at = line;
    mark = t->mark;
  };
  if (t->first > 12)
    note(day_first, day_text, day_line);
  else if (t->second > 12)
    note(month_first, month_text, month_line);
  else if (t->first != t->second)
    note(either, either_text, either_line);
  else if (either == 0 && either_text.empty())
    mark = t->mark;  // 05/05/2024 reads the same both ways
}

std::optional<Day> spreadsheet_day(double number, bool from_1904) {
  if (!(number >= 1 && number < 120'000)) return std::nullopt;
  const auto whole = static_cast<int>(std::floor(number));
  if (from_1904) return Day{make_day(1904, 1, 1).days + whole};
  // Excel keeps Lotus' 29 February 1900: day 60 does not exist, days before it are one later than the rest.
  if (whole == 60) return std::nullopt;
  return Day{make_day(1899, 12, 30).days + whole + (whole < 60 ? 1 : 0)};
}

}  // namespace plenary::table
