// The mappings of the desks: what a secretariat would write once for its own files.
#include <fmt/core.h>

#include "synth/rehearsal_sheets.h"

namespace plenary::synth {
namespace {

constexpr std::string_view kRegister = R"toml(# SYNTHETIC
[[records]]
noun = "body"
file = "members.xlsx"
sheet = "Register"
header_row = 3
distinct = true
values = { body = "rehearsal", name = "SYNTHETIC Rehearsal Body", kind = "synthetic", url = "https://rehearsal.example" }

[[records]]
noun = "membership"
file = "members.xlsx"
sheet = "Register"
header_row = 3
columns = { organization = "Organization", organization_country = "Country", category = "Category", contributory_class = "Class (units)", from = "Joined", to = "Left" }
values = { body = "rehearsal" }

[[records]]
noun = "organization"
file = "members.xlsx"
sheet = "Register"
header_row = 3
columns = { organization = "Organization", organization_country = "Country", kind = "Kind", segment = "Sector", size_class = "Size" }

[[records]]
noun = "organization"
file = "name-changes.csv"
columns = { organization = "Old name", organization_country = "Country", parent = "Becomes", from = "On" }
dates = { from = "dd/mm/yyyy" }

[[records]]
noun = "right"
file = "rights.csv"
columns = { category = "Category", right = "Right", from = "From" }
values = { body = "rehearsal" }
dates = { from = "dd/mm/yyyy" }
)toml";

constexpr std::string_view kStructure = R"toml(# SYNTHETIC
[[records]]
noun = "group"
file = "groups.csv"
columns = {{ group = "Group", name = "Title", kind = "Type", parent = "Part of", from = "Established", to = "Closed" }}
values = {{ body = "rehearsal" }}
dates = {{ from = "dd/mm/yyyy", to = "dd/mm/yyyy" }}

[[records]]
noun = "role"
file = "officers.xlsx"
sheet = [{}]
header_row = 3
columns = {{ role = "Function", group = "Group", person_mail = "E-mail", organization = "Organization", organization_country = "Country", from = "From", to = "To" }}
values = {{ body = "rehearsal" }}
templates = {{ person = "{{Given name}} {{Family name}}" }}
)toml";

constexpr std::string_view kCalendar = R"toml(# SYNTHETIC
[[records]]
noun = "event"
file = "calendar.csv"
columns = { group = "Group", name = "Title", kind = "Type", place = "City", country = "Country", mode = "Mode", from = "First day", to = "Last day" }
values = { body = "rehearsal" }
templates = { event = "rehearsal:{Code|lower}" }
dates = { from = "dd/mm/yyyy", to = "dd/mm/yyyy" }
[records.translate.mode]
"On site" = "in person"
"Remote" = "remote"
"Hybrid" = "hybrid"
)toml";

constexpr std::string_view kRegistrations = R"toml(# SYNTHETIC
# Who registered and did not come is passed over.
sheet = ["Meetings", "Workshops"]
header_row = 3
where = { Attended = ["yes"] }

[[records]]
noun = "activity"
columns = { date = "Day", kind = "Role", role = "Role", person_mail = "E-mail", organization = "Organization", organization_country = "Country", delegation = "Delegation of", mode = "Participation" }
values = { body = "rehearsal" }
templates = { event = "rehearsal:{Event|lower}", person = "{Given name} {Family name}" }
[records.translate.kind]
"Delegate" = "attended"
"Participant" = "attended"
"Speaker" = "presented"
"Moderator" = "presented"
[records.translate.mode]
"On site" = "in person"
"Remote" = "remote"

[[records]]
noun = "affiliation"
where = { Attended = ["yes"], "Job level" = ["C-level", "Director", "Manager", "Expert"] }
columns = { person_mail = "E-mail", organization = "Organization", organization_country = "Country", job_level = "Job level", from = "Day", to = "Day" }
values = { evidence = "registration" }
templates = { person = "{Given name} {Family name}" }
[records.translate.job_level]
"C-level" = "C-level"
"Director" = "director"
"Manager" = "other"
"Expert" = "other"
)toml";

constexpr std::string_view kContributions = R"toml(# SYNTHETIC
[[records]]
noun = "document"
columns = { title = "Title", group = "Question", date = "Received" }
values = { body = "rehearsal", type = "contribution" }
templates = { document = "rehearsal:{Number|lower}", event = "rehearsal:{Meeting|lower}", name = "{Number}" }
dates = { date = "dd/mm/yyyy" }

[[records]]
noun = "activity"
columns = { organization = "Source", group = "Question", date = "Received", outcome = "Outcome" }
values = { body = "rehearsal", kind = "contributed", role = "submitter" }
templates = { document = "rehearsal:{Number|lower}", event = "rehearsal:{Meeting|lower}" }
dates = { date = "dd/mm/yyyy" }
split = { organization = ";" }
[records.translate.outcome]
"Agreed" = "agreed"
"Agreed with changes" = "agreed"
"Noted" = "noted"
"Not agreed" = "rejected"
"Late, not considered" = "late"
"Carried forward" = "unknown"

[[records]]
noun = "activity"
columns = { person = "Contact", person_mail = "Contact e-mail", organization = "Contact organization", organization_country = "Contact country", group = "Question", date = "Received", outcome = "Outcome" }
values = { body = "rehearsal", kind = "contributed", role = "contact" }
templates = { document = "rehearsal:{Number|lower}", event = "rehearsal:{Meeting|lower}" }
dates = { date = "dd/mm/yyyy" }
[records.translate.outcome]
"Agreed" = "agreed"
"Agreed with changes" = "agreed"
"Noted" = "noted"
"Not agreed" = "rejected"
"Late, not considered" = "late"
"Carried forward" = "unknown"
)toml";

constexpr std::string_view kWorkProgramme = R"toml(# SYNTHETIC
# A work item becomes a deliverable when it is published.
[[records]]
noun = "document"
file = "work-items.xlsx"
sheet = "Work items"
header_row = 3
where = { Status = ["Published"] }
columns = { name = "Work item", title = "Title", type = "Type", group = "Question", approval_path = "Approval process", status = "Status", date = "Published" }
values = { body = "rehearsal" }
templates = { document = "rehearsal:{Work item|lower}" }
[records.translate.type]
"Recommendation" = "recommendation"
"Amendment" = "amendment"
"Corrigendum" = "corrigendum"
"Supplement" = "supplement"
"Technical report" = "technical-report"
"Handbook" = "handbook"

[[records]]
noun = "document"
file = "work-items.xlsx"
sheet = "Work items"
header_row = 3
where = { Status = ["In progress", "Approved", "Deleted"] }
columns = { name = "Work item", title = "Title", group = "Question", approval_path = "Approval process", status = "Status", date = "Started" }
values = { body = "rehearsal", type = "work-item" }
templates = { document = "rehearsal:{Work item|lower}" }

[[records]]
noun = "stage"
file = "work-items.xlsx"
sheet = "Work items"
header_row = 3
each = ["Started", "Consented", "Determined", "Approved", "Published", "Deleted"]
columns = { stage = "@column", date = "@cell" }
templates = { document = "rehearsal:{Work item|lower}" }

[[records]]
noun = "role"
file = "work-items.xlsx"
sheet = "Work items"
header_row = 3
columns = { person = "Editor(s)", person_mail = "Editor e-mail", organization = "Editor organization", group = "Question", from = "Started", to = ["Published", "Deleted"] }
values = { body = "rehearsal", role = "editor" }
templates = { document = "rehearsal:{Work item|lower}" }
split = { person = ";", person_mail = ";", organization = ";" }

[[records]]
noun = "activity"
file = "work-items.xlsx"
sheet = "Work items"
header_row = 3
where = { Status = ["Published"] }
columns = { person = "Editor(s)", person_mail = "Editor e-mail", organization = "Editor organization", group = "Question", date = "Published" }
values = { body = "rehearsal", kind = "edited", role = "editor" }
templates = { document = "rehearsal:{Work item|lower}" }
split = { person = ";", person_mail = ";", organization = ";" }

[[records]]
noun = "adoption"
file = "localizations.csv"
columns = { country = "Country", product = "National number", evidence = "Type", first = "Date" }
values = { channel = "national-adoption" }
templates = { document = "rehearsal:{Recommendation|lower}" }
dates = { first = "dd/mm/yyyy" }
)toml";

}  // namespace

std::string mapping_of(std::string_view desk, const Office& office) {
  if (desk == "register") return std::string(kRegister);
  if (desk == "calendar") return std::string(kCalendar);
  if (desk == "registrations") return std::string(kRegistrations);
  if (desk == "contributions") return std::string(kContributions);
  if (desk == "work-programme") return std::string(kWorkProgramme);
  std::string sheets;
  for (const auto& period : office.periods)
    sheets += fmt::format("{}\"{}\"", sheets.empty() ? "" : ", ", period.name);
  return fmt::format(kStructure, sheets);
}

}  // namespace plenary::synth
