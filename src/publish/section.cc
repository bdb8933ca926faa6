#include "publish/section.h"

#include <fmt/core.h>

#include "base/json.h"
#include "publish/render.h"

namespace plenary {

std::string sections_text(const std::vector<Section>& sections) {
  std::string out;
  for (const auto& section : sections) {
    out += fmt::format("\n{}\n{}", section.title, render_table(section.table));
    if (!section.note.empty()) out += section.note + (section.note.ends_with('\n') ? "" : "\n");
  }
  return out;
}

std::string sections_json(const std::vector<Section>& sections) {
  std::string out;
  for (const auto& section : sections)
    out += fmt::format(",\n  {}: {}", json_string(section.key), render_json_rows(section.table));
  return out;
}

std::string json_list(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + json_string(item);
  return "[" + out + "]";
}

std::string cut(duck::Table& table, size_t most) {
  if (table.rows.size() <= most) return "";
  const size_t more = table.rows.size() - most;
  table.rows.resize(most);
  return fmt::format("... and {} more: --format json has all", more);
}

}  // namespace plenary
