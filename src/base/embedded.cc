#include "base/embedded.h"

// Written by cmake/embed.cmake: name, first byte, end; ends with a row of nulls.
struct EmbeddedRow {
  const char* name;
  const char* from;
  const char* to;
};
extern "C" const EmbeddedRow plenary_embedded_table[];

namespace plenary {

std::optional<std::string_view> embedded(std::string_view path) {
  for (const auto* row = plenary_embedded_table; row->name != nullptr; ++row)
    if (path == row->name) return std::string_view(row->from, static_cast<size_t>(row->to - row->from));
  return std::nullopt;
}

std::vector<Embedded> embedded_below(std::string_view prefix) {
  std::vector<Embedded> found;
  for (const auto* row = plenary_embedded_table; row->name != nullptr; ++row)
    if (std::string_view(row->name).starts_with(prefix))
      found.push_back({row->name, std::string_view(row->from, static_cast<size_t>(row->to - row->from))});
  return found;
}

}  // namespace plenary
