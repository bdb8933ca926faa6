// `plenary compare`: two bodies, groups or organizations side by side.
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
    Positional{"A", "a body, a group (body/group) or an organization, by any name on record", 1, 1},
    Positional{"B", "what to set beside it, of the same sort", 1, 1}};
constexpr std::array kOptions{
    Option{"--of", "SLICE",
           "what both are, where a name is ambiguous or the slice another: holding, country, segment"},
    Option{"--metrics", "METRICS", "only these, separated by commas (default: all that know of either)"},
    Option{"--where", "SLICE=VALUES", "only these, as with measure; repeatable"},
    Option{"--from", "DATE", "first day, month or year of the window"},
    Option{"--to", "DATE", "last day, month or year of the window, inclusive"},
    Option{"--as-of", "DAY", "members, affiliations and roles as they were on that day"},
    Option{"--body", "BODY", "short for --where body=BODY"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(question, parse_compare(parameters_of(arguments), clock_day()));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  question.a = arguments.first("A"), question.b = arguments.first("B");
  PLENARY_LET(reader, Reader::open(workspace));
  keep_warm(reader);  // many questions share what they look at
  PLENARY_LET(answer, waiting(reader, "compare", [&] { return compare_answer(reader, question, audience); }));
  if (format == OutputFormat::kTable)
    PLENARY_TRY(print(render_compare_text(answer)));
  else if (format == OutputFormat::kJson)
    PLENARY_TRY(print(render_compare_json(answer)));
  else
    PLENARY_TRY(print_rows(compare_table(answer, false), format));
  return 0;
}

}  // namespace

Command compare_command() {
  return {"compare",
          "two bodies, groups or organizations side by side",
          kPositionals,
          kOptions,
          "plenary compare ietf w3c --from 2015",
          run};
}

}  // namespace plenary
