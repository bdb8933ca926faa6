#include "publish/prospects_report.h"

#include <fmt/core.h>

#include "publish/answer_report.h"
#include "publish/funnel_answer.h"
#include "publish/leaving_answer.h"
#include "publish/national_answer.h"
#include "publish/prospects_answer.h"
#include "publish/return_answer.h"
#include "publish/tracker_answer.h"

namespace plenary {

Result<Report> prospects_report(Reader& reader, const ReportQuestion& question, Audience audience,
                                const std::vector<Citation>& sources) {
  ProspectsQuestion asked{.body = question.subject, .from = question.window.from, .to = question.window.to};
  PLENARY_LET(a, prospects_answer(reader, asked, audience, question.window.today));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = fmt::format("Prospects of {}", a.body);
  report.subtitle = prospects_heading(a);
  report.sections.push_back(
      answer_section("Who is missing", prospects_notes(a), prospects_sections(a, true),
                     answer_command("prospects", fmt::format("--body {}", a.body), audience), sources));
  if (!is_staff(audience)) return report;
  PLENARY_LET(leaving,
              leaving_answer(reader, {.body = a.body, .to = asked.to}, audience, question.window.today));
  report.sections.push_back(
      answer_section("At risk of leaving", leaving_notes(leaving), leaving_sections(leaving, true),
                     answer_command("leaving", fmt::format("--body {}", a.body), audience), sources));
  return report;
}

Result<Report> return_report(Reader& reader, const ReportQuestion& question, Audience audience,
                             const std::vector<Citation>& sources) {
  ReturnAsked asked{.organization = question.subject, .to = question.window.to};
  PLENARY_LET(a, return_answer(reader, asked, audience, question.window.today));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = fmt::format("Effort and outcome of {}", a.organization);
  report.subtitle = "What it put into standards beside what came of it: unlike things are not added up";
  report.sections.push_back(
      answer_section("Era by era", return_notes(a), return_sections(a, true),
                     answer_command("return", fmt::format("'{}'", a.organization), audience), sources));
  return report;
}

Result<Report> national_report(Reader& reader, const ReportQuestion& question, Audience audience,
                               const std::vector<Citation>& sources) {
  NationalQuestion asked{.who = question.subject, .from = question.window.from, .to = question.window.to};
  PLENARY_LET(a, national_answer(reader, asked, audience, question.window.today));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = a.who + " and standards";
  report.subtitle = "What it adopts, how soon, what is downloaded and proposed, and what that foretells";
  report.sections.push_back(
      answer_section("National standardization", national_notes(a), national_sections(a, true),
                     answer_command("national", fmt::format("'{}'", question.subject), audience), sources));
  return report;
}

Result<Report> funnel_report(Reader& reader, const ReportQuestion& question, Audience audience,
                             const std::vector<Citation>& sources) {
  const auto& window = question.window;
  FunnelAsked asked{.body = question.subject, .from = window.from, .to = window.to, .as_of = {}};
  if (window.as_of) asked.as_of = Date{*window.as_of};
  PLENARY_LET(a, funnel_answer(reader, asked, audience, window.today));
  auto report = empty_report(reader.snapshot(), audience, window.today);
  report.title = fmt::format("The outreach of {}", a.body);
  report.subtitle = funnel_heading(a);
  report.sections.push_back(
      answer_section("What became of those whom it reached", funnel_notes(a), funnel_sections(a, true),
                     answer_command("funnel", fmt::format("--body {}", a.body), audience), sources));
  return report;
}

Result<Report> tracker_report(Reader& reader, const ReportQuestion& question, Audience audience,
                              const std::vector<Citation>& sources) {
  TrackerAsked asked{.organization = question.subject, .strategy = {}, .peers = {}, .to = question.window.to};
  PLENARY_LET(a, tracker_answer(reader, asked, audience, question.window.today));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = tracker_heading(a);
  report.subtitle = "What it wants where, beside what the records show";
  report.sections.push_back(
      answer_section("Strategy and footing", tracker_notes(a), tracker_sections(a, true),
                     answer_command("tracker", fmt::format("'{}'", a.organization), audience), sources));
  return report;
}

}  // namespace plenary
