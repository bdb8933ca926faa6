// What the entries of a plan say of each other: names that are there once, ends behind beginnings, nothing
// that waits for itself.
#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "import/action_plan.h"

namespace plenary::plan {
namespace {

std::unexpected<Error> wrong(const PlanItem& item, std::string_view field, const std::string& what) {
  return fail(ErrorKind::kInput, fmt::format("{}: {}", item.place(field), what));
}

template <class Items>
Status each_once(const Items& items, const char* what) {
  std::map<std::string, const PlanItem*> seen;
  for (const auto& item : items) {
    const auto [before, fresh] = seen.emplace(item.id, &item);
    if (!fresh)
      return wrong(item, "id",
                   fmt::format("there is another {} '{}' ({}): give each its own id", what,
                               printable(item.id), before->second->place("id")));
  }
  return {};
}

template <class Items>
Status is_there(const PlanItem& from, std::string_view field, const std::string& id, const Items& items,
                const char* what) {
  std::string known;
  for (const auto& item : items) {
    if (item.id == id) return {};
    known += (known.empty() ? "" : ", ") + item.id;
  }
  return wrong(
      from, field,
      fmt::format("there is no {} '{}'; there are: {}", what, printable(id), known.empty() ? "none" : known));
}

Status check_source(const PlanItem& item) {
  if (item.quoted && (item.document.empty() || item.section.empty()))
    return wrong(item, "source",
                 "what is quoted names its document and section; write source \"proposed\" if it is not");
  if (!item.quoted && !item.document.empty())
    return wrong(item, "document",
                 "document and section are of what is quoted; statements that an action answers are "
                 "entries of their own");
  return {};
}

Status check_dates(const PlanItem& item, const char* first_name, const std::optional<Date>& first,
                   const char* last_name, const std::optional<Date>& last) {
  if (!first || !last || first->day <= last->last()) return {};
  return wrong(
      item, last_name,
      fmt::format("{} {} lies before {} {}", last_name, to_string(*last), first_name, to_string(*first)));
}

// Whether an action waits for itself; `path` holds those on the way.
class Waiting {
 public:
  explicit Waiting(const ActionPlan& plan) : plan_(plan) {}

  Status follow(const PlanAction& action) {
    if (settled_.contains(action.id)) return {};
    if (const auto at = std::ranges::find(path_, action.id); at != path_.end()) {
      std::string circle;
      for (auto one = at; one != path_.end(); ++one) circle += *one + " after ";
      return wrong(
          action, "after",
          fmt::format("actions wait for each other: {}{}; take one of these out", circle, action.id));
    }
    path_.push_back(action.id);
    for (const auto& id : action.after) {
      PLENARY_TRY(is_there(action, "after", id, plan_.actions, "action"));
      PLENARY_TRY(follow(*std::ranges::find(plan_.actions, id, &PlanAction::id)));
    }
    path_.pop_back();
    settled_.insert(action.id);
    return {};
  }

 private:
  const ActionPlan& plan_;
  std::vector<std::string> path_;
  std::set<std::string> settled_;
};

Status check_actions(const ActionPlan& plan) {
  PLENARY_TRY(each_once(plan.actions, "action"));
  Waiting waiting(plan);
  for (const auto& action : plan.actions) {
    PLENARY_TRY(check_source(action));
    PLENARY_TRY(is_there(action, "objective", action.objective, plan.objectives, "objective"));
    PLENARY_TRY(check_dates(action, "start", action.start, "due", action.due));
    PLENARY_TRY(waiting.follow(action));
  }
  for (const auto& one : plan.milestones)
    PLENARY_TRY(is_there(one, "action", one.action, plan.actions, "action"));
  for (const auto& one : plan.answered)
    PLENARY_TRY(is_there(one, "action", one.action, plan.actions, "action"));
  for (const auto& one : plan.notes) PLENARY_TRY(is_there(one, "action", one.action, plan.actions, "action"));
  return {};
}

}  // namespace

Status check(const ActionPlan& plan) {
  PLENARY_TRY(each_once(plan.objectives, "objective"));
  for (const auto& objective : plan.objectives) PLENARY_TRY(check_source(objective));
  PLENARY_TRY(check_actions(plan));
  PLENARY_TRY(each_once(plan.indicators, "indicator"));
  for (const auto& one : plan.indicators) {
    PLENARY_TRY(check_source(one));
    PLENARY_TRY(is_there(one, "objective", one.objective, plan.objectives, "objective"));
    PLENARY_TRY(check_dates(one, "baseline_on", one.baseline_on, "due", one.due));
  }
  return {};
}

}  // namespace plenary::plan
