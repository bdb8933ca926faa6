// `plenary competence`: where a body leads, subject by subject.
#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/judgement_questions.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--subject", "S", "the bodies in this subject and those below it, side by side"},
    Option{"--body", "BODY", "this body in all subjects"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(reader, Reader::open(workspace));
  const auto question = parse_competence(parameters_of(arguments));
  PLENARY_LET(answer, waiting(reader, "competence",
                              [&] { return competence_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable) {
    PLENARY_TRY(print(render_competence_text(answer)));
  } else if (format == OutputFormat::kJson) {
    PLENARY_TRY(print(render_competence_json(answer)));
  } else {
    PLENARY_TRY(print_rows(competence_table(answer), format));
    tell(fmt::format("Snapshot {} of {}\n", answer.snapshot.hash, answer.snapshot.made_at));
  }
  return 0;
}

}  // namespace

Command competence_command() {
  return {"competence",
          "where bodies lead, subject by subject, in five views",
          {},
          kOptions,
          "plenary competence --body itu-t",
          run};
}

}  // namespace plenary
