#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of what national and regional bodies keep: localizations, downloads of editions, upstream
/// proposals, workshops. A sheet is known by its columns (data/mappings/adoptions.toml, or the mapping of
/// `options` in its place). See docs/import-adoptions.md.
Result<std::unique_ptr<FormatReader>> open_adoptions(const ImportOptions& options);

}  // namespace plenary
