// `plenary survey`: what a survey says, weighed to those it was meant for.
#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/survey_findings.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{
    "NAME", "its questionnaire, surveys/NAME.toml of the workspace (default: the only one)", 0, 1}};
constexpr std::array kOptions{
    Option{"--by", "GROUPS",
           "compare groups: member, region, kind, segment, size, wave, or a question with one choice"},
    Option{"--wave", "W", "this wave (default: the last)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  auto question = parse_survey(parameters_of(arguments));
  question.name = arguments.first("NAME");
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(findings,
              waiting(reader, "survey", [&] { return survey_findings(reader, question, audience); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_survey_text(findings)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_survey_json(findings)));
  else
    PLENARY_TRY(print_rows(survey_table(findings), format));
  return 0;
}

}  // namespace

Command survey_command() {
  return {"survey",
          "what a survey says, weighed to those it was meant for; who answers differently",
          kPositionals,
          kOptions,
          "plenary survey engagement --by member",
          run};
}

}  // namespace plenary
