#pragma once
#include <memory>

#include "base/json_read.h"
#include "import/format.h"
#include "import/web_specs.h"

namespace plenary::web {

/// Opens a reader of the file data.json of an npm package: `read` takes its parsed content. The mapping of
/// the options is the text of web-specs' index.json, which says which specification an address means.
Result<std::unique_ptr<FormatReader>> open_data_reader(const ImportOptions& options,
                                                       void (*read)(const SpecUrls&, json::dom::element top,
                                                                    Batch&));

}  // namespace plenary::web
