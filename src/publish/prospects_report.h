// Answers of several tables as reports: prospects of a body (for staff with those at risk of leaving) and its
// funnel, the return and the tracker of an organization, what a country or national body makes of standards.
#pragma once
#include "publish/html_report.h"
#include "publish/report.h"

namespace plenary {

Result<Report> prospects_report(Reader& reader, const ReportQuestion& question, Audience audience,
                                const std::vector<Citation>& sources);
Result<Report> return_report(Reader& reader, const ReportQuestion& question, Audience audience,
                             const std::vector<Citation>& sources);
Result<Report> national_report(Reader& reader, const ReportQuestion& question, Audience audience,
                               const std::vector<Citation>& sources);
Result<Report> funnel_report(Reader& reader, const ReportQuestion& question, Audience audience,
                             const std::vector<Citation>& sources);
Result<Report> tracker_report(Reader& reader, const ReportQuestion& question, Audience audience,
                              const std::vector<Citation>& sources);

}  // namespace plenary
