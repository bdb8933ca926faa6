#include "publish/prospects_report.h"

#include <fmt/format.h>

#include "publish/figure.h"
#include "publish/leaving_answer.h"
#include "publish/national_answer.h"
#include "publish/prospects_answer.h"
#include "publish/return_answer.h"

namespace plenary {
namespace {

ReportSection section_of(const char* heading, const std::vector<std::string>& notes,
                         const std::vector<Section>& tables, const std::string& command,
                         const std::vector<Citation>& sources) {
  ReportSection out{.heading = heading};
  for (const auto& note : notes) out.prose += note + ".\n\n";
  for (const auto& one : tables) {
    if (one.table.rows.empty()) continue;
    auto figure = table_figure(one.title.empty() ? heading : one.title, one.note, one.table);
    figure.command = command, figure.sources = sources;
    out.figures.push_back(std::move(figure));
  }
  return out;
}

std::string command_of(const char* name, const std::string& of, Audience audience) {
  return fmt::format(
      "plenary {} {}{}", name, of,
      audience == Audience::kSecretariat ? "" : fmt::format(" --audience {}", to_string(audience)));
}

}  // namespace

Result<Report> prospects_report(Reader& reader, const ReportQuestion& question, Audience audience,
                                const std::vector<Citation>& sources) {
  ProspectsQuestion asked{.body = question.subject, .from = question.window.from, .to = question.window.to};
  PLENARY_LET(a, prospects_answer(reader, asked, audience, question.window.today));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = fmt::format("Prospects of {}", a.body);
  report.subtitle = prospects_heading(a);
  report.sections.push_back(section_of("Who is missing", prospects_notes(a), prospects_sections(a, true),
                                       command_of("prospects", fmt::format("--body {}", a.body), audience),
                                       sources));
  if (!is_staff(audience)) return report;
  PLENARY_LET(leaving,
              leaving_answer(reader, {.body = a.body, .to = asked.to}, audience, question.window.today));
  report.sections.push_back(
      section_of("At risk of leaving", leaving_notes(leaving), leaving_sections(leaving, true),
                 command_of("leaving", fmt::format("--body {}", a.body), audience), sources));
  return report;
}

Result<Report> return_report(Reader& reader, const ReportQuestion& question, Audience audience,
                             const std::vector<Citation>& sources) {
  ReturnAsked asked{.organization = question.subject, .to = question.window.to};
  PLENARY_LET(a, return_answer(reader, asked, audience, question.window.today));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = fmt::format("Effort and outcome of {}", a.organization);
  report.subtitle = "What it put into standards beside what came of it: unlike things are not added up";
  report.sections.push_back(section_of("Era by era", return_notes(a), return_sections(a, true),
                                       command_of("return", fmt::format("'{}'", a.organization), audience),
                                       sources));
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
      section_of("National standardization", national_notes(a), national_sections(a, true),
                 command_of("national", fmt::format("'{}'", question.subject), audience), sources));
  return report;
}

}  // namespace plenary
