// `plenary return`: what an organization put into standards, beside what came of it.
#include <fmt/ranges.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/return_answer.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"ORG", "an organization, by any name on record", 1, -1}};
constexpr std::array kOptions{
    Option{"--body", "BODY", "only in this body (default: a row a body)"},
    Option{"--eras", "E", "years each (5y, the default), or the years in which eras begin: 2005,2015"},
    Option{"--to", "DATE", "the last day that counts (default: today)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_return(parameters_of(arguments)));
  question.organization = fmt::format("{}", fmt::join(arguments.all("ORG"), " "));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "return",
                              [&] { return return_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_return_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_return_json(answer)));
  else
    PLENARY_TRY(print_rows(return_table(answer), format));
  return 0;
}

}  // namespace

Command return_command() {
  return {"return",
          "an organization's effort beside its outcome, era by era, with every assumption",
          kPositionals,
          kOptions,
          "plenary return Ericsson --eras 2005,2015",
          run};
}

}  // namespace plenary
