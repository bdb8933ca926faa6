#pragma once
#include <memory>

#include "base/files.h"
#include "import/format.h"

namespace plenary {

/// Opens what the format `scan` reads: a file that `plenary scan` wrote (.csv, .json, .jsonl, .parquet) as it
/// is; any other file, folder or archive by scanning it. Then each package is one unit of JSON Lines, one row
/// a file and standard, so a package whose citations are as they were changes nothing.
Result<std::unique_ptr<FileSource>> open_scan_source(const ImportOptions& options);

}  // namespace plenary
