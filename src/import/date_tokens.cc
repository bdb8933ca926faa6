#include "import/date_tokens.h"

#include "base/day.h"
#include "base/text.h"

namespace plenary {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  size_t behind = 0;
  for (size_t i = 0; i < text.size();) {
    if (!is_digit(text[i]) && !is_letter(text[i])) {
      ++i;
      continue;
    }
    const bool number = is_digit(text[i]);
    size_t end = i;
    while (end < text.size() && (number ? is_digit(text[end]) : is_letter(text[end]))) ++end;
    DateToken token{text.substr(i, end - i), text.substr(behind, i - behind), i, number, 0};
    if (number && end - i <= 8)
      for (const char c : token.text) token.value = token.value * 10 + (c - '0');
    // "30th": the letters belong to the number.
    const auto lower = ascii_lower(token.text);
    const bool ordinal = !number && token.gap.empty() && !tokens.empty() && tokens.back().number &&
                         (lower == "th" || lower == "st" || lower == "nd" || lower == "rd");
    if (!ordinal) tokens.push_back(token);
    behind = i = end;
  }
  return tokens;
}

bool is_year(const DateToken& t) {
  return t.number && t.text.size() == 4 && t.value >= 1900 && t.value <= 2200;
}

bool is_day(const DateToken& t) { return t.number && t.text.size() <= 2 && t.value >= 1 && t.value <= 31; }

int named_month(const DateToken& t) { return t.number || t.text.size() < 3 ? 0 : month_number(t.text); }

bool joins_range(std::string_view gap) {
  gap = trim(gap);
  return gap == "-" || gap == "\xE2\x80\x93" || gap == "\xE2\x80\x94" || gap == "&" || gap == "/";
}

}  // namespace plenary
