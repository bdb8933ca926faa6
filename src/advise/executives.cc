#include "advise/executives.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

constexpr const char* kFound =
    "SELECT CAST(e.event_id AS BIGINT), e.event, e.name, e.place, e.day FROM executive_event e WHERE "
    "e.body_id = {} AND e.day <= DATE '{}' "
    "ORDER BY e.day, e.event";
constexpr const char* kOfGroup =
    "SELECT CAST(e.event_id AS BIGINT), e.event, e.name, e.place, e.day FROM event_held h JOIN (SELECT "
    "event_id, event, "
    "name, place, from_day AS day FROM event) e ON e.event_id = h.event_id WHERE h.group_id = {} AND e.day "
    "<= DATE '{}' ORDER BY "
    "e.day, e.event";

// Who was there: the company as it was on the day, and the level where it is known.
constexpr const char* kCame =
    "SELECT CAST(a.event_id AS BIGINT), CAST(COALESCE(h.holding_id, a.organization_id) AS BIGINT), "
    "lower(a.job_level) "
    "FROM event_attendee a LEFT JOIN organization_holding h ON h.organization_id = a.organization_id AND "
    "h.from_day <= a.day AND a.day < h.to_day WHERE a.event_id IN ({}) AND a.body_id = {}";

template <class F>
Status each(duck::Connection& c, const std::string& sql, F take) {
  PLENARY_TRY(make_views_for(c, sql));
  return duck::for_each_row(c, sql, take);
}

void take_attendee(const Row& row, ExecutiveMeeting& meeting) {
  const auto level = duck::to_text(row[2]);
  const bool led = level == "c-level";
  ++meeting.people, meeting.known += !level.empty(), meeting.c_level += led;
  const auto* company = std::get_if<int64_t>(&row[1]);
  if (company == nullptr) return;
  meeting.companies.insert(*company);
  if (!level.empty()) meeting.leveled.insert(*company);
  if (led) meeting.led.insert(*company);
}

}  // namespace

Result<std::vector<ExecutiveMeeting>> read_executive_meetings(duck::Connection& c,
                                                              const ExecutiveQuestion& q) {
  std::vector<ExecutiveMeeting> out;
  const auto sql = q.group == 0 ? fmt::format(fmt::runtime(kFound), q.body, to_string(q.to))
                                : fmt::format(fmt::runtime(kOfGroup), q.group, to_string(q.to));
  PLENARY_TRY(each(c, sql, [&](const Row& row) {
    ExecutiveMeeting one;
    one.event = std::get<int64_t>(row[0]), one.key = duck::to_text(row[1]), one.name = duck::to_text(row[2]);
    one.place = duck::to_text(row[3]), one.day = std::get<Day>(row[4]);
    out.push_back(std::move(one));
  }));
  if (out.empty()) return out;
  std::map<int64_t, size_t> number;
  std::vector<int64_t> events;
  for (size_t i = 0; i < out.size(); ++i) number.emplace(out[i].event, i), events.push_back(out[i].event);
  PLENARY_TRY(each(c, fmt::format(fmt::runtime(kCame), fmt::join(events, ", "), q.body),
                   [&](const Row& row) { take_attendee(row, out[number.at(std::get<int64_t>(row[0]))]); }));
  return out;
}

}  // namespace plenary
