#include <fmt/format.h>

#include <array>

#include "cli/commands.h"
#include "cli/waiting.h"
#include "metric/run.h"
#include "publish/render.h"
#include "store/store.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"QUERY", "one SELECT", 1, 1}};
constexpr std::array kOptions{Option{"--format", "F", "table (default), csv, json, parquet"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_TRY(make_views(reader.connection()));
  // Read-only in the file already; beyond that a query must not read or write other files of this machine.
  PLENARY_TRY(reader.connection().run("SET enable_external_access = false"));
  auto table = waiting(reader, "sql", [&] { return reader.connection().query(arguments.first("QUERY")); });
  if (!table) return fail(ErrorKind::kUsage, table.error().message);
  switch (format) {
    case OutputFormat::kTable:
      PLENARY_TRY(print(render_table(*table)));
      break;
    case OutputFormat::kCsv:
      PLENARY_TRY(print(render_csv(*table)));
      break;
    case OutputFormat::kJson:
      PLENARY_TRY(print(render_json_rows(*table) + "\n"));
      break;
    case OutputFormat::kParquet: {
      PLENARY_LET(bytes, render_parquet(*table));
      PLENARY_TRY(print(bytes));
    }
  }
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
