// A table of values as text: for people, as CSV, as JSON, as Parquet. Every answer leaves through one of
// these.
#pragma once
#include <string>

#include "base/result.h"
#include "duck/duck.h"

namespace plenary {

/// A value as people read it: thousands in groups, three decimals of what is small.
std::string human(const duck::Value& value);

enum class OutputFormat { kTable, kCsv, kJson, kParquet, kMarkdown };

/// Reads "table", "csv", "json", "parquet", "markdown".
Result<OutputFormat> parse_output_format(std::string_view name);

/// Aligned columns for a terminal: numbers to the right with thin groups, control characters made visible.
std::string render_table(const duck::Table& table);

/// RFC 4180, one header line, dates as ISO 8601, absent values empty.
std::string render_csv(const duck::Table& table);

/// An array of objects, one a row; absent values are null.
std::string render_json_rows(const duck::Table& table);

/// A table of GitHub's Markdown, numbers to the right; no cell can end it.
std::string render_markdown(const duck::Table& table);

/// The bytes of a Parquet file.
Result<std::string> render_parquet(const duck::Table& table);

}  // namespace plenary
