#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/waiting.h"
#include "metric/views.h"
#include "publish/notice.h"
#include "store/store.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"QUERY", "one SELECT", 1, 1}};
constexpr std::array kOptions{Option{"--format", "F", "table (default), csv, json, parquet, markdown"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_TRY(make_views(reader.connection()));
  // Read-only in the file already; beyond that a query must not read or write other files of this machine.
  PLENARY_TRY(reader.connection().run("SET enable_external_access = false"));
  auto table = waiting(reader, "sql", [&] { return reader.connection().query(arguments.first("QUERY")); });
  if (!table) return fail(ErrorKind::kUsage, table.error().message);
  mark(*table, reader.snapshot());
  PLENARY_TRY(print_rows(*table, format));
  return 0;
}

}  // namespace

Command sql_command() {
  return {"sql",
          "ask the store in SQL, read only",
          kPositionals,
          kOptions,
          "plenary sql \"SELECT body, count(*) FROM document JOIN body USING (body_id) GROUP BY 1\"",
          run};
}

}  // namespace plenary
