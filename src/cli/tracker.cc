// `plenary tracker`: a company's strategy beside its footprint.
#include <fmt/ranges.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "import/strategy.h"
#include "publish/tracker_answer.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"ORG", "an organization, by any name on record (default: that of the strategy)", 0, -1}};
constexpr std::array kOptions{
    Option{"--strategy", "FILE",
           "what it wants where: .toml, .xlsx or .csv (default: strategy.* of the workspace, else what "
           "registers say "
           "that it declared)"},
    Option{"--peers", "A,B", "two to stand beside (default: those of the strategy, else the most alike)"},
    Option{"--to", "DATE", "the last day that counts (default: the last of the records)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(question, parse_tracker(parameters_of(arguments)));
  question.organization = fmt::format("{}", fmt::join(arguments.all("ORG"), " "));
  if (arguments.has("--strategy")) {
    PLENARY_LET(strategy, read_strategy(arguments.get("--strategy")));
    question.strategy = std::move(strategy);
  }
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer, waiting(reader, "tracker",
                              [&] { return tracker_answer(reader, question, audience, clock_day()); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_tracker_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_tracker_json(answer)));
  else
    PLENARY_TRY(print_rows(tracker_table(answer), format));
  return 0;
}

}  // namespace

Command tracker_command() {
  return {"tracker",
          "a company's strategy, body by body, beside what it does there, its peers, and its staff's credit",
          kPositionals,
          kOptions,
          "plenary tracker --strategy strategy.csv Ericsson --peers Nokia,Huawei",
          run};
}

}  // namespace plenary
