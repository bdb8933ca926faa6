#include "publish/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

#include "base/text.h"

namespace plenary {
namespace {

constexpr uint64_t kMostWhole = 1'000'000'000'000;

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

Result<MeasureQuery::Filter> parse_filter(const Parameters& asked, std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || trim(text.substr(0, equals)).empty() ||
      trim(text.substr(0, equals)) == "!")
    return fail(ErrorKind::kUsage, fmt::format("{}where '{}': write slice=value", asked.dashes, text));
  MeasureQuery::Filter filter;
  filter.negate = text[equals - 1] == '!';
  filter.slice = trim(text.substr(0, filter.negate ? equals - 1 : equals));
  filter.values = parse_values(text.substr(equals + 1));
  return filter;
}

Status add_filters(const Parameters& asked, MeasureQuery& query) {
  if (const auto found = asked.values.find("where"); found != asked.values.end())
    for (const auto& text : found->second) {
      PLENARY_LET(filter, parse_filter(asked, text));
      query.where.push_back(std::move(filter));
    }
  if (!asked.has("body")) return {};
  PLENARY_LET(filter, parse_filter(asked, "body=" + asked.get("body")));
  query.where.push_back(std::move(filter));
  return {};
}

// A word as a shell reads it back.
std::string shell_word(std::string_view text) {
  const auto plain = [](char c) {
    return std::string_view("-_.,=/:@+%").contains(c) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  };
  if (!text.empty() && std::ranges::all_of(text, plain)) return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

// A condition as it is typed; a value that holds a comma stands in double quotes.
std::string filter_words(const MeasureQuery::Filter& filter) {
  std::string out = filter.slice + (filter.negate ? "!=" : "=");
  for (size_t i = 0; i < filter.values.size(); ++i) {
    const auto& value = filter.values[i];
    out += (i == 0 ? "" : ",") + (value.contains(',') ? '"' + value + '"' : value);
  }
  return out;
}

}  // namespace

std::string Parameters::get(std::string_view name, std::string otherwise) const {
  const auto found = values.find(name);
  return found == values.end() || found->second.empty() ? std::move(otherwise) : found->second.back();
}

std::vector<std::string> Parameters::list(std::string_view name) const {
  std::vector<std::string> out;
  const auto text = get(name);
  for (const auto part : split(text, ','))
    if (!trim(part).empty()) out.emplace_back(trim(part));
  return out;
}

Result<uint64_t> Parameters::whole(std::string_view name, uint64_t otherwise, uint64_t least) const {
  if (!has(name)) return otherwise;
  const auto text = get(name);
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > kMostWhole)
    return fail(ErrorKind::kUsage, fmt::format("{}{} '{}': write a whole number{}", dashes, name,
                                               printable(text), least == 0 ? "" : " above zero"));
  return number;
}

Result<MaybeDate> Parameters::date(std::string_view name) const {
  if (!has(name)) return MaybeDate{};
  const auto date = parse_date(get(name));
  if (!date)
    return fail(ErrorKind::kUsage, fmt::format("{}{} '{}' is no date: write 2024, 2024-06 or 2024-06-30",
                                               dashes, name, printable(get(name))));
  return date;
}

Result<MeasureQuery> parse_measure(const Parameters& asked, Day today) {
  MeasureQuery query;
  query.by = asked.list("by");
  PLENARY_TRY(add_filters(asked, query));
  PLENARY_LET(from, asked.date("from"));
  PLENARY_LET(to, asked.date("to"));
  PLENARY_LET(as_of, asked.date("as-of"));
  query.from = from, query.to = to;
  if (as_of) query.as_of = as_of->last();
  if (from && to && to->last() < from->day)
    return fail(ErrorKind::kUsage, fmt::format("{0}to lies before {0}from", asked.dashes));
  query.intervals = asked.has("intervals");
  query.trend = asked.has("trend");
  query.against = asked.get("against");
  query.today = today;
  return query;
}

std::string measure_command_line(const MeasureQuery& query, Audience audience) {
  std::string out = "plenary measure " + shell_word(query.metric);
  if (!query.by.empty())
    out += fmt::format(" --by {}", shell_word(fmt::format("{}", fmt::join(query.by, ","))));
  for (const auto& filter : query.where) out += " --where " + shell_word(filter_words(filter));
  if (query.from) out += " --from " + to_string(*query.from);
  if (query.to) out += " --to " + to_string(*query.to);
  if (query.as_of) out += " --as-of " + to_string(*query.as_of);
  if (query.intervals) out += " --intervals";
  if (query.trend) out += " --trend";
  if (!query.against.empty()) out += " --against " + shell_word(query.against);
  if (audience != Audience::kSecretariat) out += fmt::format(" --audience {}", to_string(audience));
  return out;
}

Day clock_day() { return Day{static_cast<int32_t>(std::time(nullptr) / 86400)}; }

}  // namespace plenary
