// Meeting notes in Markdown: one event a file, and the people of its attendee lists.
//
// The parts: attendance_lines (Markdown to plain lines), attendance_list (where the lists are),
// attendance_entries (the forms of a list), attendance_people (one entry), attendance_date and
// attendance_meeting (the event). Notes without an attendee list make no event: that a meeting was held says
// nothing of who came, and agendas and notes of the same meeting would count it twice.
#include "import/attendance.h"

#include <fmt/core.h>

#include <array>
#include <set>

#include "base/text.h"
#include "import/attendance_date.h"
#include "import/attendance_list.h"
#include "import/attendance_meeting.h"

namespace plenary {
namespace {
using namespace attendance;

constexpr size_t kLargest = 2u << 20;  // the longest real notes have 0.3 MB

Activity activity_of(const Attendee& attendee, const Event& event) {
  Activity activity;
  activity.date = event.from;
  activity.kind = attendee.absent ? "absent" : "attended";
  activity.person = attendee.person;
  if (activity.person.key.empty() && !attendee.abbreviation.empty() && !event.group.empty())
    activity.person.key = slug(event.group) + ":" + attendee.abbreviation;
  activity.organization.name = attendee.organization;
  if (!attendee.organization.empty()) activity.organization.country = attendee.country;
  activity.country = attendee.country;
  activity.mode = attendee.mode.empty() && event.mode != "hybrid" ? event.mode : attendee.mode;
  if (attendee.absent) activity.mode.clear();
  activity.body = event.body;
  activity.group = event.group;
  activity.event = event.event;
  activity.role = attendee.role;
  activity.line = attendee.line;
  return activity;
}

// Notes of several days list people day by day; one meeting counts each once. Who is absent in one list and
// present in another has attended.
void add_activities(const std::vector<Attendee>& people, const Event& event, Batch& out) {
  std::set<std::string> seen;
  for (const bool absent : {false, true})
    for (const auto& attendee : people) {
      if (attendee.absent != absent || !seen.insert(fold(attendee.person.name)).second) continue;
      if (!attendee.abbreviation.empty())
        seen.insert(fold(attendee.abbreviation));  // lists further down use it alone
      out.activities.push_back(activity_of(attendee, event));
    }
}

class AttendanceReader : public FormatReader {
 public:
  explicit AttendanceReader(ImportOptions options) : options_(std::move(options)) {}

  bool accepts(std::string_view path) const override {
    static constexpr std::array<std::string_view, 9> kNeverNotes{
        "toc.md",     "readme.md",          "contributing.md", "template.md", "license.md",
        "summary.md", "code_of_conduct.md", "conclusions.md",  "index.md"};
    const std::string name = ascii_lower(path.substr(path.rfind('/') + 1));
    if (!name.ends_with(".md") && !name.ends_with(".markdown")) return false;
    for (const auto never : kNeverNotes)
      if (name == never) return false;
    return name.find("template") == name.npos;
  }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    if (file.bytes.size() > kLargest)
      return out.reject(0, fmt::format("larger than {} bytes: no meeting notes", kLargest));
    if (file.bytes.find('\0') != std::string::npos) return out.reject(0, "binary, no meeting notes");
    const auto lines = lines_of(file.bytes);
    auto people = find_people(lines);
    out.rejects.insert(out.rejects.end(), people.rejects.begin(), people.rejects.end());
    if (people.attendees.empty())
      return out.reject(0, people.labelled ? "the attendee list has no names" : "no attendee list");
    const auto date = date_of_meeting(lines, options_.locator + "/" + file.path);
    if (!date) return out.reject(0, "no date of the meeting, neither in the notes nor in the path");
    if (!date->doubt.empty()) out.reject(0, date->doubt);
    const Meeting meeting = meeting_of(lines, file.path, options_);
    for (auto& attendee : people.attendees)
      if (is_group_itself(attendee.organization, meeting)) {
        if (attendee.role.empty()) attendee.role = ascii_lower(attendee.organization);
        attendee.organization.clear();
      }
    Event event;
    event.event = event_key(meeting, date->from, file.path, options_.locator);
    event.body = meeting.body;
    event.group = meeting.group;
    event.name = meeting.name;
    event.kind = "meeting";
    event.mode = mode_of_meeting(lines, people.attendees);
    event.from = date->from;
    event.to = date->to;
    add_activities(people.attendees, event, out);
    if (!meeting.parent.empty())
      out.groups.push_back(
          {meeting.body, meeting.group, meeting.group, "subgroup", meeting.parent, {}, {}, 0});
    out.events.push_back(std::move(event));
  }

 private:
  ImportOptions options_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_attendance(const ImportOptions& options) {
  return std::make_unique<AttendanceReader>(options);
}

}  // namespace plenary
