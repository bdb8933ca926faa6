#include "publish/survey_findings.h"

#include <fmt/ranges.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "publish/company_filter.h"
#include "publish/notice.h"
#include "publish/policy.h"
#include "publish/survey_gate.h"

namespace plenary {
namespace {

Result<Questionnaire> named_questionnaire(const Reader& reader, const std::string& name) {
  PLENARY_LET(all, find_questionnaires(reader.folder()));
  std::vector<std::string> names;
  for (auto& one : all) {
    if (one.name == name || (name.empty() && all.size() == 1)) return std::move(one);
    names.push_back(one.name);
  }
  if (all.empty())
    return fail(ErrorKind::kNotFound,
                "the workspace has no questionnaire: write one to surveys/NAME.toml (docs/survey.md)");
  return fail(
      name.empty() ? ErrorKind::kUsage : ErrorKind::kNotFound,
      fmt::format("{}; there are: {}",
                  name.empty() ? "say which survey" : fmt::format("there is no survey '{}'", printable(name)),
                  fmt::join(names, ", ")));
}

Status check_by(const SurveyFindings& f) {
  const auto& by = f.question.by;
  if (by.empty() || by == "wave" || is_survey_attribute(by)) return {};
  const auto* q = f.of.find(by);
  const bool choice = q != nullptr && q->kind == QuestionKind::kChoice && !q->several;
  if (choice && is_staff(f.audience)) return {};
  return fail(ErrorKind::kUsage,
              fmt::format("groups are compared by wave, {}{}, not by '{}'", kSurveyAttributes,
                          is_staff(f.audience) ? ", or a question with one choice" : "", printable(by)));
}

std::string frame_note(const SurveyFindings& f) {
  const auto& r = f.result;
  if (!f.weighted()) return "No frame is given: nothing is weighed, and nobody can tell how many were asked";
  const auto whose =
      f.of.counts.empty()
          ? fmt::format(
                "the {:.0f} companies that were members of {} on {} or took part in it in the {} "
                "years before",
                r.frame, f.body, to_string(f.of.day), kSurveyFrameYears)
          : fmt::format("the {:.0f} organizations that the questionnaire counts", r.frame);
  return fmt::format(
      "Weighed to {}, by {}: each answer stands for frame / answered of its stratum. Strata of fewer "
      "than {:.0f} answers are joined with the one that shares most and responds most alike. Weights are not "
      "trimmed; the greatest is {:.1f} times the mean",
      whose, fmt::join(f.of.strata, ", "), kLeastInCell, r.greatest_weight);
}

}  // namespace

SurveyAsked parse_survey(const Parameters& asked) {
  return {.name = {}, .wave = asked.get("wave"), .by = asked.get("by")};
}

Result<SurveyFindings> survey_findings(Reader& reader, const SurveyAsked& question, Audience audience) {
  auto& c = reader.connection();
  PLENARY_LET(policy, policy_of(reader));
  SurveyFindings out;
  out.question = question, out.snapshot = reader.snapshot();
  out.audience = audience, out.rules = policy.of(audience);
  PLENARY_LET(of, named_questionnaire(reader, question.name));
  out.of = std::move(of);
  PLENARY_TRY(check_by(out));
  PLENARY_LET(body, named_body(c, out.of.body));
  out.body = body.key;
  PLENARY_LET(units, read_survey_units(c, out.of, body.id, question.wave, question.by == "wave"));
  const bool by_member =
      question.by == "member" || std::ranges::find(out.of.strata, "member") != out.of.strata.end();
  if (by_member && out.of.counts.empty() && !units.register_kept)
    return fail(
        ErrorKind::kUsage,
        fmt::format("no members of {} are on record: import its register, or leave out 'member'", out.body));
  out.result = estimate_survey(out.of, std::move(units), question.by);
  withhold_few(out);
  PLENARY_LET(quotes, survey_quotes(c, out));
  out.quotes = std::move(quotes);
  return out;
}

std::string survey_heading(const SurveyFindings& f) {
  const auto& wave = f.result.units.wave;
  return fmt::format("{}{}{}", f.of.title, wave.empty() ? "" : ", wave " + wave,
                     f.question.by.empty() ? "" : ", compared by " + f.question.by);
}

std::vector<std::string> survey_notes(const SurveyFindings& f) {
  std::vector<std::string> out{frame_note(f)};
  out.emplace_back(
      "One company is one voice: several who answer for it share it. Who of no known organization answers "
      "is one alone");
  out.emplace_back(
      "Intervals: Wilson's, 95 %, with Kish's effective sample size. They tell the chance in who answered, "
      "not "
      "why others kept silent");
  if (!f.question.by.empty())
    out.emplace_back(
        "Differences are to all other groups together, 95 % (Zou and Donner 2008): of twenty without any "
        "real "
        "difference one leaves out 0 by chance");
  if (!is_staff(f.audience))
    out.push_back(
        fmt::format("Withheld: what rests on fewer than {} companies, and what it could be worked out from",
                    f.rules.judged_holdings()));
  return out;
}

std::string render_survey_text(const SurveyFindings& f) {
  std::string out =
      notice(f.snapshot) + survey_heading(f) + "\n" + sections_text(survey_sections(f, true)) + "\n";
  for (const auto& note : survey_notes(f)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", f.snapshot.hash.substr(0, 12), f.snapshot.made_at);
}

std::string render_survey_json(const SurveyFindings& f) {
  return fmt::format(
      "{{\n  \"survey\": {},\n  \"body\": {},\n  \"wave\": {},\n  \"by\": {},\n  \"heading\": {},\n  "
      "\"notes\": {},\n  "
      "\"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(f.of.name), json_string(f.body), json_string(f.result.units.wave),
      f.question.by.empty() ? "null" : json_string(f.question.by), json_string(survey_heading(f)),
      json_list(survey_notes(f)), json_string(f.snapshot.hash), json_string(f.snapshot.made_at),
      f.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(survey_sections(f, false)));
}

duck::Table survey_table(const SurveyFindings& f) {
  auto sections = survey_sections(f, false);
  return std::move(std::ranges::find(sections, "answers", &Section::key)->table);
}

}  // namespace plenary
