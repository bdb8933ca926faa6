// The table importer: registers, attendance, contributions, downloads and surveys as people keep them, in
// CSV, TSV, JSON, Parquet, XLSX and ODS, through a mapping file from columns to nouns. docs/import-table.md
// is for users.
#pragma once
#include <memory>
#include <string>

#include "import/format.h"

namespace plenary {
namespace table {
struct Mapping;
}

/// Opens the format "table". Fails with kUsage when there is no mapping or it is wrong; the sentence says
/// where.
Result<std::unique_ptr<FormatReader>> open_table(const ImportOptions& options);

/// Opens a reader that follows a mapping made in the program.
std::unique_ptr<FormatReader> table_reader(table::Mapping mapping, const ImportOptions& options);

/// Reads the header and some rows of a file and returns a first mapping (TOML) with samples and doubts as
/// comments.
Result<std::string> suggest_mapping(const std::string& path);

}  // namespace plenary
