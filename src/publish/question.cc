#include "publish/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <utility>

#include "base/text.h"
#include "metric/filter.h"

namespace plenary {
namespace {

constexpr uint64_t kMostWhole = 1'000'000'000'000;

Result<MeasureQuery::Filter> asked_filter(const Parameters& asked, std::string_view text) {
  auto filter = parse_filter(text);
  if (!filter)
    return fail(filter.error().kind, fmt::format("{}where {}", asked.dashes, filter.error().message));
  return filter;
}

Status add_filters(const Parameters& asked, MeasureQuery& query) {
  if (const auto found = asked.values.find("where"); found != asked.values.end())
    for (const auto& text : found->second) {
      PLENARY_LET(filter, asked_filter(asked, text));
      query.where.push_back(std::move(filter));
    }
  if (!asked.has("body")) return {};
  PLENARY_LET(filter, asked_filter(asked, "body=" + asked.get("body")));
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

// A value as it stands in an address (RFC 3986).
std::string address_word(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("-_.~").contains(c);
    plain ? out.push_back(c)
          : static_cast<void>(out += fmt::format("%{:02X}", static_cast<unsigned char>(c)));
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
  query.curve = asked.has("curve");
  query.against = asked.get("against");
  query.today = today;
  return query;
}

std::string measure_command_line(const MeasureQuery& query, Audience audience) {
  std::string out = "plenary measure " + shell_word(query.metric);
  if (!query.by.empty())
    out += fmt::format(" --by {}", shell_word(fmt::format("{}", fmt::join(query.by, ","))));
  for (const auto& filter : query.where) out += " --where " + shell_word(to_string(filter));
  if (query.from) out += " --from " + to_string(*query.from);
  if (query.to) out += " --to " + to_string(*query.to);
  if (query.as_of) out += " --as-of " + to_string(*query.as_of);
  if (query.intervals) out += " --intervals";
  if (query.trend) out += " --trend";
  if (query.curve) out += " --curve";
  if (!query.against.empty()) out += " --against " + shell_word(query.against);
  if (audience != Audience::kSecretariat) out += fmt::format(" --audience {}", to_string(audience));
  return out;
}

std::string measure_address(const MeasureQuery& query) {
  std::string out = "/api/v1/measure/" + address_word(query.metric);
  auto add = [&, mark = '?'](const char* name, const std::string& value) mutable {
    out += fmt::format("{}{}={}", std::exchange(mark, '&'), name, address_word(value));
  };
  if (!query.by.empty()) add("by", fmt::format("{}", fmt::join(query.by, ",")));
  for (const auto& filter : query.where) add("where", to_string(filter));
  if (query.from) add("from", to_string(*query.from));
  if (query.to) add("to", to_string(*query.to));
  if (query.as_of) add("as-of", to_string(*query.as_of));
  if (!query.against.empty()) add("against", query.against);
  return out;
}

Day clock_day() { return Day{static_cast<int32_t>(std::time(nullptr) / 86400)}; }

}  // namespace plenary
