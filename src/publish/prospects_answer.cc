#include "publish/prospects_answer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/text.h"
#include "metric/side.h"
#include "publish/notice.h"
#include "publish/policy.h"

namespace plenary {
namespace {

// The first day of a year, where the audience sees whole years.
Day whole_year(Day day) { return {make_day(civil(day).year, 1, 1).days - 1}; }

Status keep_explained(duck::Connection& c, ProspectsAnswer& a) {
  if (a.question.explain.empty()) return {};
  PLENARY_LET(side, find_side(c, a.question.explain, "organization"));
  std::erase_if(a.prospects.list, [&](const Prospect& p) { return p.is.name != side.label; });
  if (!a.prospects.list.empty()) return {};
  return fail(
      ErrorKind::kNotFound,
      fmt::format("{} is no prospect of {}: it is there, or nothing on record ties it to the body's work",
                  side.label, a.body));
}

// The first of the list, and those of the lists of their own.
std::set<int64_t> shown_companies(const ProspectsAnswer& a) {
  std::set<int64_t> out;
  size_t small = 0, academia = 0, newcomers = 0;
  for (size_t i = 0; i < a.prospects.list.size(); ++i) {
    const auto& p = a.prospects.list[i];
    const bool own = (is_small(p.is) && ++small <= kOwnList) ||
                     (p.is.kind == "academia" && ++academia <= kOwnList) ||
                     (p.newcomer && ++newcomers <= kOwnList);
    if (i < a.question.top || own) out.insert(p.company);
  }
  return out;
}

}  // namespace

bool is_small(const Company& company) {
  constexpr std::array kSmall{"small", "micro", "sme", "small or medium", "start-up"};
  return std::ranges::any_of(kSmall, [&](const char* size) { return ascii_lower(company.size) == size; });
}

Result<ProspectsQuestion> parse_prospects(const Parameters& asked) {
  ProspectsQuestion out;
  out.body = asked.get("body"), out.explain = asked.get("explain");
  out.filter = parse_company_filter(asked);
  PLENARY_LET(from, asked.date("from"));
  PLENARY_LET(to, asked.date("to"));
  PLENARY_LET(as_of, asked.date("as-of"));
  if (to && as_of)
    return fail(ErrorKind::kUsage,
                fmt::format("{0}to and {0}as-of both say the day: give one", asked.dashes));
  PLENARY_LET(top, asked.whole("top", out.top));
  out.from = from, out.to = to ? to : as_of, out.top = top;
  return out;
}

Result<ProspectsAnswer> prospects_answer(Reader& reader, const ProspectsQuestion& question, Audience audience,
                                         Day today) {
  auto& c = reader.connection();
  PLENARY_LET(policy, policy_of(reader));
  ProspectsAnswer out{.question = question, .snapshot = reader.snapshot(), .audience = audience};
  out.rules = policy.of(audience);
  MeasureQuery window;
  window.from = question.from, window.to = question.to;
  PLENARY_TRY(check_grain(out.rules, window));
  if (!question.explain.empty()) PLENARY_TRY(may_see_organizations(reader, audience));
  if (!out.rules.organizations && !question.filter.words().empty())
    return fail(ErrorKind::kUsage,
                fmt::format("the audience '{}' sees how many are missing, without conditions: with "
                            "enough of them each organization could be told",
                            to_string(audience)));
  PLENARY_LET(companies, read_companies(c));
  PLENARY_TRY(check_filter(out.question.filter, companies));
  PLENARY_LET(body, named_body(c, question.body));
  out.body = body.key;
  PLENARY_LET(to,
              judged_to(c, body.id, question.to ? std::optional(question.to->last()) : std::nullopt, today));
  if (out.rules.whole_years && !question.to) to = whole_year(to);
  const Day after = question.from ? Day{question.from->day.days - 1} : years_later(to, -kProspectYears);
  if (after >= to)
    return fail(ErrorKind::kUsage, fmt::format("the window begins on {} and ends before it, on {}",
                                               to_string(Day{after.days + 1}), to_string(to)));
  PLENARY_LET(words, GroupWords::read(c));
  PLENARY_LET(found, find_prospects(c, {.body = body.id, .to = to, .after = after}, &words));
  out.prospects = std::move(found), out.of_all = out.prospects.list.size();
  std::erase_if(out.prospects.list, [&](const Prospect& p) { return !out.question.filter.passes(p.is); });
  std::erase_if(out.prospects.here, [&](const Company& h) { return !out.question.filter.passes(h); });
  PLENARY_TRY(keep_explained(c, out));
  if (!out.rules.organizations) return out;
  PLENARY_LET(peers, peers_of(c, out.prospects, shown_companies(out)));
  out.peers = std::move(peers);
  return out;
}

std::string prospects_heading(const ProspectsAnswer& a) {
  return fmt::format("Prospects of {}: who does its work elsewhere and is not there, {} to {}{}", a.body,
                     to_string(Day{a.after().days + 1}), to_string(a.prospects.question.to),
                     a.question.filter.words());
}

std::vector<std::string> prospects_notes(const ProspectsAnswer& a) {
  const auto& p = a.prospects;
  std::vector<std::string> out;
  out.push_back(fmt::format("There: {}{}; {} organizations with all that belongs to them",
                            p.register_kept ? "members and " : "",
                            p.code_only ? "who worked in its repositories, of which alone there are records"
                                        : "who took part in its groups in the window",
                            p.here.size()));
  out.push_back(
      fmt::format("Related: groups of other bodies with {} organizations in common, a subject in common, or "
                  "texts in the same words "
                  "(cosine {} or more of ten years' texts)",
                  kLeastShared, kAlikeGroups));
  if (a.rules.organizations)
    out.emplace_back(
        "Order: kinds of reasons, then related bodies, people and acts there; it is no score, and no "
        "verdict. How "
        "often the first 20 of such lists came: docs/prospects.md");
  if (!p.before_told) out.emplace_back("Newcomers cannot be told: the records begin with the window");
  if (!a.rules.organizations)
    out.push_back(fmt::format("Organizations are not named to this audience; counts below {} are withheld",
                              a.rules.judged_holdings()));
  out.emplace_back(
      "What is not on record here is not seen: a body whose records are not imported has no part in it");
  return out;
}

std::string render_prospects_text(const ProspectsAnswer& a) {
  std::string out =
      notice(a.snapshot) + prospects_heading(a) + "\n" + sections_text(prospects_sections(a, true)) + "\n";
  for (const auto& note : prospects_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_prospects_json(const ProspectsAnswer& a) {
  return fmt::format(
      "{{\n  \"body\": {},\n  \"from\": {},\n  \"to\": {},\n  \"heading\": {},\n  \"notes\": {},\n  "
      "\"snapshot\": {},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(a.body), json_string(to_string(Day{a.after().days + 1})),
      json_string(to_string(a.prospects.question.to)), json_string(prospects_heading(a)),
      json_list(prospects_notes(a)), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(prospects_sections(a, false)));
}

}  // namespace plenary
