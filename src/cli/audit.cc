// `plenary audit`: attacks files of answers before somebody else does.
#include "publish/audit.h"

#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/waiting.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"DIR", "folder with the CSV and JSON files of an export", 1, 1}};
constexpr std::array kOptions{
    Option{"--audience", "A", "for whom the export is: public (default), member"},
    Option{"--format", "F", "table (default), csv, json"},
};

duck::Table table_of(const std::vector<Finding>& findings) {
  duck::Table table;
  table.columns = {{"file", duck::Type::kText, "VARCHAR"},
                   {"row", duck::Type::kInteger, "BIGINT"},
                   {"finding", duck::Type::kText, "VARCHAR"}};
  for (const auto& finding : findings)
    table.rows.push_back({finding.path, static_cast<int64_t>(finding.row), finding.what});
  return table;
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "public")));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(exported, read_export(arguments.first("DIR")));
  PLENARY_LET(findings, waiting(reader, "audit", [&] { return audit(reader, exported, audience); }));
  if (!findings.empty() || format != OutputFormat::kTable)
    PLENARY_TRY(print_rows(table_of(findings), format));
  tell(fmt::format("{} answers for the audience {}: {} finding{}\n", exported.tables.size(),
                   to_string(audience), findings.size(), findings.size() == 1 ? "" : "s"));
  return findings.empty() ? 0 : 1;
}

}  // namespace

Command audit_command() {
  return {"audit",
          "attack an export: what its files tell and must not",
          kPositionals,
          kOptions,
          "plenary audit out/ --audience public",
          run};
}

}  // namespace plenary
