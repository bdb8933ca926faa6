// Word files as text, through pandoc: a program of its own, run with --sandbox, a bound on its time and its
// memory.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::minutes {

/// Returns a .docx as lines that minutes_lines reads: headings with '#', items with "- ", rows with '|'.
/// Tracked changes are taken as accepted. An error says that pandoc is not installed, took too long, or did
/// not understand.
Result<std::string> text_of_docx(std::string_view bytes);

/// Returns what pandoc prints as JSON in the same form; for text_of_docx and its tests.
Result<std::string> text_of_pandoc(std::string_view json);

}  // namespace plenary::minutes
