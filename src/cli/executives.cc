// `plenary executives`: meetings of CTOs and other executives, and what follows them.
#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/executives_answer.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--body", "BODY", "of this body"},
    Option{"--group", "G", "the meetings of this group, instead of those whose kind or name says so"},
    Option{"--from", "DATE", "meetings from this day on"},
    Option{"--to", "DATE", "meetings up to this day (default: today)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_executives(parameters_of(arguments)));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "executives",
                              [&] { return executives_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_executives_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_executives_json(answer)));
  else
    PLENARY_TRY(print_rows(executives_table(answer), format));
  return 0;
}

}  // namespace

Command executives_command() {
  return {"executives",
          "meetings of executives: who came at which level, what was decided, what changed",
          {},
          kOptions,
          "plenary executives --body itu-t",
          run};
}

}  // namespace plenary
