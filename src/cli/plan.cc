// `plenary plan`: an action plan judged by the records.
#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "import/action_plan.h"
#include "publish/judgement_questions.h"
#include "publish/plan_file.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{
    Positional{"FILE", "the plan, .toml or .xlsx (default: plan.toml or plan.xlsx of the workspace)", 0, 1}};
constexpr std::array kOptions{
    Option{"--body", "BODY", "judge its indicators by this body's records instead of the plan's own"},
    Option{"--as-of", "DAY", "as things stood on that day (default: today)"},
    Option{"--since", "DAY", "what changed since (default: the last meeting of the plan's group on record)"},
    Option{"--coverage", "", "every statement that no action answers, every action that answers none"},
    Option{"--write", "FILE",
           "write the plan itself as .xlsx or .toml; needs FILE, which is read, or the workspace's plan"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet, markdown"},
};

Result<PlanFile> plan_of(const Arguments& arguments, const std::string& folder) {
  const auto file = arguments.first("FILE");
  if (!file.empty()) return read_plan(file);
  PLENARY_LET(own, workspace_plan({folder}));
  if (!own.waiting.empty())
    tell(fmt::format("{} edits from the web are in it and wait to be written into the file\n",
                     own.waiting.size()));
  for (const auto& why : own.left) tell(fmt::format("an edit that waits does not fit: {}\n", why));
  return std::move(own.file);
}

Result<int> write_it(const Arguments& arguments) {
  PLENARY_LET(file, plan_of(arguments, arguments.folder));
  const auto to = arguments.get("--write");
  PLENARY_TRY(write_plan(to, file));
  tell(fmt::format("{}: {} objectives, {} actions, {} indicators\n", to, file.plan.objectives.size(),
                   file.plan.actions.size(), file.plan.indicators.size()));
  return 0;
}

Result<int> run(const Arguments& arguments) {
  if (arguments.has("--write")) return write_it(arguments);
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(file, plan_of(arguments, workspace.folder));
  PLENARY_LET(question, parse_plan_question(parameters_of(arguments), clock_day()));
  question.plan = std::move(file.plan);
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(answer,
              waiting(reader, "plan", [&] { return plan_answer(reader, std::move(question), audience); }));
  if (format == OutputFormat::kTable || format == OutputFormat::kJson) {
    PLENARY_TRY(print(format == OutputFormat::kJson ? render_plan_json(answer) : render_plan_text(answer)));
    return 0;
  }
  PLENARY_TRY(print_rows(plan_table(answer), format));
  tell(fmt::format("Snapshot {} of {}\n", answer.snapshot.hash, answer.snapshot.made_at));
  return 0;
}

}  // namespace

Command plan_command() {
  return {"plan",
          "an action plan judged by the records: on track, what changed, what it leaves open",
          kPositionals,
          kOptions,
          "plenary plan plan.toml --as-of 2024-04-19 --coverage",
          run};
}

}  // namespace plenary
