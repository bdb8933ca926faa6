#pragma once
#include <string>

#include "publish/html_report.h"

namespace plenary {

/// Writes one figure: title, drawing (wide and narrow), the sentence, coverage, definition, sources, and
/// behind buttons the table, the commands and how to cite. `id` is unique in the page; `report` is what a
/// citation names.
std::string html_figure(const Figure& figure, const std::string& id, const Report& report);

/// Writes the bar and the words of a coverage; nothing when neither is given.
std::string html_coverage(const Coverage& coverage);

}  // namespace plenary
