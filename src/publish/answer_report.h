// An answer of several tables as a section of a report: its notes as prose, each table a figure.
#pragma once
#include <string>
#include <vector>

#include "publish/html_report.h"
#include "publish/policy.h"
#include "publish/section.h"

namespace plenary {

/// Makes a section; tables without rows are left out. `command` gives the same tables.
ReportSection answer_section(const char* heading, const std::vector<std::string>& notes,
                             const std::vector<Section>& tables, const std::string& command,
                             const std::vector<Citation>& sources);

/// "plenary prospects --body itu-t --audience member"; the secretariat is not said.
std::string answer_command(const char* name, const std::string& of, Audience audience);

}  // namespace plenary
