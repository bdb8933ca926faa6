#include "serve/target.h"

#include <algorithm>

#include "base/text.h"

namespace plenary::serve {
namespace {

constexpr size_t kMostParameters = 64;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Result<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0)
        return fail(ErrorKind::kUsage, "a '%' in the address is not followed by two hexadecimal digits");
      c = static_cast<char>(high * 16 + low), i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    out += c;
  }
  const bool control =
      std::ranges::any_of(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (control || !valid_utf8(out))
    return fail(ErrorKind::kUsage, "the address holds control characters or text that is not UTF-8");
  return out;
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
  if (!target.starts_with('/')) return fail(ErrorKind::kUsage, "the address is no path: it begins with '/'");
  target = target.substr(0, target.find('#'));
  const auto query = target.find('?');
  Target out;
  for (const auto part : split(target.substr(1, query == target.npos ? query : query - 1), '/')) {
    PLENARY_LET(name, decoded(part, false));
    if (name == "." || name == "..") return fail(ErrorKind::kUsage, "the address climbs about with '..'");
    out.path.push_back(std::move(name));
  }
  if (query == target.npos) return out;
  for (const auto pair : split(target.substr(query + 1), '&')) {
    if (pair.empty()) continue;
    if (out.parameters.size() == kMostParameters)
      return fail(ErrorKind::kUsage, "more than 64 parameters are no question");
    const auto equals = std::min(pair.find('='), pair.size());
    PLENARY_LET(name, decoded(pair.substr(0, equals), true));
    PLENARY_LET(value, decoded(pair.substr(std::min(equals + 1, pair.size())), true));
    out.parameters.emplace_back(std::move(name), std::move(value));
  }
  return out;
}

}  // namespace plenary::serve
