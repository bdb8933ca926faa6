// Relaton: the YAML bibliographic records of the relaton-data-* repositories, one document a file, in both
// generations of the schema (1.2: docid, link, docstatus; 1.5: docidentifier, source, status). See
// docs/import-relaton.md.
#pragma once
#include "import/format.h"

namespace plenary {

Result<std::unique_ptr<FormatReader>> open_relaton(const ImportOptions& options);

}  // namespace plenary
