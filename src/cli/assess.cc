// `plenary assess`: a bar for new work, tried on the works of the past.
#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/assess_answer.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--bar", "BAR",
           "what a work had to have: supporters, regions, countries, companies, governments, academia, "
           "kinds, people; "
           "\"supporters>=4 and regions>=2\""},
    Option{"--body", "BODY", "only works of this body (default: of each)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member"},
    Option{"--format", "F",
           "table (default), csv, json, parquet, markdown: of all but json the works stopped"}};

Result<int> run(const Arguments& arguments) {
  if (!arguments.has("--bar"))
    return fail(ErrorKind::kUsage, "say which bar: plenary assess --bar 'supporters>=4 and regions>=2'");
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(reader, Reader::open(workspace));
  const auto question = parse_assess(parameters_of(arguments));
  PLENARY_LET(answer, waiting(reader, "assess", [&] { return bar_answer(reader, question, audience); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_bar_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_bar_json(answer)));
  else
    PLENARY_TRY(print_rows(bar_table(answer), format));
  return 0;
}

}  // namespace

Command assess_command() {
  return {"assess",
          "a bar for new work, tried on the past: what it would have stopped, and what became of that",
          {},
          kOptions,
          "plenary assess --bar 'supporters>=4 and regions>=2' --body itu-t",
          run};
}

}  // namespace plenary
