// Bytes as each metadata file of a package: what is read has a name, and nothing crashes or hangs.
#include <cstdlib>
#include <string>

#include "scan/package.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* path :
       {"a/debian/changelog", "debian/control", "Cargo.toml", "package.json", "pyproject.toml", "setup.cfg",
        "go.mod", "x.spdx.json", "x.spdx", "CMakeLists.txt", "x.pc"})
    if (const auto claim = plenary::read_package_file(path, bytes); claim && claim->package.name.empty())
      std::abort();
  (void)plenary::package_named_like(bytes);
  return 0;
}
