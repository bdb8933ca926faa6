#include "advise/reading.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace plenary {
namespace {

constexpr const char* kEventsAgo = "events-ago";

// Values behind --where: one that holds a comma or begins with a quote stands in quotes.
std::string values_text(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values)
    out += fmt::format("{}{}", out.empty() ? "" : ",",
                       value.contains(',') || value.starts_with('"') ? '"' + value + '"' : value);
  return out;
}

// As one word for a shell.
std::string quoted(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,=:";
  if (text.find_first_not_of(kPlain) == std::string::npos) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// Of an organization cut by events: each event counts `decay` times the one after it.
void add_row(const MeasureRow& row, const Profile& profile, const Indicator& indicator, Reading& out) {
  if (!row.labels[0] || row.values[0].state != CellState::kValue) return;
  const double count = row.values[0].value;
  const double weight =
      indicator.events ? std::pow(profile.decay, std::stod(row.labels[1].value_or("0"))) : 1;
  out.values[*row.labels[0]] += count * weight;
  if (by_chance(indicator.metric)) out.variances[*row.labels[0]] += count * weight * weight;
}

// Whether nothing by organization means that there was nothing, or that nobody knows.
Result<std::string> why_empty(duck::Connection& connection, MeasureQuery query) {
  query.by.clear();
  PLENARY_LET(result, measure(connection, query));
  const auto state = result.rows.empty() ? CellState::kUnknown : result.rows[0].values[0].state;
  return std::string(state == CellState::kNone ? "" : "no records");
}

}  // namespace

bool counts(const Metric& metric) {
  return metric.kind != MeasureKind::kShare && metric.kind != MeasureKind::kMean;
}

bool by_chance(const Metric& metric) {
  return metric.kind == MeasureKind::kSum || metric.kind == MeasureKind::kCountDistinct;
}

Day years_before(Day day, int64_t years) {
  auto [year, month, d] = civil(day);
  year -= static_cast<int>(years);
  if (!valid_date(year, month, d)) d = 28;
  return make_day(year, month, d);
}

MeasureQuery indicator_query(const Profile& profile, const Indicator& indicator, const IndexPlace& place,
                             Day day) {
  MeasureQuery query;
  query.metric = indicator.metric.name;
  query.where = indicator.where;
  query.where.push_back({"body", {place.body}});
  if (!place.group.empty()) query.where.push_back({"group", {place.group}});
  query.as_of = day, query.today = day;
  if (indicator.metric.kind == MeasureKind::kStock) return query;
  query.from = Date{Day{years_before(day, profile.years).days + 1}};
  if (!indicator.events) return query;
  MeasureQuery::Filter last{kEventsAgo, {}};
  for (int64_t ago = 0; ago < profile.events; ++ago) last.values.push_back(fmt::format("{}", ago));
  query.where.push_back(std::move(last));
  return query;
}

Result<Reading> read_indicator(duck::Connection& connection, const Profile& profile,
                               const Indicator& indicator, const IndexPlace& place, Day day) {
  auto query = indicator_query(profile, indicator, place, day);
  query.by = {"organization"};
  if (indicator.events) query.by.emplace_back(kEventsAgo);
  auto result = measure(connection, query);
  if (!result)
    return fail(result.error().kind, fmt::format("indicator '{}' of profile '{}': {}", indicator.name,
                                                 profile.name, result.error().message));
  Reading out;
  for (const auto& row : result->rows) add_row(row, profile, indicator, out);
  for (const auto& row : result->rows) {
    out.all += row.records;
    if (row.labels[0]) out.known += row.records;
  }
  if (!out.values.empty()) {
    out.available = true;
  } else if (out.all > 0) {
    out.why = "no record says which organization";
  } else {
    PLENARY_LET(why, why_empty(connection, query));
    out.why = why, out.available = why.empty();
  }
  return out;
}

std::string records_command(const MeasureQuery& query, const std::string& organization) {
  std::string out = "plenary measure " + query.metric;
  for (const auto& filter : query.where)
    out += fmt::format(" --where {}", quoted(fmt::format("{}{}={}", filter.slice, filter.negate ? "!" : "",
                                                         values_text(filter.values))));
  out += fmt::format(" --where {}", quoted("organization=" + values_text({organization})));
  if (query.from) out += " --from " + to_string(*query.from);
  if (query.as_of) out += " --as-of " + to_string(*query.as_of);
  return out + " --records";
}

}  // namespace plenary
