// Reports by template: what to ask in which order about everybody, a region, an organization, a group or a
// standard.
#pragma once
#include <span>
#include <string>

#include "publish/answer.h"
#include "publish/html_report.h"

namespace plenary {

struct ReportTemplate {
  const char* name;     ///< "region"
  const char* subject;  ///< what must be named: "region", "organization", "group", "standard"; empty: nothing
  const char* summary;  ///< one line for help
};

/// All templates; the first is the default.
std::span<const ReportTemplate> report_templates();
Result<const ReportTemplate*> find_report_template(std::string_view name);

struct ReportQuestion {
  const ReportTemplate* report = &report_templates().front();
  std::string subject;  ///< as typed: "Africa", "itu-t/SG13", "G.709"
  MeasureQuery window;  ///< filters, window and clock of all its figures
};

/// A report that says what it was made of, and nothing else yet.
Report empty_report(const Snapshot& snapshot, Audience audience, Day today);

/// Asks all that the template asks. Figures without any record are left out; every number is an answer of the
/// catalogue that `plenary measure` repeats. Errors: a subject that nothing is on record of.
Result<Report> make_report(Reader& reader, const ReportQuestion& question, Audience audience);

}  // namespace plenary
