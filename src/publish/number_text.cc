#include "publish/number_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace plenary {
namespace {

constexpr const char* kGroupSpace =
    "\u202F";  // narrow and no-break: a number is never torn apart at the end of a line
constexpr const char* kMinus = "\u2212";

// Puts spaces into the whole part of a printed number that has no sign.
std::string grouped(const std::string& digits) {
  const size_t whole = std::min(digits.find('.'), digits.size());
  std::string out;
  for (size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += kGroupSpace;
    out += digits[i];
  }
  return out + digits.substr(whole);
}

std::string fixed(double number, int decimals) {
  const std::string digits = fmt::format("{:.{}f}", std::abs(number), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return (number < 0 && !zero ? kMinus : "") + grouped(digits);
}

std::string count(double number) {
  const bool whole = std::abs(number - std::round(number)) < 1e-9 * std::max(1.0, std::abs(number));
  return fixed(number, whole ? 0 : 1);
}

std::string estimate(double number) {
  if (number == 0) return "0";
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(number))));
  const double step = std::pow(10, exponent - 1);
  return fixed(std::round(number / step) * step, std::max(0, 1 - exponent));
}

std::string share(double number) {
  const double percent = 100 * number;
  std::string digits;
  if (percent > 0 && percent < 0.1)
    digits = "<0.1";
  else if (percent > 99.9 && percent < 100)
    digits = ">99.9";
  else
    digits = fixed(percent, percent == 0 || percent == 100 || (percent >= 10 && percent <= 99) ? 0 : 1);
  return digits + kGroupSpace + "%";
}

}  // namespace

std::string number_text(double number, NumberKind kind) {
  switch (kind) {
    case NumberKind::kCount:
      return count(number);
    case NumberKind::kEstimate:
      return estimate(number);
    case NumberKind::kShare:
      return share(number);
  }
  return {};
}

std::string_view state_word(const Value& value) {
  switch (value.state) {
    case Value::State::kNumber:
      return "";
    case Value::State::kNoData:
      return "no data";
    case Value::State::kNotApplicable:
      return "not applicable";
    case Value::State::kSuppressed:
      return "withheld";
  }
  return {};
}

std::string value_text(const Value& value, NumberKind kind) {
  if (value.is_number()) return number_text(value.number, kind);
  return std::string(state_word(value)) + (value.why.empty() ? "" : ": " + value.why);
}

std::string interval_text(const Value& value, NumberKind kind) {
  if (!value.is_number() || !value.interval) return {};
  return fmt::format("95{}% interval {} to {}", kGroupSpace, number_text(value.interval->low, kind),
                     number_text(value.interval->high, kind));
}

}  // namespace plenary
