#pragma once
#include <memory>

#include "base/files.h"
#include "import/format.h"

namespace plenary {

/// Opens a collection of YANG modules as YangModels/yang keeps it: modules of vendors below vendor/NAME/, all
/// others say which document defines them. Where a listing (CSV with the columns path and blob) stands for
/// files, it is read too. Each vendor is one unit of JSON Lines: a release and a module in each row.
Result<std::unique_ptr<FileSource>> open_yang_source(const ImportOptions& options);

}  // namespace plenary
