#include "publish/body_pair.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace plenary {
namespace {

constexpr std::array kLinks{"people_links",      "leader_links",    "organization_links", "identical_texts",
                            "people_move_links", "reference_links", "liaison_links"};
constexpr const char* kAnswerTime = "liaison_answer_time";

constexpr Cell kNothing{CellState::kNotApplicable, 0, std::nullopt};

Status check_body(Reader& reader, const std::string& body) {
  PLENARY_LET(found, reader.connection().query("SELECT 1 FROM body WHERE body = " + duck::quote(body)));
  if (!found.rows.empty()) return {};
  return fail(ErrorKind::kUsage, fmt::format("there is no body '{}' in this workspace", body));
}

Cell part_of(const Answer& answer, const MeasureRow& row, std::string_view name) {
  const auto part = std::ranges::find(answer.result.parts, name, &Part::name);
  if (part == answer.result.parts.end()) return kNothing;
  return row.values[static_cast<size_t>(part - answer.result.parts.begin())];
}

// What it means that a pair is not in the answer.
CellState why_absent(const Answer& answer, const BodyLink& link) {
  const auto& r = answer.result;
  const auto unrecorded = [&](const std::string& body) {
    return std::ranges::find(r.without_data, body) != r.without_data.end();
  };
  if (answer.withheld.cells > 0) return CellState::kSuppressed;
  if (unrecorded(link.from) || unrecorded(link.to) || !r.first_day || !r.last_day) return CellState::kUnknown;
  const auto& q = answer.query;
  const bool outside = (q.from && q.from->day > *r.last_day) || (q.to && q.to->last() < *r.first_day);
  return outside ? CellState::kUnknown : CellState::kNone;
}

BodyLink read_link(const Answer& answer, const std::string& from, const std::string& to, bool directed) {
  const auto& r = answer.result;
  BodyLink link{r.metric.name, r.metric.unit, from, to, directed, {}, kNothing, kNothing, 0};
  const auto row = std::ranges::find_if(r.rows, [&](const MeasureRow& candidate) {
    const auto& ends = candidate.labels;
    return (ends[0] == from && ends[1] == to) || (!directed && ends[0] == to && ends[1] == from);
  });
  if (row == r.rows.end()) {
    link.amount.state = why_absent(answer, link);
    return link;
  }
  link.amount = row->values[0];
  link.expected = part_of(answer, *row, "expected"), link.ratio = part_of(answer, *row, "ratio");
  link.records = row->records;
  return link;
}

MeasureQuery pair_query(const MeasureQuery& window, const char* metric, const char* from,
                        const std::string& a, const std::string& b) {
  auto query = window;
  query.metric = metric, query.by.clear(), query.trend = query.intervals = false;
  query.where.push_back({from, {a}}), query.where.push_back({"body", {b}});
  return query;
}

Result<BodyLink> answer_time(Reader& reader, const std::string& from, const std::string& to,
                             const MeasureQuery& window, Audience audience) {
  PLENARY_LET(a, answer(reader, pair_query(window, kAnswerTime, "sender", from, to), audience));
  const auto& row = a.result.rows.at(0);
  return BodyLink{kAnswerTime, a.result.metric.unit, from, to, true, row.values[0], kNothing,
                  kNothing,    row.records};
}

}  // namespace

Result<std::vector<BodyLink>> body_links(Reader& reader, const std::string& a, const std::string& b,
                                         const MeasureQuery& window, Audience audience) {
  PLENARY_TRY(check_body(reader, a));
  PLENARY_TRY(check_body(reader, b));
  if (a == b) return fail(ErrorKind::kUsage, fmt::format("'{}' and itself are no pair of bodies", a));
  std::vector<BodyLink> out;
  for (const char* metric : kLinks) {
    PLENARY_LET(found, answer(reader, pair_query(window, metric, "body", a, b), audience));
    const bool directed = found.result.by.at(1)->name == std::string_view("to");
    out.push_back(read_link(found, a, b, directed));
    if (directed) out.push_back(read_link(found, b, a, true));
  }
  for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
    PLENARY_LET(time, answer_time(reader, from, to, window, audience));
    out.push_back(std::move(time));
  }
  return out;
}

}  // namespace plenary
