// A report as one plain page of headings, paragraphs, pictures and tables, from which documents are made.
#pragma once
#include <string>
#include <vector>

#include "publish/html_report.h"

namespace plenary {

/// Writes the page. `pictures` has the file of each figure with a chart, in their order; empty: tables only.
std::string document_page(const Report& report, const std::vector<std::string>& pictures);

/// The style sheet of the page on paper (A4).
std::string_view document_style();

}  // namespace plenary
