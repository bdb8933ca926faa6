// The table of source formats: a new one is its own files and one row here.
#include <fmt/format.h>

#include <array>

#include "import/format.h"
#include "import/relaton.h"

namespace plenary {
namespace {

constexpr std::array kFormats{
    Format{"relaton", "bibliographic records in YAML (relaton-data repositories)", "folder, archive or file",
           "contributor", 1, open_relaton},
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
