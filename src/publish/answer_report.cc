#include "publish/answer_report.h"

#include <fmt/core.h>

#include "publish/figure.h"

namespace plenary {

ReportSection answer_section(const char* heading, const std::vector<std::string>& notes,
                             const std::vector<Section>& tables, const std::string& command,
                             const std::vector<Citation>& sources) {
  ReportSection out{.heading = heading};
  for (const auto& note : notes) out.prose += note + ".\n\n";
  for (const auto& one : tables) {
    if (one.table.rows.empty()) continue;
    auto figure = table_figure(one.title.empty() ? heading : one.title, one.note, one.table);
    figure.command = command, figure.sources = sources;
    out.figures.push_back(std::move(figure));
  }
  return out;
}

std::string answer_command(const char* name, const std::string& of, Audience audience) {
  return fmt::format(
      "plenary {} {}{}", name, of,
      audience == Audience::kSecretariat ? "" : fmt::format(" --audience {}", to_string(audience)));
}

}  // namespace plenary
