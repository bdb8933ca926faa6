// A plan as the sections of a report: by objective its indicators as figures and its actions as a table, then
// what changed and what is left open.
#pragma once
#include "publish/html_report.h"
#include "publish/plan_answer.h"

namespace plenary {

std::vector<ReportSection> plan_report_sections(const PlanAnswer& answer,
                                                const std::vector<Citation>& sources);

}  // namespace plenary
