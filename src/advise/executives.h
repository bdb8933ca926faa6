// Meetings of CTOs and other executives: who came and at which level, what was decided there and where it is
// found in the work of groups, and how those companies took part before and after. What changed after a
// meeting did not change because of it: who comes is no accident.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "advise/deeds.h"
#include "stats/interval.h"

namespace plenary {

/// Before and after a meeting are so many years each.
inline constexpr int kExecutiveYears = 2;

struct ExecutiveMeeting {
  int64_t event = 0;
  std::string key, name, place;
  Day day;
  size_t people = 0, known = 0, c_level = 0;  ///< known: with a job level on record
  std::set<int64_t> companies;                ///< as they were on the day
  std::set<int64_t> leveled, led;  ///< of these: with anybody of a known level; with somebody at C level
};

/// Where a decision is found in the work.
struct DecisionTrace {
  std::string how;           ///< "names", "linked", "names the group"
  std::string what, title;   ///< key of a text, or "itu-t/sg13"; its title or name
  std::string group;         ///< of the text; empty: none is known
  size_t after = 0;          ///< texts or versions dated within kExecutiveYears after the meeting
  std::optional<Day> first;  ///< of these
};

struct ExecutiveDecision {
  size_t meeting = 0;
  std::string kind, text, document;
  std::vector<DecisionTrace> traces;  ///< empty: nothing on record links it to the work of a group
};

struct ExecutiveQuestion {
  int64_t body = 0;
  int64_t group = 0;  ///< 0: the meetings that view executive_event finds; else all of this group
  Day to;             ///< the last day of meetings
};

/// The meetings with who came, in the order of their days.
Result<std::vector<ExecutiveMeeting>> read_executive_meetings(duck::Connection& connection,
                                                              const ExecutiveQuestion& question);

/// What was decided at them, each traced by the texts and groups that it names and by the relations of its
/// document.
Result<std::vector<ExecutiveDecision>> read_executive_decisions(
    duck::Connection& connection, int64_t body, const std::vector<ExecutiveMeeting>& meetings);

}  // namespace plenary
