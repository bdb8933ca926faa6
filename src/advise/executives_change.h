// How companies took part in a body's groups before and after they first came to a meeting of executives,
// beside companies that did not come (difference in differences).
#pragma once
#include "advise/executives.h"
#include "stats/interval.h"

namespace plenary {

/// What is compared: of each company, in kExecutiveYears.
enum class ChangeOf : uint8_t { kActive, kGroups };  ///< any act in a group; groups with an act
inline constexpr size_t kChanges = 2;
/// "active in groups", "groups".
const char* to_string(ChangeOf what);

struct ExecutiveChange {
  ChangeOf what = ChangeOf::kActive;
  double came_before = 0, came_after = 0;  ///< means of those that came
  double others_before = 0,
         others_after = 0;           ///< of the others, weighed as those that came are spread over meetings
  double difference = 0;             ///< of the two differences
  std::optional<Interval> interval;  ///< 95 %, bootstrap over companies
  std::optional<double>
      earlier;  ///< the same from the years before to the ones before the meeting: should be near 0;
  ///< of meetings for which the records reach so far
  std::optional<Interval> earlier_interval;
};

struct ExecutiveChanges {
  size_t came = 0, others = 0;  ///< companies that are compared
  size_t newcomers = 0,
         stayed = 0;  ///< came, and nothing of them was on record before; of these active after
  size_t beyond =
      0;  ///< came so late, or so early, that the records do not reach over the years on both sides
  std::optional<Day> first, last;        ///< of the body's records
  std::vector<ExecutiveChange> changes;  ///< empty where nobody, or nobody else, can be compared
};

/// `meetings` are all from the beginning: a company counts by its first, where that is not before `from`.
/// Compared with it is whoever was on record in the body before that day (an act or a membership) and came to
/// no such meeting until the years after it were over. Left out of the acts are those at the meetings
/// themselves and in `without` (0: none).
Result<ExecutiveChanges> executive_changes(duck::Connection& connection, int64_t body, int64_t without,
                                           const std::vector<ExecutiveMeeting>& meetings, Day from,
                                           Day today);

}  // namespace plenary
