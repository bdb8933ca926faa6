#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of data.json of the npm package @mdn/browser-compat-data (CC0). The mapping is the text
/// of web-specs' index.json, which says which specification an address means.
Result<std::unique_ptr<FormatReader>> open_bcd(const ImportOptions& options);

}  // namespace plenary
