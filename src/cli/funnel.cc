// `plenary funnel`: from outreach to contribution.
#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/funnel_answer.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--body", "BODY", "the outreach of this body"},
    Option{"--region", "R", "only of this ITU region; unknown: of which nobody knows"},
    Option{"--segment", "S", "only of this segment, as a register says it"},
    Option{"--kind", "KIND", "only of this kind: company, academia, government ..."},
    Option{"--size", "Z", "only of this size class, as a register says it"},
    Option{"--from", "DATE", "outreach from this day, month or year on"},
    Option{"--to", "DATE", "outreach up to this day, month or year"},
    Option{"--as-of", "DAY", "what came of it up to that day (default: the last day of the body's records)"},
    Option{"--top", "N", "so many actions (default 20)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_funnel(parameters_of(arguments)));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "funnel",
                              [&] { return funnel_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_funnel_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_funnel_json(answer)));
  else
    PLENARY_TRY(print_rows(funnel_table(answer), format));
  return 0;
}

}  // namespace

Command funnel_command() {
  return {"funnel",
          "from outreach to contribution: who was reached, came, joined, contributed, and what ended the way",
          {},
          kOptions,
          "plenary funnel --body itu-t --from 2018",
          run};
}

}  // namespace plenary
