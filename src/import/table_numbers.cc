#include "import/table_numbers.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace plenary::table {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Makes one space of no-break, narrow and thin spaces, which spreadsheets put between groups.
std::string plain_spaces(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\xC2\xA0"))
      out += ' ', i += 1;
    else if (text.substr(i).starts_with("\xE2\x80\xAF") || text.substr(i).starts_with("\xE2\x80\x89"))
      out += ' ', i += 2;
    else
      out += text[i];
  }
  return out;
}

// True for 1.234 or 12,345,678: groups of three behind one to three digits that are no zero.
bool looks_grouped(std::string_view text, char mark) {
  const auto parts = split(text, mark);
  if (parts.size() < 2 || parts[0].empty() || parts[0].size() > 3 || parts[0][0] == '0') return false;
  if (!std::ranges::all_of(parts[0], digit)) return false;
  return std::ranges::all_of(parts.begin() + 1, parts.end(), [](std::string_view p) {
    return p.size() == 3 && std::ranges::all_of(p, digit);
  });
}

}  // namespace

Result<NumberForm> NumberForm::parse(std::string_view example) {
  struct Known {
    std::string_view example;
    char decimal, group;
  };
  static constexpr Known kForms[] = {{"1234.5", '.', 0},    {"1,234.5", '.', ','}, {"1.234,5", ',', '.'},
                                     {"1 234,5", ',', ' '}, {"1 234.5", '.', ' '}, {"1'234.5", '.', '\''},
                                     {"1234,5", ',', 0}};
  std::string names;
  for (const auto& form : kForms) {
    if (form.example == trim(example)) return NumberForm{form.decimal, form.group, true};
    names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", form.example);
  }
  return fail(ErrorKind::kUsage, fmt::format("'{}' is no form of numbers; there are: {}", example, names));
}

std::expected<double, std::string> read_number(std::string_view text, const NumberForm& form) {
  double value = 0;
  const auto plain = [&value](std::string_view t) {
    const auto [end, error] = std::from_chars(t.data(), t.data() + t.size(), value);
    return error == std::errc{} && end == t.data() + t.size() && value == value && value - value == 0;
  };
  const std::string spaced = plain_spaces(text);
  std::string_view t = trim(spaced);
  if (!form.declared) {
    if (looks_grouped(t, '.'))
      return std::unexpected(
          "may be thousands or decimals: declare the form under numbers, such as \"1.234,5\" or \"1234.5\"");
    if (plain(t)) return value;
    if (!t.empty() && digit(t[0]) && t.find_first_not_of("0123456789., '") == std::string_view::npos)
      return std::unexpected(
          "has marks between its digits: declare the form under numbers, such as \"1,234.5\" or \"1234,5\"");
    return std::unexpected("is no number");
  }
  std::string digits;
  size_t run = 0;  // digits since the last group mark
  bool grouped = false, decimals = false;
  for (const char c : t) {
    if (form.group != 0 && c == form.group && !decimals) {
      if (digits.empty() || (grouped && run != 3) || run > 3)
        return std::unexpected("does not follow the declared form of numbers");
      grouped = true, run = 0;
    } else if (c == form.decimal && !decimals) {
      if (grouped && run != 3) return std::unexpected("does not follow the declared form of numbers");
      digits += '.', decimals = true;
    } else {
      digits += c;
      run += digit(c) ? 1 : 0;
    }
  }
  if (grouped && !decimals && run != 3)
    return std::unexpected("does not follow the declared form of numbers");
  if (plain(digits)) return value;
  return std::unexpected("does not follow the declared form of numbers");
}

}  // namespace plenary::table
