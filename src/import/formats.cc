// The table of source formats: a new one is its own files and one row here.
#include <fmt/format.h>

#include <array>

#include "import/format.h"
#include "import/table.h"

namespace plenary {
namespace {

constexpr std::array kFormats{
    Format{"table", "registers, attendance, contributions, downloads, surveys: CSV, TSV, JSON, Parquet, XLSX, ODS",
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
