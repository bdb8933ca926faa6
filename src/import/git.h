#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of git repositories: units as git_stream.h describes them.
Result<std::unique_ptr<FormatReader>> open_git(const ImportOptions& options);

}  // namespace plenary
