#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of data.json of the npm package web-features (Apache-2.0). The mapping is the text of
/// web-specs' index.json, which says which specification an address means.
Result<std::unique_ptr<FormatReader>> open_web_features(const ImportOptions& options);

}  // namespace plenary
