// `plenary national`: what a country or national body adopts, downloads, proposes; and what that foretells.
#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/national_answer.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{
    "WHO", "a country (Japan, JP), a national or regional body (ttc, etsi); without it all of them", 0, 1}};
constexpr std::array kOptions{
    Option{"--body", "BODY", "only what concerns standards of this body"},
    Option{"--from", "DATE", "first day of the window"},
    Option{"--to", "DATE", "its last day (default: today)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_national(parameters_of(arguments)));
  question.who = arguments.first("WHO");
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "national",
                              [&] { return national_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_national_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_national_json(answer)));
  else
    PLENARY_TRY(print_rows(national_table(answer), format));
  return 0;
}

}  // namespace

Command national_command() {
  return {"national",
          "what a country or national body adopts, downloads and proposes, and whether that foretells more",
          kPositionals,
          kOptions,
          "plenary national Japan --body itu-t",
          run};
}

}  // namespace plenary
