#include "import/minutes_dates.h"

#include <optional>
#include <string>

#include "base/text.h"
#include "import/date_tokens.h"

namespace plenary::minutes {
namespace {

// A word of a weekday between a range's ends is passed over: "Monday 12 to Friday 16 December".
bool is_weekday(std::string_view text) {
  const std::string lower = ascii_lower(text.substr(0, 3));
  return text.size() >= 3 && (lower == "mon" || lower == "tue" || lower == "wed" || lower == "thu" ||
                              lower == "fri" || lower == "sat" || lower == "sun");
}

class Finder {
 public:
  explicit Finder(std::string_view text) : t_(date_tokens(text)) {}

  std::vector<Span> all() {
    std::vector<Span> out;
    for (size_t i = 0; i < t_.size();) {
      Span span;
      const size_t next = read(i, span);
      if (next == i) {
        ++i;
        continue;
      }
      span.at = t_[i].at;
      span.end = t_[next - 1].at + t_[next - 1].text.size();
      out.push_back(span);
      i = next;
    }
    return out;
  }

 private:
  static constexpr size_t kNoRange = std::string_view::npos;

  bool has(size_t i) const { return i < t_.size(); }
  bool near(size_t i) const {
    return has(i) && t_[i].gap.size() <= 4 && t_[i].gap.find('\n') == t_[i].gap.npos;
  }

  // Reads what begins at i; returns the token behind it, or i.
  size_t read(size_t i, Span& span) const {
    if (const size_t next = numeric(i, span); next != i) return next;
    if (is_day(t_[i])) return day_first(i, span);
    const int month = named_month(t_[i]);
    if (month == 0) return i;
    span.month = month;
    if (near(i + 1) && is_day(t_[i + 1]) && !clock(i + 2)) return month_first(i, span);
    return year_behind(i + 1, span) == i + 1 ? i : i + 2;
  }

  bool clock(size_t i) const {
    return has(i) && (t_[i].gap == ":" || t_[i].text == "am" || t_[i].text == "pm");
  }

  // "2024-04-19", "19.04.2024", "25/12/2023".
  size_t numeric(size_t i, Span& span) const {
    if (!has(i + 2) || t_[i + 1].gap.size() != 1 || t_[i + 2].gap != t_[i + 1].gap) return i;
    const DateToken &a = t_[i], &b = t_[i + 1], &c = t_[i + 2];
    if (is_year(a) && is_day(b) && b.value <= 12 && is_day(c) && (b.gap == "-" || b.gap == "/"))
      span = {a.value, b.value, c.value, 0, 0, a.value, 0, 0};
    else if (is_day(a) && is_day(b) && is_year(c) && (b.gap == "." || (b.gap == "/" && a.value > 12)) &&
             b.value <= 12)
      span = {c.value, b.value, a.value, 0, 0, c.value, 0, 0};
    else
      return i;
    return i + 3;
  }

  // Where a range's second day may stand behind i; npos when no range goes on.
  size_t range(size_t i) const {
    size_t next = i;
    const bool word =
        has(next) && (t_[next].text == "to" || t_[next].text == "and" || t_[next].text == "until");
    if (word) ++next;
    if (!has(next) || (!word && !joins_range(t_[next].gap))) return kNoRange;
    if (is_weekday(t_[next].text)) ++next;
    return has(next) ? next : kNoRange;
  }

  size_t year_behind(size_t i, Span& span) const {
    if (!near(i) || !is_year(t_[i]) || t_[i].gap.find_first_not_of(" ,.") != t_[i].gap.npos)
      return i;  // "(2000 h)"
    span.to_year = t_[i].value;
    if (span.year == 0) span.year = t_[i].value;
    return i + 1;
  }

  // "12 December", "12-16 December 2022", "30 May - 2 June 2023", "30 December 2022 - 2 January 2023".
  size_t day_first(size_t i, Span& span) const {
    span.day = t_[i].value;
    size_t at = i + 1;
    if (near(at) && t_[at].text == "of") ++at;
    if (near(at) && named_month(t_[at]) != 0) {
      span.month = named_month(t_[at]);
      at = year_behind(at + 1, span);
      const size_t second = range(at);
      if (second == kNoRange || !is_day(t_[second]) || !near(second + 1) || named_month(t_[second + 1]) == 0)
        return at;
      // "13 December and 15 December" are two days, not a range.
      if (t_[at].text == "and") return at;
      span.to_day = t_[second].value;
      span.to_month = named_month(t_[second + 1]);
      return year_behind(second + 2, span);
    }
    const size_t second = range(at);
    if (second == kNoRange || !is_day(t_[second]) || !near(second + 1) || named_month(t_[second + 1]) == 0)
      return i;
    if (t_[second].value <= span.day) return i;
    span.month = span.to_month = named_month(t_[second + 1]);
    span.to_day = t_[second].value;
    return year_behind(second + 2, span);
  }

  // "April 19, 2024", "May 30 - June 2, 2023", "December 12-16, 2022".
  size_t month_first(size_t i, Span& span) const {
    span.day = t_[i + 1].value;
    size_t at = i + 2;
    const size_t second = range(at);
    if (second != kNoRange && is_day(t_[second]) && t_[second].value > span.day && !clock(second + 1)) {
      span.to_month = span.month, span.to_day = t_[second].value;
      at = second + 1;
    } else if (second != kNoRange && named_month(t_[second]) != 0 && near(second + 1) &&
               is_day(t_[second + 1])) {
      span.to_month = named_month(t_[second]), span.to_day = t_[second + 1].value;
      at = second + 2;
    }
    return year_behind(at, span);
  }

  std::vector<DateToken> t_;
};

}  // namespace

std::vector<Span> spans_of(std::string_view text) { return Finder(text).all(); }

std::optional<Date> first_of(const Span& s) {
  if (s.year == 0 || s.month == 0 || !valid_date(s.year, s.month, s.day == 0 ? 1 : s.day))
    return std::nullopt;
  return s.day == 0 ? Date{make_day(s.year, s.month, 1), Precision::kMonth}
                    : Date{make_day(s.year, s.month, s.day), Precision::kDay};
}

std::optional<Date> last_of(const Span& s) {
  if (s.to_day == 0 || s.to_year == 0 || !valid_date(s.to_year, s.to_month, s.to_day)) return std::nullopt;
  const Date last{make_day(s.to_year, s.to_month, s.to_day), Precision::kDay};
  const auto first = first_of(s);
  if (!first || last.day < first->day) return std::nullopt;
  return last;
}

}  // namespace plenary::minutes
