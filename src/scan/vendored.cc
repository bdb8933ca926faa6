#include "scan/vendored.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plenary {
namespace {

constexpr auto kFolders = std::to_array<std::string_view>(
    {"vendor", "vendored", "third_party", "third-party", "thirdparty", "3rdparty", "node_modules",
     "bower_components", "jspm_packages", ".yarn", "external", "extern", "external_libs", "subprojects",
     ".pc"});  // what quilt keeps of the files that it patched

}  // namespace

bool in_vendored_folder(std::string_view path) {
  for (size_t from = 0, slash; (slash = path.find('/', from)) != path.npos; from = slash + 1) {
    const auto folder = path.substr(from, slash - from);
    if (std::ranges::any_of(kFolders, [&](auto known) { return equals_ignoring_case(folder, known); }))
      return true;
  }
  return false;
}

}  // namespace plenary
