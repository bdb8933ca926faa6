#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of what a scan found: one row a file and standard, as `plenary scan` writes it in CSV,
/// JSON or Parquet and as import/scan_source makes it. Each row becomes an adoption of the channel
/// source-code.
Result<std::unique_ptr<FormatReader>> open_scan(const ImportOptions& options);

}  // namespace plenary
