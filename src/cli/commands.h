#pragma once
#include "cli/command.h"

namespace plenary {

Command init_command();
Command import_command();
Command formats_command();
Command status_command();
Command resolve_command();
Command person_command();
Command plan_command();
Command metrics_command();
Command measure_command();
Command sql_command();
Command report_command();
Command scan_command();
Command id_command();
Command standard_command();
Command credit_command();
Command brief_command();
Command assess_command();
Command prospects_command();
Command leaving_command();
Command return_command();
Command national_command();
Command survey_command();
Command executives_command();
Command funnel_command();
Command tracker_command();
Command synth_command();
Command compare_command();
Command composite_command();
Command index_command();
Command overlap_command();
Command competence_command();
Command scorecard_command();
Command serve_command();
Command usage_command();
Command audit_command();
Command docs_command();

}  // namespace plenary
