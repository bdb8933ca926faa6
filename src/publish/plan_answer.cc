#include "publish/plan_answer.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/side.h"

namespace plenary {
namespace {

Status check_place(duck::Connection& connection, const ActionPlan& plan, const char* slice,
                   std::string& name) {
  if (name.empty()) return {};
  auto side = find_side(connection, name, slice);
  if (!side) return fail(side.error().kind, fmt::format("{}: {}", plan.place(slice), side.error().message));
  name = side->label;
  return {};
}

// Another body than the plan's takes the place of both body and group.
Status settle_places(duck::Connection& connection, PlanQuestion& question) {
  auto& plan = question.plan;
  if (question.body.empty()) {
    PLENARY_TRY(check_place(connection, plan, "body", plan.body));
    return check_place(connection, plan, "group", plan.group);
  }
  PLENARY_LET(side, find_side(connection, question.body, "body"));
  if (side.label != plan.body) plan.group.clear();
  plan.body = side.label;
  return {};
}

Status read_since(duck::Connection& connection, PlanAnswer& a) {
  a.since = a.question.since;
  if (a.since || a.plan().body.empty()) return {};
  PLENARY_LET(meeting, last_meeting(connection, a.plan().body, a.plan().group, a.question.day));
  if (meeting) a.since = meeting->last, a.meeting = meeting->name;
  return {};
}

}  // namespace

bool PlanAnswer::names_speaker(const std::string& speaker) const {
  return is_staff(audience) || names.listed(speaker);
}

Result<PlanAnswer> plan_answer(Reader& reader, PlanQuestion question, Audience audience) {
  PLENARY_TRY(settle_places(reader.connection(), question));
  PlanAnswer a{std::move(question), {}, {}, {}, {}, {}, reader.snapshot(), audience, {}};
  PLENARY_TRY(read_since(reader.connection(), a));
  for (const auto& said : a.plan().indicators) {
    const IndicatorQuestion asked{said, a.plan().body, a.question.day, a.since, a.question.today};
    PLENARY_LET(indicator, ask_indicator(reader, asked, audience));
    a.indicators.push_back(std::move(indicator));
  }
  PLENARY_LET(coverage, plan_coverage(reader.connection(), a.plan()));
  a.coverage = std::move(coverage);
  PLENARY_LET(ties, plan_ties(reader.connection(), a.plan()));
  a.ties = std::move(ties);
  PLENARY_LET(names, PublicNames::of(reader, audience));
  a.names = std::move(names);
  return a;
}

}  // namespace plenary
