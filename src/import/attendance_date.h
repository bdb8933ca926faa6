// The date of a meeting: what the notes say ("July 30, 2024", "Meeting Date: ...", "June 2nd") and what the
// path says
// ("2024-07/july-30.md", "20180328_meeting-14", "2024/12-Dec/05-wg-primary.md"), and which of the two to
// believe.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "import/attendance_lines.h"

namespace plenary::attendance {

/// Parts of a date as found; zero is "not said".
struct DateParts {
  int year = 0, month = 0, day = 0;
  int to_month = 0, to_day = 0;  ///< of the last day, where a range is given
};

/// Finds the first date in a text: English month names with a day, or ISO.
std::optional<DateParts> date_in(std::string_view text);

/// Finds the date that a path names; the year may come from a folder.
DateParts date_in_path(std::string_view path);

struct MeetingDate {
  Date from;
  std::optional<Date> to;
  std::string doubt;  ///< a sentence when notes and path disagree, else empty
};

/// Settles the date of notes at `path`. Where both give a full day and differ, the path wins: notes are
/// written into a copy of the last ones, whose date stays behind, and a file gets a name of its own.
std::optional<MeetingDate> date_of_meeting(const std::vector<Line>& lines, std::string_view path);

}  // namespace plenary::attendance
