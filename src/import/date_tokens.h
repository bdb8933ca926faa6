// Words and numbers of a text in which dates are looked for.
#pragma once
#include <string_view>
#include <vector>

namespace plenary {

struct DateToken {
  std::string_view text;
  std::string_view gap;  ///< what stands before it
  size_t at = 0;         ///< where it begins
  bool number = false;
  int value = 0;  ///< of a number of at most eight digits
};

/// Takes a text apart into runs of letters and of digits; "30th" is the number alone.
std::vector<DateToken> date_tokens(std::string_view text);

/// 1900 to 2200, in four digits.
bool is_year(const DateToken& token);
/// 1 to 31, in one or two digits.
bool is_day(const DateToken& token);
/// The month that a word names, 1 to 12; 0 for anything else.
int named_month(const DateToken& token);
/// True for what joins the two ends of a range: a hyphen, a dash, a slash, an ampersand.
bool joins_range(std::string_view gap);

}  // namespace plenary
