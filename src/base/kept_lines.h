// Files of lines that people keep in git: only ever added to, with comments, merged by git's own means.
#pragma once
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

struct KeptLine {
  size_t number = 0;  ///< from 1
  std::string_view text;
};

/// Returns the lines that say something: without empty ones and comments (#). Fails, with `file` and line,
/// for text that is no UTF-8 and for the marks of a merge that was not finished. The lines look into `text`.
Result<std::vector<KeptLine>> kept_lines(std::string_view text, std::string_view file);

/// Makes the error of a line.
std::unexpected<Error> damaged_line(std::string_view file, size_t line, std::string_view what);

}  // namespace plenary
