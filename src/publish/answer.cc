#include "publish/answer.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json.h"
#include "metric/curve.h"
#include "metric/gaps.h"
#include "metric/trends.h"
#include "publish/notice.h"

namespace plenary {
namespace {

std::string window_text(const MeasureQuery& q) {
  std::string text;
  if (q.from) text += "from " + to_string(*q.from);
  if (q.to) text += fmt::format("{}to {}", text.empty() ? "" : " ", to_string(*q.to));
  if (q.as_of) text += fmt::format("{}as of {}", text.empty() ? "" : ", ", to_string(*q.as_of));
  return text;
}

std::string filter_text(const MeasureQuery& q) {
  std::string text;
  for (const auto& filter : q.where) {
    text +=
        fmt::format("{}{}{}", text.empty() ? "" : ", ", filter.slice, filter.negate ? " is not " : " is ");
    for (size_t i = 0; i < filter.values.size(); ++i)
      text += fmt::format("{}{}", i == 0 ? "" : " or ", filter.values[i]);
  }
  return text;
}

std::string field_text(const std::string& field) {
  if (field == "day") return "a date";
  if (field == "days") return "a known length";
  auto name = field.ends_with("_id") ? field.substr(0, field.size() - 3) : field;
  const bool known = name != field || name.contains('_');
  std::ranges::replace(name, '_', ' ');
  if (known) return "a known " + name;
  if (field == "supporters" || field == "regions") return "known " + field;
  return (std::string_view("aeiou").contains(field[0]) ? "an " : "a ") + field;
}

// Whoever asks for links wants the strongest, which come first: a terminal has no room for all pairs.
std::string cut_for_terminal(const Answer& a, duck::Table& table) {
  constexpr size_t kMostLinks = 40;
  if (!is_network(a.result.metric.kind) || table.rows.size() <= kMostLinks) return "";
  const size_t more = table.rows.size() - kMostLinks;
  table.rows.resize(kMostLinks);
  return fmt::format("... and {} more: --format csv or json has all\n", more);
}

double percent(int64_t part, int64_t all) {
  return all == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
}

std::string listed(const std::vector<std::string>& names, size_t most) {
  std::string text;
  for (size_t i = 0; i < names.size() && i < most; ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", names[i]);
  if (names.size() > most) text += fmt::format(" and {} more", names.size() - most);
  return text;
}

std::string json_parts(const Answer& a) {
  std::string out;
  for (const auto& part : a.result.parts)
    out += fmt::format("{}{{\"name\": {}, \"unit\": {}}}", out.empty() ? "" : ", ", json_string(part.name),
                       json_string(part.unit));
  return out;
}

std::string json_coverage(const Answer& a) {
  std::string out;
  for (const auto& c : a.result.coverage)
    out += fmt::format("{}{{\"field\": {}, \"known\": {}, \"all\": {}}}", out.empty() ? "" : ", ",
                       json_string(c.field), c.known, c.all);
  return out;
}

std::string json_notes(const Answer& a) {
  std::string out;
  for (const auto& note : a.result.notes) out += (out.empty() ? "" : ", ") + json_string(note);
  return out;
}

// A part is a column, and where it can have intervals two more; for people the interval is one text.
void add_columns(duck::Table& table, const MeasureResult& r, const Part& part, bool full) {
  const bool lone = part.name == "value";
  const bool says_unit = !full && (lone || part.name == "median");
  const auto& name = lone && !full ? r.metric.name : part.name;
  table.columns.push_back(
      {says_unit ? fmt::format("{} ({})", name, part.unit) : name, duck::Type::kReal, ""});
  if (!part.interval) return;
  if (!full) return table.columns.push_back({"95 %", duck::Type::kText, ""});
  for (const char* end : {"low", "high"})
    table.columns.push_back({lone ? end : fmt::format("{}_{}", part.name, end), duck::Type::kReal, ""});
}

void add_cell(std::vector<duck::Value>& out, const Cell& cell, const Part& part, bool full) {
  if (cell.state == CellState::kValue || cell.state == CellState::kNone)
    out.emplace_back(cell.value);
  else
    full ? out.emplace_back() : out.emplace_back(std::string(to_string(cell.state)));
  if (!part.interval) return;
  if (!full)
    return static_cast<void>(out.emplace_back(
        cell.interval ? fmt::format("{} to {}", human(cell.interval->low), human(cell.interval->high))
                      : std::string()));
  for (const auto end : {&Interval::low, &Interval::high})
    cell.interval ? out.emplace_back((*cell.interval).*end) : out.emplace_back();
}

// Of each reason how many rows, in words that a reader can judge.
std::string withheld_text(const Answer& a) {
  std::string out;
  for (const auto& [reason, rows] : a.withheld.rows)
    out += fmt::format("Withheld: {} row{}: {}\n", rows, rows == 1 ? "" : "s",
                       reason_text(reason, a.rules, a.result.metric));
  if (a.withheld.merged > 0)
    out += fmt::format("{} of these are shown together as {}\n", a.withheld.merged, kMerged);
  return out;
}

std::string json_withheld(const Answer& a) {
  if (is_staff(a.audience)) return "";
  std::string rows;
  for (const auto& [reason, count] : a.withheld.rows)
    rows += fmt::format("{}{{\"reason\": {}, \"rows\": {}, \"text\": {}}}", rows.empty() ? "" : ", ",
                        json_string(reason_word(reason)), count,
                        json_string(reason_text(reason, a.rules, a.result.metric)));
  std::string by, where;
  for (const auto* slice : a.result.by) by += (by.empty() ? "" : ", ") + json_string(slice->name);
  for (const auto& filter : a.query.where)
    for (const auto& value : filter.values)
      where += fmt::format("{}{{\"slice\": {}, \"not\": {}, \"value\": {}}}", where.empty() ? "" : ", ",
                           json_string(filter.slice), filter.negate, json_string(value));
  return fmt::format(
      ",\n  \"audience\": {},\n  \"by\": [{}],\n  \"where\": [{}],\n  \"withheld\": [{}],\n  \"merged\": {}",
      json_string(to_string(a.audience)), by, where, rows, a.withheld.merged);
}

std::string json_date(const std::string& text) { return text.empty() ? "null" : json_string(text); }

// The population is an answer of its own, after the same rules.
Status set_against(Reader& reader, const Policy& policy, Answer& a) {
  PLENARY_LET(question, population_question(reader.connection(), a.query, a.result));
  PLENARY_LET(result, measure(reader.connection(), question));
  PLENARY_LET(kept, withhold(reader, policy, a.audience, question, result));
  if (!kept.rows.empty() &&
      std::ranges::none_of(result.rows, [](const MeasureRow& row) { return row.withheld.empty(); }))
    return fail(ErrorKind::kUsage,
                fmt::format("{} is withheld from this audience wherever it is cut so: there is no population "
                            "to compare with",
                            question.metric));
  std::optional<MeasureResult> voices;
  if (const auto of_organizations = voices_question(reader.connection(), a.query, a.result)) {
    PLENARY_LET(answered, measure(reader.connection(), *of_organizations));
    voices = std::move(answered);
  }
  const bool tells = !a.rules.zeros && a.result.metric.privacy != "public";
  PLENARY_LET(compared, gaps(a.result, result, voices, tells ? Absent::kHidden : Absent::kShown));
  a.result = a.query.trend ? ratios_of(compared) : std::move(compared);
  a.withheld.cells += kept.cells;
  for (const auto& [reason, rows] : kept.rows) a.withheld.rows[reason] += rows;
  return {};
}

// Where many points stand side by side, what happened between two of them tells of few.
Status check_curve(const MeasureQuery& query, const Metric& metric, const AudienceRules& rules) {
  if (query.trend || !query.against.empty())
    return fail(ErrorKind::kUsage, "curve stands alone: ask for trend or against without it");
  if (!guards(rules, metric)) return {};
  return fail(ErrorKind::kUsage, fmt::format("curve: that of {} is for the secretariat", metric.name));
}

}  // namespace

const char* to_string(CellState state) {
  switch (state) {
    case CellState::kValue:
      return "value";
    case CellState::kNone:
      return "none";
    case CellState::kUnknown:
      return "no data";
    case CellState::kNotVisible:
      return "not visible";
    case CellState::kNotApplicable:
      return "n/a";
    case CellState::kNotReached:
      return "not reached";
    case CellState::kSuppressed:
      return "suppressed";
  }
  return "";
}

Result<Answer> answer(Reader& reader, const MeasureQuery& asked, Audience audience) {
  PLENARY_LET(policy, policy_of(reader));
  PLENARY_LET(metric, find_metric(asked.metric));
  const auto& rules = policy.of(audience);
  if (asked.curve) PLENARY_TRY(check_curve(asked, metric, rules));
  auto query = asked;
  if (guards(rules, metric)) {
    PLENARY_TRY(check_grain(rules, query));
    query.disclosure = is_network(metric.kind);
  }
  PLENARY_LET(result, measure(reader.connection(), query));
  PLENARY_LET(withheld, withhold(reader, policy, audience, query, result));
  Answer a{query, std::move(result), reader.snapshot(), audience, rules, std::move(withheld)};
  if (!query.against.empty()) PLENARY_TRY(set_against(reader, policy, a));
  if (query.curve) {
    PLENARY_LET(points, curves(a.result));
    a.result = std::move(points);
  }
  if (!query.trend) return a;
  PLENARY_LET(over_time, trends(a.result, query));
  a.result = std::move(over_time);
  return a;
}

duck::Table to_table(const Answer& a, bool full) {
  duck::Table table;
  const auto& r = a.result;
  for (const auto* slice : r.by)
    table.columns.push_back({full ? slice->name : slice->title, duck::Type::kText, ""});
  for (const auto& part : r.parts) add_columns(table, r, part, full);
  for (const auto& name : r.words) table.columns.push_back({name, duck::Type::kText, ""});
  if (full) {
    table.columns.push_back({"state", duck::Type::kText, ""});
    table.columns.push_back({"records", duck::Type::kInteger, ""});
    table.columns.push_back({"coverage", duck::Type::kReal, ""});
    if (!is_staff(a.audience)) table.columns.push_back({"withheld", duck::Type::kText, ""});
  }
  for (const auto& row : r.rows) {
    auto& out = table.rows.emplace_back();
    for (const auto& label : row.labels)
      label  ? out.emplace_back(*label)
      : full ? out.emplace_back()
             : out.emplace_back(std::string("(unknown)"));
    for (size_t i = 0; i < row.values.size(); ++i) add_cell(out, row.values[i], r.parts[i], full);
    for (const auto& word : row.words) out.emplace_back(word);
    if (!full) continue;
    out.emplace_back(std::string(to_string(row.values.empty() ? CellState::kUnknown : row.values[0].state)));
    out.emplace_back(row.records);
    row.records == 0 ? out.emplace_back()
                     : out.emplace_back(static_cast<double>(row.known) / static_cast<double>(row.records));
    if (!is_staff(a.audience)) out.emplace_back(row.withheld);
  }
  mark(table, a.snapshot);
  return table;
}

std::string render_text(const Answer& a) {
  const auto& r = a.result;
  std::string out = notice(a.snapshot) + r.metric.question + "\n";
  const auto window = window_text(a.query);
  const auto filters = filter_text(a.query);
  if (!window.empty() || !filters.empty())
    out += fmt::format("{}{}{}\n", window, window.empty() || filters.empty() ? "" : "; ", filters);
  auto table = to_table(a, false);
  const auto more = cut_for_terminal(a, table);
  out += "\n" + render_table(table) + more + "\n";
  for (const auto& c : r.coverage)
    if (c.all > 0)
      out += fmt::format("Coverage: {:.1f} % of {} records have {}\n", percent(c.known, c.all), c.all,
                         field_text(c.field));
  if (!r.without_data.empty()) out += fmt::format("No data (not zero): {}\n", listed(r.without_data, 12));
  out += withheld_text(a);
  if (std::ranges::any_of(r.by, [](const Slice* s) { return s->overlapping; }))
    out += "A record can be in several rows: they do not add up.\n";
  for (const auto& note : r.notes) out += note + ".\n";
  out += fmt::format("Limits: {}\n", r.metric.limits);
  out += fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
  return out;
}

std::string json_head(const Answer& a) {
  const auto& r = a.result;
  std::string gaps;
  for (const auto& body : r.without_data) gaps += (gaps.empty() ? "" : ", ") + json_string(body);
  return fmt::format(
      "  \"metric\": {},\n  \"question\": {},\n  \"measure\": {},\n  \"parts\": [{}],\n  \"from\": {},\n "
      " \"to\": {},\n  \"as_of\": {},\n"
      "  \"coverage\": [{}],\n  \"no_data\": [{}],\n  \"suppressed\": {}{},\n  \"notes\": [{}],\n  "
      "\"limits\": "
      "{}",
      json_string(r.metric.name), json_string(r.metric.question), json_string(r.metric.measure),
      json_parts(a), json_date(a.query.from ? to_string(*a.query.from) : ""),
      json_date(a.query.to ? to_string(*a.query.to) : ""),
      json_date(a.query.as_of ? to_string(*a.query.as_of) : ""), json_coverage(a), gaps, a.withheld.cells,
      json_withheld(a), json_notes(a), json_string(r.metric.limits));
}

std::string render_json(const Answer& a) {
  return fmt::format(
      "{{\n{},\n  \"snapshot\": {},\n  \"made_at\": {},\n  \"program\": {},\n  \"notice\": {},\n  \"rows\": "
      "{}\n}}\n",
      json_head(a), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      json_string(a.snapshot.program), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      render_json_rows(to_table(a, true)));
}

Result<duck::Table> answer_records(Reader& reader, const MeasureQuery& query, Audience audience,
                                   int64_t limit) {
  if (!is_staff(audience))
    return fail(ErrorKind::kUsage,
                "records name persons: they are for the secretariat (--audience secretariat)");
  PLENARY_LET(records, measure_records(reader.connection(), query, limit));
  mark(records, reader.snapshot());
  return std::move(records);
}

}  // namespace plenary
