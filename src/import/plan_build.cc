// Entries into a plan: fields of a form into members of a type.
#include <array>
#include <charconv>

#include "import/action_plan.h"

namespace plenary::plan {
namespace {

std::string text(const Entry& entry, std::string_view field) {
  const auto* found = entry.find(field);
  return found == nullptr ? "" : found->values.front();
}

std::vector<std::string> list(const Entry& entry, std::string_view field) {
  const auto* found = entry.find(field);
  return found == nullptr ? std::vector<std::string>() : found->values;
}

std::optional<Date> date(const Entry& entry, std::string_view field) {
  return parse_date(text(entry, field));
}

std::optional<double> number(const Entry& entry, std::string_view field) {
  const auto said = text(entry, field);
  double value = 0;
  if (said.empty()) return std::nullopt;
  std::from_chars(said.data(), said.data() + said.size(), value);  // make_field saw to it
  return value;
}

// The position of a word among those of the form: that of the value in its enumeration.
template <class Enum>
Enum word(const Entry& entry, std::string_view field, std::initializer_list<std::string_view> words) {
  const auto said = text(entry, field);
  size_t at = 0;
  for (const auto one : words) {
    if (one == said) break;
    ++at;
  }
  return static_cast<Enum>(at);
}

template <class Item>
Item item(const Entry& entry) {
  Item out;
  out.id = text(entry, "id"), out.title = text(entry, "title");
  out.quoted = text(entry, "source") == "quoted";
  out.document = text(entry, "document"), out.section = text(entry, "section");
  out.places.emplace("", entry.place);
  for (const auto& field : entry.fields) out.places.emplace(field.form->name, field.place);
  return out;
}

void add_head(const Entry& e, ActionPlan& plan) {
  static_cast<PlanItem&>(plan) = item<PlanItem>(e);
  plan.body = text(e, "body"), plan.group = text(e, "group");
  plan.documents = list(e, "documents");
}

void add_objective(const Entry& e, ActionPlan& plan) { plan.objectives.push_back(item<PlanObjective>(e)); }

void add_action(const Entry& e, ActionPlan& plan) {
  auto& out = plan.actions.emplace_back(item<PlanAction>(e));
  out.objective = text(e, "objective");
  out.responsible = list(e, "responsible"), out.collaborating = list(e, "collaborating");
  out.enablers = list(e, "enablers");
  out.strategy = text(e, "strategy"), out.reporting = text(e, "reporting");
  out.reach = word<ActionReach>(e, "for", {"members", "non-members", "both"});
  out.status = word<ActionStatus>(e, "status", {"planned", "running", "done", "dropped"});
  out.since = date(e, "since"), out.start = date(e, "start"), out.due = date(e, "due");
  out.after = list(e, "after"), out.documents = list(e, "documents");
}

void add_milestone(const Entry& e, ActionPlan& plan) {
  auto& out = plan.milestones.emplace_back(item<PlanMilestone>(e));
  out.action = text(e, "action");
  out.due = *date(e, "due"), out.done = date(e, "done");
}

void add_statement(const Entry& e, ActionPlan& plan) {
  auto& out = plan.answered.emplace_back(item<PlanAnswered>(e));
  out.action = text(e, "action"), out.speaker = text(e, "speaker"), out.quote = text(e, "quote");
}

void add_note(const Entry& e, ActionPlan& plan) {
  auto& out = plan.notes.emplace_back(item<PlanNote>(e));
  out.action = text(e, "action"), out.title = text(e, "text");
  out.day = *date(e, "day");
}

void add_indicator(const Entry& e, ActionPlan& plan) {
  auto& out = plan.indicators.emplace_back(item<PlanIndicator>(e));
  out.objective = text(e, "objective"), out.metric = text(e, "metric"), out.part = text(e, "part");
  out.unit = text(e, "unit"), out.direction = text(e, "direction");
  if (const auto period = text(e, "period"); !period.empty()) out.period = period;
  out.where = list(e, "where");
  out.baseline = number(e, "baseline"), out.baseline_on = *date(e, "baseline_on");
  out.target = *number(e, "target"), out.due = *date(e, "due");
}

// In the order of kinds().
constexpr std::array kAdd{add_head,      add_objective, add_action,   add_milestone,
                          add_statement, add_note,      add_indicator};

}  // namespace

Result<ActionPlan> build(const std::vector<Entry>& entries) {
  ActionPlan plan;
  for (const auto& entry : entries) kAdd[static_cast<size_t>(entry.kind - kinds().data())](entry, plan);
  return plan;
}

}  // namespace plenary::plan
