#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace plenary {

/// A file of the source tree (below sql/ or data/) that was built into the program.
struct Embedded {
  std::string_view path;  ///< from the root of the source tree: "sql/views/activity.sql"
  std::string_view bytes;
};

/// Returns the embedded file of that path.
std::optional<std::string_view> embedded(std::string_view path);

/// Returns the embedded files whose path starts with `prefix`, by path.
std::vector<Embedded> embedded_below(std::string_view prefix);

}  // namespace plenary
