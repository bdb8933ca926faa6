// Bytes as an action plan, as TOML and as a workbook; one that is accepted is written and read back the same.
#include <cstdlib>
#include <string>

#include "import/action_plan.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    (void)parse_plan("x.xlsx", bytes);
    return 0;
  }
  const auto file = parse_plan("x.toml", bytes);
  if (!file) return 0;
  const auto again = parse_plan("x.toml", plan::to_toml(file->entries));
  if (!again || plan::to_toml(again->entries) != plan::to_toml(file->entries)) std::abort();
  return 0;
}
