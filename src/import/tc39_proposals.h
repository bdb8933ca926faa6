#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of the lists of proposals to Ecma TC39 (tc39/proposals: README.md, stage-*.md,
/// finished-proposals.md, inactive-proposals.md, and the same in ecma402/). See docs/import-tc39.md.
Result<std::unique_ptr<FormatReader>> open_tc39_proposals(const ImportOptions& options);

}  // namespace plenary
