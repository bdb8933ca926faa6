#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of RFC bibliographic XML ("bibxml": one <reference> a file, or several in a
/// <referencegroup>).
Result<std::unique_ptr<FormatReader>> open_bibxml(const ImportOptions& options);

}  // namespace plenary
