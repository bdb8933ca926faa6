#include "publish/national_answer.h"

#include <fmt/core.h>

#include "base/json.h"
#include "base/text.h"
#include "publish/company_filter.h"
#include "publish/notice.h"
#include "publish/policy.h"

namespace plenary {
namespace {

// Who it is: a country by code or name, else a national or regional body.
Status find_who(duck::Connection& c, const std::string& text, NationalAnswer& out) {
  PLENARY_LET(countries,
              c.query("SELECT country, name FROM country WHERE country = upper(trim($1)) OR lower(name) "
                      "= lower(trim($1)) ORDER BY 1 LIMIT 1",
                      {text}));
  if (!countries.rows.empty()) {
    out.scope.country = duck::to_text(countries.rows[0][0]), out.who = duck::to_text(countries.rows[0][1]);
    return {};
  }
  PLENARY_LET(body, named_body(c, text));
  PLENARY_LET(kinds, c.query("SELECT kind, country, name FROM body WHERE body = $1", {body.key}));
  const auto kind = duck::to_text(kinds.rows.at(0)[0]);
  if (kind != "national" && kind != "regional")
    return fail(
        ErrorKind::kUsage,
        fmt::format("{0} is a {1}, not a national or regional body: write a country (Japan, JP) or such a "
                    "body, and {0} as the body whose standards are adopted",
                    body.key, kind.empty() ? "body of unknown kind" : kind));
  out.scope.adopter = body.id, out.scope.country = duck::to_text(kinds.rows[0][1]);
  out.who = duck::to_text(kinds.rows[0][2]);
  return {};
}

}  // namespace

Result<NationalQuestion> parse_national(const Parameters& asked) {
  NationalQuestion out;
  out.body = asked.get("body");
  PLENARY_LET(from, asked.date("from"));
  PLENARY_LET(to, asked.date("to"));
  out.from = from, out.to = to;
  if (from && to && to->last() < from->day)
    return fail(ErrorKind::kUsage, fmt::format("{0}to {2} is before {0}from {1}", asked.dashes,
                                               to_string(*from), to_string(*to)));
  return out;
}

Result<NationalAnswer> national_answer(Reader& reader, const NationalQuestion& question, Audience audience,
                                       Day today) {
  auto& c = reader.connection();
  PLENARY_LET(policy, policy_of(reader));
  NationalAnswer out;
  out.question = question, out.snapshot = reader.snapshot(), out.audience = audience;
  out.rules = policy.of(audience);
  out.scope.from = question.from ? question.from->day : make_day(1800, 1, 1);
  out.scope.to = question.to ? std::min(question.to->last(), today) : today;
  if (!trim(question.who).empty()) PLENARY_TRY(find_who(c, question.who, out));
  if (!question.body.empty()) {
    PLENARY_LET(body, named_body(c, question.body));
    out.scope.body = body.id, out.body = body.key;
  }
  PLENARY_LET(record, find_national(c, out.scope, out.rules.organizations));
  out.record = std::move(record);
  if (!out.rules.organizations) return out;
  PLENARY_LET(claim, test_claim(c, out.scope));
  out.claim = std::move(claim);
  return out;
}

std::string national_heading(const NationalAnswer& a) {
  return fmt::format(
      "{} {}{}", a.who.empty() ? "National and regional bodies" : a.who,
      a.body.empty() ? "and standards" : "and the standards of " + a.body,
      a.question.from || a.question.to
          ? fmt::format(", {} to {}", a.question.from ? to_string(*a.question.from) : "the beginning",
                        to_string(a.scope.to))
          : "");
}

std::vector<std::string> national_notes(const NationalAnswer& a) {
  std::vector<std::string> out;
  if (a.record.bodies.empty())
    out.emplace_back(
        "No localization is on record here: plenary import adoptions reads the catalogues of national "
        "bodies");
  out.emplace_back(
      "A localization is a national or regional text that adopts a standard; what is in preparation is "
      "none yet");
  out.emplace_back(
      "Adopted within: of the texts published since the adopter's first adoption of that body "
      "(Kaplan and Meier 1958; 95 % intervals by Greenwood on the log-log scale)");
  if (!a.rules.organizations) {
    out.emplace_back(
        "Downloads, proposals, workshops and the test of the claim are not for this audience; plenary "
        "usage gives downloads with noise");
    return out;
  }
  if (a.scope.adopter && a.scope.country.empty())
    out.emplace_back(
        "A regional body has no country: the test looks at everybody's participation, and downloads are "
        "not told apart");
  out.emplace_back(fmt::format(
      "The test: fields are working and study groups, seen from each country, followed over years; Poisson "
      "regression with an effect of each field and of each year (Hausman, Hall and Griliches 1984). "
      "Later is the change where twice as many came in the three years before, placebo the same with the "
      "three "
      "years after (held against each of those before), which can foretell nothing. Intervals by drawing "
      "fields "
      "anew, p by dealing their histories "
      "out anew, adjusted for the number of tests. At least {} years and {} fields. No cause is claimed",
      kClaimYears, kClaimFields));
  return out;
}

std::string render_national_text(const NationalAnswer& a) {
  std::string out =
      notice(a.snapshot) + national_heading(a) + "\n" + sections_text(national_sections(a, true)) + "\n";
  for (const auto& note : national_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_national_json(const NationalAnswer& a) {
  const auto named = [](const std::string& text) { return text.empty() ? "null" : json_string(text); };
  return fmt::format(
      "{{\n  \"who\": {},\n  \"country\": {},\n  \"body\": {},\n  \"heading\": {},\n  \"notes\": {},\n  "
      "\"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      named(a.who), named(a.scope.country), named(a.body), json_string(national_heading(a)),
      json_list(national_notes(a)), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(national_sections(a, false)));
}

}  // namespace plenary
