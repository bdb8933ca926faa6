// The activities and offices of a report as records, each once.
#include "base/text.h"
#include "import/minutes_groups.h"
#include "import/minutes_report.h"

namespace plenary::minutes {

Activity activity_of(const Report& report, const Person& person, std::string_view kind, size_t event,
                     uint32_t line) {
  const Event& at = report.events[event];
  Activity activity;
  activity.date = at.from;
  activity.kind = kind;
  activity.person.name = person.name;
  activity.organization.name = person.organization;
  activity.organization.country = person.country;
  activity.country = person.country;
  activity.mode = !person.mode.empty() ? person.mode : at.mode != "hybrid" ? at.mode : "";
  activity.body = at.body, activity.group = at.group, activity.event = at.event;
  activity.line = line;
  return activity;
}

void Activities::add(Activity activity) {
  const std::string who =
      activity.person.name.empty() ? "|" + fold(activity.organization.name) : fold(activity.person.name);
  const std::string key = activity.kind + "|" + activity.event + "|" + activity.document + "|" + who;
  const auto [known, fresh] = seen_.emplace(key, out_.activities.size());
  if (fresh) {
    done_.insert(activity.kind + "|" + activity.event + "|" + who);
    return out_.activities.push_back(std::move(activity));
  }
  if (out_.activities[known->second].role.empty()) out_.activities[known->second].role = activity.role;
}

bool Activities::has(std::string_view kind, std::string_view event, std::string_view name) const {
  return done_.contains(std::string(kind) + "|" + std::string(event) + "|" + fold(name));
}

void Activities::add_office(const Report& report, const Person& person, uint32_t line) {
  Role role;
  role.person.name = person.name;
  role.organization.name = person.organization, role.organization.country = person.country;
  role.body = report.header.body;
  role.role = person.office;
  const auto groups = groups_of(person.group);
  role.group = !groups.empty() ? groups.back().key : fold(person.group);
  const bool of_group =
      role.role.find("rapporteur") != std::string::npos || role.role.find("chair") != std::string::npos;
  if (role.group.empty() && of_group) role.group = report.header.own.group;
  if (role.role == "moderator" || role.role == "delegate" || person.name.empty()) return;
  role.line = line;
  if (offices_.insert(fold(person.name) + "|" + role.role).second) out_.roles.push_back(std::move(role));
}

}  // namespace plenary::minutes
