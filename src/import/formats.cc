// The table of source formats: a new one is its own files and one row here.
#include <fmt/format.h>

#include <array>

#include "import/attendance.h"
#include "import/bibxml.h"
#include "import/format.h"
#include "import/minutes.h"
#include "import/relaton.h"
#include "import/table.h"

namespace plenary {
namespace {

constexpr std::array kFormats{
    Format{"attendance", "meeting notes in Markdown with attendee tables or lists",
           "a folder, an archive or a file (*.md)", "line", 1, open_attendance},
    Format{"bibxml", "RFC bibliographic XML: authors, editors, working groups",
           "a folder, an archive or a file (*.xml)", "author", 1, open_bibxml},
    Format{"minutes", "reports of meetings and workshops: text, and Word files where pandoc is installed",
           "a folder, an archive or a file (*.txt, *.docx)", "line", 1, open_minutes},
    Format{"relaton", "bibliographic records in YAML (relaton-data repositories)",
           "a folder, an archive or a file (*.yaml)", "contributor", 1, open_relaton},
    Format{"table",
           "registers, attendance, contributions, downloads, surveys: CSV, TSV, JSON, Parquet, XLSX, ODS",
           "a file, or a folder or archive of files", "row", 1, open_table},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

Result<const Format*> find_format(std::string_view name) {
  std::string names;
  for (const auto& format : formats()) {
    if (name == format.name) return &format;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  }
  return fail(ErrorKind::kUsage, fmt::format("unknown format '{}'; there are: {}", name, names));
}

}  // namespace plenary
