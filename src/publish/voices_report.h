// A survey, and meetings of executives, as reports.
#pragma once
#include "publish/html_report.h"
#include "publish/report.h"

namespace plenary {

Result<Report> survey_report(Reader& reader, const ReportQuestion& question, Audience audience,
                             const std::vector<Citation>& sources);
Result<Report> executives_report(Reader& reader, const ReportQuestion& question, Audience audience,
                                 const std::vector<Citation>& sources);

}  // namespace plenary
