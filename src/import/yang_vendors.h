#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of what import/yang_source makes of a collection of YANG modules: a release of a vendor's
/// system that ships modules of a document becomes one adoption of the channel yang-modules.
Result<std::unique_ptr<FormatReader>> open_yang_vendors(const ImportOptions& options);

}  // namespace plenary
