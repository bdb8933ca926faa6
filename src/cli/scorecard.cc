// `plenary scorecard`: how good the metrics are, as statistics can tell.
#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/judgement_questions.h"
#include "publish/warm.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"METRIC", "metrics of the catalogue; two are compared, none means all", 0, -1}};
constexpr std::array kOptions{
    Option{"--body", "BODY", "only what is recorded of this body"},
    Option{"--from", "DATE", "first day of the window (default: six years before the last)"},
    Option{"--to", "DATE", "last day of the window (default: the last that the records tell of)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(question, parse_scorecard(parameters_of(arguments), clock_day()));
  question.metrics = arguments.all("METRIC");
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(reader, Reader::open(workspace));
  keep_warm(reader);  // many questions share what they look at
  PLENARY_LET(answer,
              waiting(reader, "scorecard", [&] { return scorecard_answer(reader, question, audience); }));
  if (format == OutputFormat::kTable || format == OutputFormat::kJson) {
    PLENARY_TRY(print(format == OutputFormat::kTable ? render_scorecard_text(answer)
                                                     : render_scorecard_json(answer)));
    return 0;
  }
  PLENARY_TRY(print_rows(scorecard_table(answer), format));
  tell(fmt::format("Snapshot {} of {}\n", answer.snapshot.hash, answer.snapshot.made_at));
  return 0;
}

}  // namespace

Command scorecard_command() {
  return {"scorecard",
          "how good the metrics are: reliable, fair, hard to game, and what they foretell",
          kPositionals,
          kOptions,
          "plenary scorecard attendance contributions --body itu-t",
          run};
}

}  // namespace plenary
