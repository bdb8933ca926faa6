#pragma once
#include <memory>

#include "import/format.h"

namespace plenary {

/// Opens the reader of meeting notes in Markdown: one event a file, with the people of its attendee lists.
/// See docs/import-attendance.md.
Result<std::unique_ptr<FormatReader>> open_attendance(const ImportOptions& options);

}  // namespace plenary
