#include "advise/funnel.h"

#include <algorithm>

#include "stats/quantile.h"

namespace plenary {
namespace {

constexpr double kHorizon = kFunnelYears * 365.25;

struct StepForm {
  FunnelStage from, to;
  bool members, outside;  ///< of which sides it is asked; where membership is unknown, of what both have
};
using enum FunnelStage;
constexpr std::array kSteps{
    StepForm{kReached, kResponded, true, true},   StepForm{kReached, kFocusGroup, true, true},
    StepForm{kReached, kTookPart, true, true},    StepForm{kFocusGroup, kMember, false, true},
    StepForm{kTookPart, kMember, false, true},    StepForm{kReached, kMember, false, true},
    StepForm{kMember, kContributor, false, true}, StepForm{kTookPart, kContributor, true, true},
    StepForm{kReached, kContributor, true, true}};

bool asked_of(const StepForm& form, FunnelSide side, const OutreachPast& past) {
  if ((form.from == kFocusGroup || form.to == kFocusGroup) && !past.focus_kept) return false;
  return side == FunnelSide::kMember    ? form.members
         : side == FunnelSide::kOutside ? form.outside
                                        : form.members && form.outside;
}

// The day on which two years without an act have passed, for one that acted before.
std::optional<Day> silent_from(const CompanyPast& company, Day origin, Day to) {
  auto at = std::ranges::upper_bound(company.acts, origin);
  std::optional<Day> last;
  if (at != company.acts.begin() && any_before(company.acts, origin)) last = *(at - 1);
  for (; at != company.acts.end(); ++at) {
    if (last && *at > years_later(*last, kFunnelYears)) break;
    last = *at;
  }
  if (!last) return std::nullopt;
  const Day silent = years_later(*last, kFunnelYears);
  return silent <= to && silent > origin ? std::optional(silent) : std::nullopt;
}

// The first exit after a day, and its cause. Going elsewhere is one for as long as the company is no member
// here.
std::optional<std::pair<Day, FunnelExit>> exit_of(const CompanyPast& company, Day origin, Day to) {
  std::optional<std::pair<Day, FunnelExit>> out;
  const auto take = [&](std::optional<Day> day, FunnelExit exit) {
    if (day && *day <= to && (!out || *day < out->first)) out = {*day, exit};
  };
  take(company.member_until(origin), FunnelExit::kLapsed);
  if (!company.member_on(origin)) {
    const auto joined = company.joined_after(origin), gone = first_after(company.elsewhere, origin);
    if (gone && (!joined || *gone < *joined)) take(gone, FunnelExit::kElsewhere);
  }
  take(silent_from(company, origin, to), FunnelExit::kSilent);
  return out;
}

void finish(FunnelStep& step, const std::vector<Lifetime>& lifetimes, std::vector<double> days) {
  step.at_risk = lifetimes.size();
  step.median_days = median(std::move(days));
  double longest = 0;
  for (const auto& l : lifetimes) {
    const bool ended = l.cause != 0 && l.time <= kHorizon;
    if (ended && l.cause > 1) ++step.exits[static_cast<size_t>(l.cause - 2)];
    step.followed += ended || l.time > kHorizon ? 1 : 0;
    longest = std::max(longest, l.time);
  }
  if (step.at_risk == 0) return;
  if (step.all_followed()) {
    step.share = static_cast<double>(step.came) / static_cast<double>(step.at_risk);
    step.interval = wilson_interval(step.came, step.at_risk);
    return;
  }
  if (longest <= kHorizon) return;
  const auto curves = aalen_johansen(lifetimes);
  if (!curves) return;
  step.share = 0;
  if (curves->empty()) return;
  for (const auto& at : curves->front())
    if (at.time <= kHorizon) step.share = at.incidence, step.interval = at.interval;
}

std::string label(const std::string& value) { return value.empty() ? "unknown" : value; }

std::vector<FunnelCut> cut_by(const Funnel& f, const char* by, Day to,
                              const std::function<std::string(const FunnelCourse&)>& value) {
  std::map<std::pair<FunnelSide, std::string>, std::vector<const FunnelCourse*>> parts;
  for (const auto& course : f.courses) parts[{course.side, label(value(course))}].push_back(&course);
  std::vector<FunnelCut> out;
  for (const auto& [key, courses] : parts) {
    FunnelCut cut{by, key.second, key.first, courses.size(), {}};
    for (const auto stage : {kTookPart, kMember, kContributor})
      if (stage != kMember || key.first == FunnelSide::kOutside)
        cut.steps.push_back(step_of(f.past, courses, key.first, kReached, stage, to));
    out.push_back(std::move(cut));
  }
  return out;
}

std::vector<FunnelCut> cuts_of(const Funnel& f, Day to) {
  std::vector<FunnelCut> out;
  const auto add = [&](const char* by, const std::function<std::string(const FunnelCourse&)>& value) {
    for (auto& cut : cut_by(f, by, to, value)) out.push_back(std::move(cut));
  };
  const auto company = [&](std::string Company::*field) {
    return [&f, field](const FunnelCourse& c) { return f.companies.at(c.company).*field; };
  };
  add("kind", company(&Company::kind));
  add("region", company(&Company::region));
  add("segment", company(&Company::segment));
  add("outreach", [&](const FunnelCourse& c) { return f.past.actions[c.action].kind; });
  return out;
}

bool within(const FunnelCourse& course, FunnelStage stage) {
  const auto i = static_cast<size_t>(stage);
  return course.at[i] && !course.before[i] && course.at[i]->days - course.reached.days <= kHorizon;
}

void add_to(FunnelAction& action, const FunnelCourse& c) {
  ++action.reached;
  action.members += c.side == FunnelSide::kMember ? 1 : 0;
  action.answered += responded(c.reply) ? 1 : 0;
  action.attended += c.reply == OutreachReply::kAttended ? 1 : 0;
  const auto count = [&](FunnelStage stage, size_t& n, std::vector<int64_t>& who) {
    if (within(c, stage)) ++n, who.push_back(c.company);
  };
  count(kTookPart, action.took_part, action.took_part_who);
  count(kMember, action.joined, action.joined_who);
  count(kContributor, action.contributed, action.contributed_who);
}

// Courses of all contacts, by action; and of each company the first.
void follow(Funnel& f, const FunnelQuestion& q) {
  std::map<size_t, FunnelAction> actions;
  for (const auto& contact : f.past.contacts) {
    if ((q.from && contact.day < *q.from) || (q.until && contact.day > *q.until)) continue;
    if (q.keep && !q.keep(f.companies[contact.company])) continue;
    auto course = course_of(f.past, contact.company, contact.day);
    course.action = contact.action, course.reply = contact.reply;
    if (responded(contact.reply))
      course.at[static_cast<size_t>(kResponded)] = contact.replied.value_or(contact.day);
    auto& action = actions[contact.action];
    action.action = contact.action;
    add_to(action, course);
    if (f.courses.empty() || f.courses.back().company != contact.company) f.courses.push_back(course);
  }
  for (size_t i = 0; i < f.past.actions.size(); ++i) {
    const auto& action = f.past.actions[i];
    const bool asked = (!q.from || action.day >= *q.from) && (!q.until || action.day <= *q.until);
    if (asked && action.invited) actions[i].action = i;  // reached lists only
  }
  for (auto at = actions.rbegin(); at != actions.rend(); ++at) f.actions.push_back(std::move(at->second));
}

}  // namespace

const char* to_string(FunnelStage stage) {
  constexpr const char* kNames[kFunnelStages] = {"reached",   "responded", "focus group",
                                                 "took part", "member",    "contributor"};
  return kNames[static_cast<size_t>(stage)];
}

const char* to_string(FunnelSide side) {
  constexpr const char* kNames[] = {"non-members", "members", "membership unknown"};
  return kNames[static_cast<size_t>(side)];
}

FunnelCourse course_of(const OutreachPast& past, int64_t company, Day reached) {
  const auto& c = past.of(company);
  FunnelCourse out{.company = company, .reached = reached};
  if (past.register_kept) out.side = c.member_on(reached) ? FunnelSide::kMember : FunnelSide::kOutside;
  const auto set = [&](FunnelStage stage, std::optional<Day> at, bool before) {
    out.at[static_cast<size_t>(stage)] = at, out.before[static_cast<size_t>(stage)] = before;
  };
  set(kReached, reached, false);
  set(kFocusGroup, first_after(c.focus, reached), any_before(c.focus, reached));
  set(kTookPart, first_after(c.acts, reached), any_before(c.acts, reached));
  set(kMember, c.joined_after(reached), c.member_on(reached));
  set(kContributor, first_after(c.contributions, reached), any_before(c.contributions, reached));
  return out;
}

FunnelStep step_of(const OutreachPast& past, const std::vector<const FunnelCourse*>& courses, FunnelSide side,
                   FunnelStage from, FunnelStage stage, Day to) {
  FunnelStep out{.from = from, .to = stage, .side = side};
  const auto f = static_cast<size_t>(from), s = static_cast<size_t>(stage);
  std::vector<Lifetime> lifetimes;
  std::vector<double> days;
  for (const auto* c : courses) {
    if (c->side != side || !c->at[f] || c->before[f]) continue;
    const Day origin = *c->at[f];
    ++out.entered;
    if (stage == kResponded && c->reply == OutreachReply::kUnknown) {
      ++out.unknown;
      continue;
    }
    const auto came = c->at[s];
    if (c->before[s] || (came && *came < origin)) {
      ++out.before;
      continue;
    }
    const auto exit = exit_of(past.of(c->company), origin, to);
    Lifetime life{static_cast<double>(to.days - origin.days), 0};
    if (came && (!exit || *came <= exit->first))
      life = {static_cast<double>(came->days - origin.days), 1};
    else if (exit)
      life = {static_cast<double>(exit->first.days - origin.days), 2 + static_cast<int>(exit->second)};
    const bool in_time = life.cause == 1 && life.time <= kHorizon;
    if (in_time) ++out.came, days.push_back(life.time);
    out.later += came && !in_time ? 1 : 0;
    lifetimes.push_back(life);
  }
  finish(out, lifetimes, std::move(days));
  return out;
}

Result<Funnel> find_funnel(duck::Connection& c, const FunnelQuestion& q) {
  Funnel out;
  PLENARY_LET(past, read_outreach(c, q.body, q.to));
  PLENARY_LET(companies, read_companies(c));
  out.past = std::move(past), out.companies = std::move(companies);
  follow(out, q);
  std::vector<const FunnelCourse*> all;
  for (const auto& course : out.courses) all.push_back(&course);
  for (const auto side : kFunnelSides) {
    if (std::ranges::none_of(out.courses, [&](const auto& course) { return course.side == side; })) continue;
    for (const auto& form : kSteps)
      if (asked_of(form, side, out.past))
        out.steps.push_back(step_of(out.past, all, side, form.from, form.to, q.to));
  }
  out.cuts = cuts_of(out, q.to);
  out.compared = compare_funnel(out, q);
  return out;
}

}  // namespace plenary
