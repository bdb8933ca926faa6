#include "publish/executives_answer.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json.h"
#include "metric/side.h"
#include "publish/company_filter.h"
#include "publish/notice.h"
#include "publish/person_mentions.h"
#include "publish/policy.h"

namespace plenary {
namespace {

Result<int64_t> named_group(duck::Connection& c, ExecutivesAnswer& out) {
  if (out.question.group.empty()) return int64_t{0};
  PLENARY_LET(side, find_side(c, out.question.group, "group"));
  PLENARY_LET(places, read_places(c));
  const auto at = std::ranges::find(places.groups, side.label, [](const auto& one) { return one.second; });
  if (at == places.groups.end() || places.label(places.body_of.at(at->first), 0) != out.body)
    return fail(ErrorKind::kUsage, fmt::format("{} is no group of {}", side.label, out.body));
  out.group = side.label;
  return at->first;
}

// What names a person stays inside, whoever wrote it into the minutes.
Status keep_persons_out(duck::Connection& c, ExecutivesAnswer& a) {
  if (is_staff(a.audience) || a.decisions.empty()) return {};
  PLENARY_LET(persons, PersonMentions::read(c));
  for (auto& item : a.decisions)
    if (persons.in(item.text)) item.text = "withheld: it names a person";
  return {};
}

}  // namespace

Result<ExecutivesAsked> parse_executives(const Parameters& asked) {
  ExecutivesAsked out;
  out.body = asked.get("body"), out.group = asked.get("group");
  PLENARY_LET(from, asked.date("from"));
  PLENARY_LET(to, asked.date("to"));
  if (from && to && to->last() < from->day)
    return fail(ErrorKind::kUsage, fmt::format("{0}to ends before {0}from begins", asked.dashes));
  out.from = from, out.to = to;
  return out;
}

Result<ExecutivesAnswer> executives_answer(Reader& reader, const ExecutivesAsked& question, Audience audience,
                                           Day today) {
  auto& c = reader.connection();
  PLENARY_LET(policy, policy_of(reader));
  ExecutivesAnswer out;
  out.question = question, out.snapshot = reader.snapshot(), out.audience = audience;
  out.rules = policy.of(audience);
  MeasureQuery window;
  window.from = question.from, window.to = question.to;
  PLENARY_TRY(check_grain(out.rules, window));
  PLENARY_LET(body, named_body(c, question.body));
  out.body = body.key;
  PLENARY_LET(group, named_group(c, out));
  const Day from = question.from ? question.from->day : make_day(1800, 1, 1);
  const Day to = question.to ? std::min(question.to->last(), today) : today;
  PLENARY_LET(meetings, read_executive_meetings(c, {.body = body.id, .group = group, .to = to}));
  out.meetings = std::move(meetings);
  PLENARY_LET(changes, executive_changes(c, body.id, group, out.meetings, from, today));
  out.changes = std::move(changes);
  std::erase_if(out.meetings, [&](const ExecutiveMeeting& m) { return m.day < from; });
  PLENARY_LET(decisions, read_executive_decisions(c, body.id, out.meetings));
  out.decisions = std::move(decisions);
  PLENARY_TRY(keep_persons_out(c, out));
  PLENARY_LET(companies, read_companies(c));
  out.companies = std::move(companies);
  return out;
}

std::string executives_heading(const ExecutivesAnswer& a) {
  return fmt::format("Meetings of executives of {}{}", a.group.empty() ? a.body : a.group,
                     a.meetings.empty() ? ""
                                        : fmt::format(", {} to {}", to_string(a.meetings.front().day),
                                                      to_string(a.meetings.back().day)));
}

std::vector<std::string> executives_notes(const ExecutivesAnswer& a) {
  std::vector<std::string> out;
  if (a.meetings.empty()) {
    out.push_back(
        a.group.empty()
            ? fmt::format(
                  "No such meeting of {} is on record: events of kind \"executive meeting\" or \"C-level "
                  "meeting\", or whose name says CTO, CxO or chief technology officers; or name a group",
                  a.body)
            : fmt::format("No meeting of {} is on record in this time", a.group));
    return out;
  }
  out.emplace_back(
      "At C level: by the job level of the affiliation on that day; shares are of those whose level is "
      "known, Wilson's interval, 95 %");
  const auto& c = a.changes;
  if (!c.changes.empty())
    out.push_back(
        fmt::format("Before and after: {0} years each around a company's first meeting; compared with "
                    "companies on record in {1} "
                    "by then that did not come. Interval: bootstrap over companies (BCa, 95 %). Who comes is "
                    "no accident: this is no "
                    "effect of the meeting, and where the row of the years before is not near 0 the two went "
                    "different ways anyhow",
                    kExecutiveYears, a.body));
  if (c.newcomers > 0)
    out.push_back(is_staff(a.audience) || !a.rules.few_holdings(std::min(c.stayed, c.newcomers - c.stayed))
                      ? fmt::format("Companies that came and of which nothing was on record before: {}; of "
                                    "these in groups in the "
                                    "{} years after: {}",
                                    c.newcomers, kExecutiveYears, c.stayed)
                      : "Companies of which nothing was on record before are too few to be told");
  if (c.beyond > 0 && (is_staff(a.audience) || !a.rules.few_holdings(c.beyond)))
    out.push_back(
        fmt::format("{} companies first came where the records do not reach {} years to both sides: they are "
                    "not compared",
                    c.beyond, kExecutiveYears));
  out.emplace_back("A decision without a trace may well have been followed up: no record says so");
  return out;
}

std::string render_executives_text(const ExecutivesAnswer& a) {
  std::string out =
      notice(a.snapshot) + executives_heading(a) + "\n" + sections_text(executives_sections(a, true)) + "\n";
  for (const auto& note : executives_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_executives_json(const ExecutivesAnswer& a) {
  return fmt::format(
      "{{\n  \"body\": {},\n  \"group\": {},\n  \"heading\": {},\n  \"notes\": {},\n  \"snapshot\": {},\n  "
      "\"made_at\": "
      "{},\n  \"notice\": {}{}\n}}\n",
      json_string(a.body), a.group.empty() ? "null" : json_string(a.group),
      json_string(executives_heading(a)), json_list(executives_notes(a)), json_string(a.snapshot.hash),
      json_string(a.snapshot.made_at), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      sections_json(executives_sections(a, false)));
}

duck::Table executives_table(const ExecutivesAnswer& a) {
  return std::move(executives_sections(a, false).front().table);
}

}  // namespace plenary
