// The table of commands: a new one is its own file and one row here.
#include "cli/commands.h"

#include <array>

namespace plenary {

std::span<const Command> commands() {
  static const std::array kCommands{
      init_command(),       import_command(),    formats_command(),   status_command(),    resolve_command(),
      person_command(),     metrics_command(),   measure_command(),   sql_command(),       report_command(),
      index_command(),      scorecard_command(), compare_command(),   composite_command(), overlap_command(),
      competence_command(), scan_command(),      id_command(),        standard_command(),  credit_command(),
      brief_command(),      assess_command(),    prospects_command(), leaving_command(),   return_command(),
      funnel_command(),     tracker_command(),   national_command(),  plan_command(),      survey_command(),
      executives_command(), synth_command(),     serve_command(),     usage_command(),     audit_command(),
      docs_command()};
  return kCommands;
}

}  // namespace plenary
