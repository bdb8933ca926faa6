#pragma once
#include <string_view>

namespace plenary {

/// Returns the style sheet of a report page; the colours come from chart_style().
std::string_view page_style();

}  // namespace plenary
