// `plenary index`: the engagement index of a body, with its error bars.
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

constexpr std::array kOptions{
    Option{"--profile", "P",
           "what the index is for: tracking (default), equal, inclusiveness, technical-excellence, "
           "market-adoption, "
           "speed, cross-industry, or a file of the workspace's folder profiles/"},
    Option{"--body", "BODY", "of which body; needed when the workspace has several"},
    Option{"--group", "G", "only this group and those below it"},
    Option{"--explain", "ORG", "why this organization has its score, down to the records"},
    Option{"--sensitivity", "", "what decides the ranks: all weights and choices tried"},
    Option{"--from", "DATE", "one index a year back to here: trends, and moves between levels"},
    Option{"--to", "DATE", "the day of the index (default: the last that the records tell of)"},
    Option{"--as-of", "DAY", "the same as --to"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(question, parse_index(parameters_of(arguments), workspace, clock_day()));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(reader, Reader::open(workspace));
  keep_warm(reader);  // many questions share what they look at
  PLENARY_LET(answer, waiting(reader, "index", [&] { return index_answer(reader, question, audience); }));
  const bool text = format == OutputFormat::kTable, json = format == OutputFormat::kJson;
  std::vector<Section> sections;
  if (arguments.has("--explain")) {
    PLENARY_LET(explanation, index_explanation(answer, arguments.get("--explain"), text));
    sections.push_back(std::move(explanation));
  } else if (text || json) {
    sections = index_sections(answer, text);
  }
  if (text || json) {
    PLENARY_TRY(print(text ? render_index_text(answer, sections) : render_index_json(answer, sections)));
    return 0;
  }
  PLENARY_TRY(print_rows(sections.empty() ? index_table(answer) : sections.front().table, format));
  tell(fmt::format("Snapshot {} of {}\n", answer.snapshot.hash, answer.snapshot.made_at));
  return 0;
}

}  // namespace

Command index_command() {
  return {"index",  "how organizations engage, with levels, changes and error bars", {},
          kOptions, "plenary index --body itu-t --from 2018 --sensitivity",          run};
}

}  // namespace plenary
