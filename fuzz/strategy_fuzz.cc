// Bytes as a company's strategy: TOML, a workbook and a table.
#include <cstdlib>

#include "import/strategy.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* path : {"x.toml", "x.csv", "x.xlsx"}) {
    const auto read = parse_strategy(path, bytes);
    if (!read) continue;
    if (read->aims.empty()) std::abort();
    for (const auto& aim : read->aims)
      if (aim.body.empty() || aim.place.empty()) std::abort();
  }
  return 0;
}
