#include "cli/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ctime>

#include "base/text.h"

namespace plenary {
namespace {

constexpr uint64_t kMostWhole = 1'000'000'000'000;

Result<MaybeDate> date_option(const Arguments& arguments, const char* name) {
  if (!arguments.has(name)) return MaybeDate{};
  const auto date = parse_date(arguments.get(name));
  if (!date)
    return fail(ErrorKind::kUsage, fmt::format("{} '{}' is no date: write 2024, 2024-06 or 2024-06-30", name,
                                               arguments.get(name)));
  return date;
}

// Values stand between commas; one that holds a comma begins and ends with a double quote.
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

Result<MeasureQuery::Filter> parse_filter(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || trim(text.substr(0, equals)).empty() ||
      trim(text.substr(0, equals)) == "!")
    return fail(ErrorKind::kUsage, fmt::format("--where '{}': write slice=value", text));
  MeasureQuery::Filter filter;
  filter.negate = text[equals - 1] == '!';
  filter.slice = trim(text.substr(0, filter.negate ? equals - 1 : equals));
  filter.values = parse_values(text.substr(equals + 1));
  return filter;
}

}  // namespace

Result<uint64_t> whole_option(const Arguments& arguments, const char* name, uint64_t otherwise) {
  if (!arguments.has(name)) return otherwise;
  const auto text = arguments.get(name);
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0 || number > kMostWhole)
    return fail(ErrorKind::kUsage,
                fmt::format("{} '{}': write a whole number above zero", name, printable(text)));
  return number;
}

std::vector<std::string> list_option(const Arguments& arguments, const char* name) {
  std::vector<std::string> out;
  const auto text = arguments.get(name);
  for (const auto part : split(text, ','))
    if (!trim(part).empty()) out.emplace_back(trim(part));
  return out;
}

Result<MeasureQuery> parse_query(const Arguments& arguments) {
  MeasureQuery query;
  query.by = list_option(arguments, "--by");
  if (const auto found = arguments.options.find("--where"); found != arguments.options.end())
    for (const auto& text : found->second) {
      PLENARY_LET(filter, parse_filter(text));
      query.where.push_back(std::move(filter));
    }
  if (arguments.has("--body")) {
    PLENARY_LET(filter, parse_filter("body=" + arguments.get("--body")));
    query.where.push_back(std::move(filter));
  }
  PLENARY_LET(from, date_option(arguments, "--from"));
  PLENARY_LET(to, date_option(arguments, "--to"));
  PLENARY_LET(as_of, date_option(arguments, "--as-of"));
  query.from = from, query.to = to;
  if (as_of) query.as_of = as_of->last();
  if (from && to && to->last() < from->day) return fail(ErrorKind::kUsage, "--to lies before --from");
  query.intervals = arguments.has("--intervals");
  query.trend = arguments.has("--trend");
  query.against = arguments.get("--against");
  query.today = Day{static_cast<int32_t>(std::time(nullptr) / 86400)};
  return query;
}

}  // namespace plenary
