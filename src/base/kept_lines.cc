#include "base/kept_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plenary {
namespace {

constexpr std::array<std::string_view, 3> kMergeMarks{"<<<<<<<", "=======", ">>>>>>>"};

}  // namespace

std::unexpected<Error> damaged_line(std::string_view file, size_t line, std::string_view what) {
  return fail(ErrorKind::kWorkspace, fmt::format("{}, line {}: {}", file, line, what));
}

Result<std::vector<KeptLine>> kept_lines(std::string_view text, std::string_view file) {
  if (!valid_utf8(text)) return fail(ErrorKind::kWorkspace, fmt::format("{} is no UTF-8 text", file));
  std::vector<KeptLine> lines;
  size_t number = 0;
  for (auto line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() || line.starts_with('#')) continue;
    if (std::ranges::any_of(kMergeMarks, [line](auto mark) { return line.starts_with(mark); }))
      return damaged_line(file, number, "a merge was not finished here");
    lines.push_back({number, line});
  }
  return lines;
}

}  // namespace plenary
