#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of mail archives: mbox, Maildir, months of Mailman, logs of LISTSERV. See
/// docs/import-mbox.md.
Result<std::unique_ptr<FormatReader>> open_mbox(const ImportOptions& options);

}  // namespace plenary
