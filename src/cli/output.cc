#include "cli/output.h"

namespace plenary {

Status print_rows(const duck::Table& table, OutputFormat format) {
  switch (format) {
    case OutputFormat::kTable:
      return print(render_table(table));
    case OutputFormat::kCsv:
      return print(render_csv(table));
    case OutputFormat::kJson:
      return print(render_json_rows(table) + "\n");
    case OutputFormat::kMarkdown:
      return print(render_markdown(table));
    case OutputFormat::kParquet:
      break;
  }
  PLENARY_LET(bytes, render_parquet(table));
  return print(bytes);
}

}  // namespace plenary
