#include "publish/voices_report.h"

#include <fmt/core.h>

#include "publish/answer_report.h"
#include "publish/executives_answer.h"
#include "publish/survey_findings.h"

namespace plenary {

Result<Report> survey_report(Reader& reader, const ReportQuestion& question, Audience audience,
                             const std::vector<Citation>& sources) {
  PLENARY_LET(a, survey_findings(reader, {.name = question.subject, .wave = {}, .by = {}}, audience));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = survey_heading(a);
  report.subtitle = fmt::format("A survey for {}, weighed to those it was meant for", a.body);
  report.sections.push_back(answer_section("What they say", survey_notes(a), survey_sections(a, true),
                                           answer_command("survey", a.of.name, audience), sources));
  return report;
}

Result<Report> executives_report(Reader& reader, const ReportQuestion& question, Audience audience,
                                 const std::vector<Citation>& sources) {
  ExecutivesAsked asked{
      .body = question.subject, .group = {}, .from = question.window.from, .to = question.window.to};
  PLENARY_LET(a, executives_answer(reader, asked, audience, question.window.today));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = executives_heading(a);
  report.subtitle = "Who came at which level, what was decided and where it is found, before and after";
  report.sections.push_back(
      answer_section("The meetings", executives_notes(a), executives_sections(a, true),
                     answer_command("executives", fmt::format("--body {}", a.body), audience), sources));
  return report;
}

}  // namespace plenary
