// Whose meeting it was and how it was held: body, group, mode and key of the event.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "import/attendance_lines.h"
#include "import/attendance_people.h"
#include "import/format.h"

namespace plenary::attendance {

struct Meeting {
  std::string body, group, parent;  ///< parent: the group that a subgroup belongs to, where known
  std::string name;                 ///< the title of the notes
  std::string mode;                 ///< remote, in person, hybrid or empty
};

/// Reads the head of the notes. The user's body and group go before what title and path say; what neither
/// says surely stays empty.
Meeting meeting_of(const std::vector<Line>& lines, std::string_view path, const ImportOptions& options);

/// Says how the meeting was held, from its head and from the people's own modes.
std::string mode_of_meeting(const std::vector<Line>& lines, const std::vector<Attendee>& people);

/// True when what is written as an organization is the group that meets: "(TSC)" in the notes of the "...
/// (TSC) Meeting".
bool is_group_itself(std::string_view organization, const Meeting& meeting);

/// Returns lower-case words with hyphens: "WebAssembly Community Group" -> "webassembly-community-group".
std::string slug(std::string_view text);

/// Returns "<body>:<group>:<date>", and what the file's name says besides date and group:
/// "ecma:tc39:2014-06-05:modules".
std::string event_key(const Meeting& meeting, Date date, std::string_view path, std::string_view locator);

}  // namespace plenary::attendance
