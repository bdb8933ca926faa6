// `plenary prospects`: who does a body's work elsewhere and is not there.
#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/prospects_answer.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--body", "BODY", "prospects of this body"},
    Option{"--explain", "ORG", "one of them: why it would come, through which group, all its evidence"},
    Option{"--region", "R", "only of this ITU region; unknown: of which nobody knows"},
    Option{"--segment", "S", "only of this segment, as a register says it"},
    Option{"--kind", "KIND", "only of this kind: company, academia, government ..."},
    Option{"--size", "Z", "only of this size class, as a register says it"},
    Option{"--from", "DATE", "first day of the window (default: three years before its end)"},
    Option{"--to", "DATE", "its end (default: the last day of the body's records)"},
    Option{"--as-of", "DAY", "the same as --to"},
    Option{"--top", "N", "so many (default 20)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_prospects(parameters_of(arguments)));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "prospects",
                              [&] { return prospects_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_prospects_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_prospects_json(answer)));
  else
    PLENARY_TRY(print_rows(prospects_table(answer), format));
  return 0;
}

}  // namespace

Command prospects_command() {
  return {"prospects",
          "who does a body's work elsewhere and is not there, with evidence",
          {},
          kOptions,
          "plenary prospects --body itu-t --region Africa",
          run};
}

}  // namespace plenary
