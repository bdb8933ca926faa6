#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of implementation-status sections (RFC 7942) in texts of Internet-Drafts and RFCs: who
/// declares an implementation, by what name, how mature. Persons named as contacts are not taken.
Result<std::unique_ptr<FormatReader>> open_implementation_status(const ImportOptions& options);

}  // namespace plenary
