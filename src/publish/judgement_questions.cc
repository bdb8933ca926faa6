#include "publish/judgement_questions.h"

#include <fmt/core.h>

#include "base/text.h"

namespace plenary {
namespace {

// Of an index or a scorecard the body is a name, not a condition on records.
Result<MeasureQuery> parse_window(const Parameters& asked, Day today) {
  auto dates = asked;
  dates.values.erase("body");
  return parse_measure(dates, today);
}

Status not_in_future(const std::optional<Day>& day, Day today) {
  if (!day || *day <= today) return {};
  return fail(ErrorKind::kUsage, fmt::format("{} lies in the future", to_string(*day)));
}

}  // namespace

Result<IndexQuestion> parse_index(const Parameters& asked, const Workspace& workspace, Day today) {
  PLENARY_LET(query, parse_window(asked, today));
  if (query.to && query.as_of)
    return fail(ErrorKind::kUsage,
                fmt::format("{0}to and {0}as-of both say the day of the index: give one", asked.dashes));
  IndexQuestion out;
  PLENARY_LET(profile, find_profile(workspace, asked.get("profile", "tracking")));
  out.profile = std::move(profile);
  out.body = asked.get("body"), out.group = asked.get("group");
  if (query.from) out.from = query.from->day;
  if (query.to) out.day = query.to->last();
  if (query.as_of) out.day = query.as_of;
  PLENARY_TRY(not_in_future(out.day, today));
  out.today = today;
  if (asked.has("sensitivity")) out.depth = Depth::kSensitivity;
  return out;
}

Result<PlanQuestion> parse_plan_question(const Parameters& asked, Day today) {
  PLENARY_LET(as_of, asked.date("as-of"));
  PLENARY_LET(since, asked.date("since"));
  PlanQuestion out;
  out.body = asked.get("body");
  out.day = as_of ? as_of->last() : today, out.today = today;
  if (since) out.since = since->last();
  PLENARY_TRY(not_in_future(out.day, today));
  if (out.since && *out.since >= out.day)
    return fail(ErrorKind::kUsage, fmt::format("{}since {} is not before {}", asked.dashes,
                                               to_string(*out.since), to_string(out.day)));
  out.coverage = asked.has("coverage");
  return out;
}

Result<ScorecardQuestion> parse_scorecard(const Parameters& asked, Day today) {
  PLENARY_LET(query, parse_window(asked, today));
  ScorecardQuestion out;
  out.body = ascii_lower(asked.get("body"));
  if (query.from) out.from = query.from->day;
  if (query.to) out.to = query.to->last();
  PLENARY_TRY(not_in_future(out.to, today));
  out.today = today;
  return out;
}

Result<OverlapQuestion> parse_overlap(const Parameters& asked) {
  const auto between = asked.get("between", "bodies");
  if (between != "bodies" && between != "groups")
    return fail(ErrorKind::kUsage,
                fmt::format("{}between '{}': write bodies or groups", asked.dashes, printable(between)));
  return OverlapQuestion{asked.list("body"), asked.get("group"), asked.get("document"),
                         between == "groups" ? Between::kGroups : Between::kBodies};
}

Result<CompareQuestion> parse_compare(const Parameters& asked, Day today) {
  PLENARY_LET(window, parse_measure(asked, today));
  return CompareQuestion{"", "", asked.get("of"), asked.list("metrics"), std::move(window)};
}

CompetenceQuestion parse_competence(const Parameters& asked) {
  return {asked.get("subject"), asked.get("body")};
}

Result<StandardListQuestion> parse_standard_list(const Parameters& asked) {
  constexpr uint64_t kTop = 20;
  StandardListQuestion out{ascii_lower(asked.get("body")), {}, 0};
  if (asked.has("by")) {
    PLENARY_LET(by, parse_success_indicator(asked.get("by")));
    out.by = by;
  }
  PLENARY_LET(top, asked.whole("top", kTop));
  out.top = top;
  return out;
}

}  // namespace plenary
