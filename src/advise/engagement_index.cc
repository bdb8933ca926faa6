#include "advise/engagement_index.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace plenary {
namespace {

constexpr size_t kMostDays = 40;

Result<MeasureResult> active_by(duck::Connection& connection, const char* slice, const std::string& body,
                                Day today) {
  MeasureQuery query;
  query.metric = "organizations_active";
  if (*slice != '\0') query.by = {slice};
  if (!body.empty()) query.where.push_back({"body", {body}});
  query.today = today, query.as_of = today;  // a date in the future is a slip of the pen, or a plan
  return measure(connection, query);
}

// Bodies with acts of organizations, and those with members.
Result<std::vector<std::string>> bodies_told(duck::Connection& connection, Day today) {
  std::vector<std::string> out;
  const auto take = [&out](const MeasureResult& result) {
    for (const auto& row : result.rows)
      if (row.labels[0] && row.known > 0 && std::ranges::find(out, *row.labels[0]) == out.end())
        out.push_back(*row.labels[0]);
  };
  PLENARY_LET(active, active_by(connection, "body", "", today));
  take(active);
  MeasureQuery members;
  members.metric = "memberships", members.by = {"body"}, members.today = today;
  PLENARY_LET(registers, measure(connection, members));
  take(registers);
  return out;
}

Result<std::string> find_body(duck::Connection& connection, const IndexQuestion& question) {
  PLENARY_LET(bodies, bodies_told(connection, question.today));
  const auto body = ascii_lower(question.body);
  if (std::ranges::find(bodies, body) != bodies.end()) return body;
  if (body.empty() && bodies.size() == 1) return bodies.front();
  if (bodies.empty())
    return fail(ErrorKind::kNotFound, "no record says what an organization did or where it is a member");
  const auto names = fmt::format("{}", fmt::join(bodies, ", "));
  return fail(ErrorKind::kUsage,
              body.empty() ? fmt::format("an index is of one body: say --body; there are: {}", names)
                           : fmt::format("no records of organizations in body '{}'; there are: {}",
                                         question.body, names));
}

// "sg15" is "itu-t/sg15"; a group without any act cannot be told from a slip of the pen.
Result<std::string> find_group(duck::Connection& connection, const std::string& body,
                               const IndexQuestion& question) {
  if (question.group.empty()) return std::string();
  const auto group = question.group.starts_with(body + "/") ? question.group : body + "/" + question.group;
  PLENARY_LET(result, active_by(connection, "group", body, question.today));
  for (const auto& row : result.rows)
    if (row.labels[0] && ascii_lower(*row.labels[0]) == ascii_lower(group)) return *row.labels[0];
  return fail(ErrorKind::kNotFound,
              fmt::format("no acts are recorded of group '{}' of {}", question.group, body));
}

// The day asked for and, from it back, one a year: down to `from`, else one more. Days whose window begins
// before the records do are left out: what looks like growth there is the beginning of the records.
std::vector<Day> days_of(const EngagementIndex& index, const IndexQuestion& question, Day last) {
  std::vector<Day> out{last};
  for (int64_t n = 1; out.size() < kMostDays; ++n) {
    const Day day = years_before(last, n);
    if (question.from ? day < *question.from : n > 1) break;
    if (index.first_record && years_before(day, index.profile.years) < *index.first_record) break;
    out.push_back(day);
  }
  std::ranges::reverse(out);
  return out;
}

}  // namespace

Result<EngagementIndex> engagement_index(duck::Connection& connection, const IndexQuestion& question) {
  EngagementIndex out;
  out.profile = question.profile;
  PLENARY_LET(body, find_body(connection, question));
  PLENARY_LET(group, find_group(connection, body, question));
  out.place = {body, group};
  PLENARY_LET(acts, active_by(connection, "", body, question.today));
  out.first_record = acts.first_day, out.last_record = acts.last_day;
  const Day last = question.day.value_or(std::min(out.last_record.value_or(question.today), question.today));
  if (question.from && *question.from > last)
    return fail(ErrorKind::kUsage,
                fmt::format("--from lies after {}, the day of the index", to_string(last)));
  for (const Day day : days_of(out, question, last)) {
    auto found = index_day(connection, out.profile, out.place, day);
    if (found)
      out.days.push_back(*std::move(found));
    else if (day == last || found.error().kind != ErrorKind::kInput)
      return std::unexpected(found.error());
  }
  PLENARY_LET(categories, rank_categories(out.last(), question.depth));
  out.categories = std::move(categories);
  out.chances = chance_intervals(out.profile, body, out.last());
  if (out.days.size() > 1) {
    PLENARY_LET(moved, movements(out.days[out.days.size() - 2], out.last()));
    out.movements = std::move(moved);
  }
  if (question.from) out.trends = organization_trends(out.days);
  out.transitions = level_transitions(out.days, out.profile);
  return out;
}

}  // namespace plenary
