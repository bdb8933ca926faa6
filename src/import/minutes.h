#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of reports of meetings and workshops (text, and .docx through pandoc).
Result<std::unique_ptr<FormatReader>> open_minutes(const ImportOptions& options);

}  // namespace plenary
