// `plenary leaving`: who in a body is at risk of leaving it.
#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/leaving_answer.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--body", "BODY", "of this body"},
    Option{"--region", "R", "only of this ITU region; unknown: of which nobody knows"},
    Option{"--segment", "S", "only of this segment, as a register says it"},
    Option{"--kind", "KIND", "only of this kind: company, academia, government ..."},
    Option{"--size", "Z", "only of this size class, as a register says it"},
    Option{"--to", "DATE", "the day (default: the last day of the body's records)"},
    Option{"--as-of", "DAY", "the same as --to"},
    Option{"--top", "N", "so many (default 20)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_leaving(parameters_of(arguments)));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "leaving",
                              [&] { return leaving_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_leaving_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_leaving_json(answer)));
  else
    PLENARY_TRY(print_rows(leaving_table(answer), format));
  return 0;
}

}  // namespace

Command leaving_command() {
  return {"leaving",
          "who is at risk of leaving a body, with signs, and how many of those like them left",
          {},
          kOptions,
          "plenary leaving --body itu-t",
          run};
}

}  // namespace plenary
