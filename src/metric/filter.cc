#include "metric/filter.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"

namespace plenary {
namespace {

std::vector<std::string> parse_values(std::string_view text) {
  std::vector<std::string> values;
  while (true) {
    text = trim(text);
    const auto close = text.starts_with('"') ? text.find('"', 1) : std::string_view::npos;
    const auto end = std::min(text.find(',', close == std::string_view::npos ? 0 : close), text.size());
    auto value = trim(text.substr(0, end));
    if (close != std::string_view::npos && close + 1 == value.size()) value = value.substr(1, close - 1);
    values.emplace_back(value);
    if (end == text.size()) return values;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

Result<MeasureQuery::Filter> parse_filter(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || trim(text.substr(0, equals)).empty() ||
      trim(text.substr(0, equals)) == "!")
    return fail(ErrorKind::kUsage, fmt::format("'{}': write slice=value", text));
  MeasureQuery::Filter filter;
  filter.negate = text[equals - 1] == '!';
  filter.slice = trim(text.substr(0, filter.negate ? equals - 1 : equals));
  filter.values = parse_values(text.substr(equals + 1));
  return filter;
}

std::string to_string(const MeasureQuery::Filter& filter) {
  std::string out = filter.slice + (filter.negate ? "!=" : "=");
  for (size_t i = 0; i < filter.values.size(); ++i) {
    const auto& value = filter.values[i];
    out += (i == 0 ? "" : ",") + (value.contains(',') ? '"' + value + '"' : value);
  }
  return out;
}

}  // namespace plenary
