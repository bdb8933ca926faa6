// What the tables of a plan say in words.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "publish/plan_tables.h"

namespace plenary::plan_tables {
namespace {

std::string number(const IndicatorAnswer& i, double x) { return number_text(x, kind_of(i, x)); }

bool late(const std::optional<Date>& due, const PlanAction& action, Day day) {
  const bool open = action.status == ActionStatus::kPlanned || action.status == ActionStatus::kRunning;
  return open && due && due->last() < day;
}

std::string waits_for(const PlanAnswer& a, const PlanAction& action) {
  std::string out;
  if (action.status != ActionStatus::kPlanned) return out;
  for (const auto& other : a.plan().actions)
    if (other.status != ActionStatus::kDone && other.status != ActionStatus::kDropped &&
        std::ranges::find(action.after, other.id) != action.after.end())
      out += (out.empty() ? "" : ", ") + other.id;
  return out;
}

}  // namespace

std::string source_text(const PlanItem& item) {
  return item.quoted ? fmt::format("quoted: {}, {}", item.document, item.section) : "proposed";
}

std::string title_text(const PlanItem& item) { return item.quoted ? "“" + item.title + "”" : item.title; }

const char* to_string(ActionStatus status) {
  constexpr const char* kWords[] = {"planned", "running", "done", "dropped"};
  return kWords[static_cast<size_t>(status)];
}

const char* to_string(ActionReach reach) {
  constexpr const char* kWords[] = {"members", "non-members", "both"};
  return kWords[static_cast<size_t>(reach)];
}

std::string standing(const PlanAnswer& a, const PlanAction& action) {
  std::string out = to_string(action.status);
  if (late(action.due, action, a.question.day)) out += ", late";
  if (const auto others = waits_for(a, action); !others.empty()) out += ", waits for " + others;
  return out;
}

NumberKind kind_of(const IndicatorAnswer& i, double value) {
  if (i.unit.starts_with("share")) return NumberKind::kShare;
  return value == std::trunc(value) ? NumberKind::kCount : NumberKind::kEstimate;
}

std::string value_text(const IndicatorAnswer& i, const PlanVerdict& verdict) {
  if (!verdict.point || verdict.state == PlanState::kWithheld) return "-";
  const auto& p = i.points[*verdict.point];
  auto out = fmt::format("{}: {}", p.period, number(i, p.value));
  if (p.interval) out += fmt::format(" ({} to {})", number(i, p.interval->low), number(i, p.interval->high));
  return out;
}

std::string reason_text(const IndicatorAnswer& i, const PlanVerdict& verdict) {
  const auto path = number(i, verdict.path);
  switch (verdict.reason) {
    case PlanReason::kBeyondTarget:
      return "the target is reached, by more than chance";
    case PlanReason::kReachedAtDue:
      return "the target was reached when it was due";
    case PlanReason::kShortAtDue:
      return "it was due, and the value falls short of the target";
    case PlanReason::kBehindPath:
      return fmt::format("the path is at {} by then: the value is behind it{}", path,
                         i.points[*verdict.point].interval ? ", by more than chance" : "");
    case PlanReason::kMoved:
      return fmt::format(
          "the value is not behind the path ({}), and has moved from the baseline by more than "
          "chance",
          path);
    case PlanReason::kHolds:
      return "the value holds, as far as can be told";
    case PlanReason::kOnPath:
      return fmt::format("the path is at {} by then: the value is not behind it", path);
    case PlanReason::kUndecided:
      return fmt::format("chance alone could make this both of no change and of the path ({})", path);
    case PlanReason::kNoPeriodYet:
      return fmt::format("no whole {} has ended since the baseline", i.said.period);
    case PlanReason::kNothingSince:
      return fmt::format("no whole {} since the baseline is on record", i.said.period);
    case PlanReason::kNoBaseline:
      return fmt::format("the baseline was to be measured in {}, which is not on record",
                         to_string(i.said.baseline_on));
    case PlanReason::kNothingAtDue:
      return "it was due, and the records end before";
    case PlanReason::kWithheld:
      return "not shown to this audience";
  }
  return "";
}

}  // namespace plenary::plan_tables
