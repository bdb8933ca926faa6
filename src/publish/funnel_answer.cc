#include "publish/funnel_answer.h"

#include <fmt/format.h>

#include "base/json.h"
#include "publish/gate.h"
#include "publish/notice.h"

namespace plenary {

Result<FunnelAsked> parse_funnel(const Parameters& asked) {
  FunnelAsked out;
  out.body = asked.get("body"), out.filter = parse_company_filter(asked);
  PLENARY_LET(from, asked.date("from"));
  PLENARY_LET(to, asked.date("to"));
  PLENARY_LET(as_of, asked.date("as-of"));
  PLENARY_LET(top, asked.whole("top", out.top));
  out.from = from, out.to = to, out.as_of = as_of, out.top = top;
  return out;
}

Result<FunnelAnswer> funnel_answer(Reader& reader, const FunnelAsked& question, Audience audience,
                                   Day today) {
  PLENARY_TRY(may_see_organizations(reader, audience));
  auto& c = reader.connection();
  FunnelAnswer out{.question = question, .snapshot = reader.snapshot(), .audience = audience};
  PLENARY_LET(policy, policy_of(reader));
  MeasureQuery window;
  for (const auto& end : {question.to, question.as_of}) {
    window.from = question.from, window.to = end;
    PLENARY_TRY(check_grain(policy.of(audience), window));
  }
  if (question.from && question.to && question.to->last() < question.from->day)
    return fail(ErrorKind::kUsage,
                fmt::format("the window begins on {} and ends before it, on {}",
                            to_string(question.from->day), to_string(question.to->last())));
  PLENARY_LET(companies, read_companies(c));
  PLENARY_TRY(check_filter(out.question.filter, companies));
  PLENARY_LET(body, named_body(c, question.body));
  PLENARY_LET(to, judged_to(c, body.id, question.as_of ? std::optional(question.as_of->last()) : std::nullopt,
                            today));
  out.body = body.key, out.to = to;
  FunnelQuestion asked{.body = body.id, .from = {}, .until = {}, .to = to, .keep = {}};
  if (question.from) asked.from = question.from->day;
  if (question.to) asked.until = question.to->last();
  const auto filter = out.question.filter;
  asked.keep = [filter](const Company& company) { return filter.passes(company); };
  PLENARY_LET(found, find_funnel(c, asked));
  out.funnel = std::move(found);
  return out;
}

std::string funnel_heading(const FunnelAnswer& a) {
  std::string window;
  if (a.question.from) window += ", reached from " + to_string(*a.question.from);
  if (a.question.to) window += ", reached to " + to_string(*a.question.to);
  return fmt::format("From outreach of {} to contribution, as seen on {}{}{}", a.body, to_string(a.to),
                     window, a.question.filter.words());
}

std::vector<std::string> funnel_notes(const FunnelAnswer& a) {
  const auto& f = a.funnel;
  std::vector<std::string> out;
  if (f.past.contacts.empty()) {
    out.push_back(
        fmt::format("No outreach of {} is on record: import a table of the noun outreach, or lists of who "
                    "came to workshops and "
                    "webinars (docs/funnel.md)",
                    a.body));
    return out;
  }
  out.emplace_back(
      "Not a claim of cause: who is reached is chosen, and whoever came might have come anyway. The "
      "comparison is "
      "with companies of the same kind and region, no more");
  out.push_back(
      fmt::format("Each company, with all that belongs to it, enters with its first outreach. Share: who "
                  "took the step within {} "
                  "years, of those who had not taken it in the {} years before; 95 % intervals by Wilson "
                  "where all were seen for "
                  "so long, else by Aalen and Johansen, with exits competing",
                  kFunnelYears, kFunnelYears));
  out.push_back(fmt::format(
      "Exits: lapsed (membership ended), elsewhere (first act or membership in another body, while no member "
      "here), silent ({} years without an act after having acted). Whoever came after an exit, or later, is "
      "told "
      "beside it and not counted",
      kFunnelYears));
  out.emplace_back(
      "Outreach: what lists say, and who came to workshops, webinars, courses; to come there is to be "
      "reached, "
      "and is no part in the work");
  if (!f.past.register_kept)
    out.push_back(fmt::format("{} has no register on record: nobody knows who was a member", a.body));
  if (!f.past.focus_kept)
    out.push_back(fmt::format("No focus group of {} is on record: that stage has no data", a.body));
  if (f.past.nameless > 0)
    out.push_back(
        fmt::format("{} lines of lists name an organization that nobody knows, or none", f.past.nameless));
  return out;
}

std::string render_funnel_text(const FunnelAnswer& a) {
  std::string out =
      notice(a.snapshot) + funnel_heading(a) + "\n" + sections_text(funnel_sections(a, true)) + "\n";
  for (const auto& note : funnel_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_funnel_json(const FunnelAnswer& a) {
  return fmt::format(
      "{{\n  \"body\": {},\n  \"to\": {},\n  \"heading\": {},\n  \"notes\": {},\n  \"snapshot\": {},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(a.body), json_string(to_string(a.to)), json_string(funnel_heading(a)),
      json_list(funnel_notes(a)), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(funnel_sections(a, false)));
}

}  // namespace plenary
