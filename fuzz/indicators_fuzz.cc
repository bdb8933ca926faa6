// META and DATA of a composite indicator take any bytes (META, a line "====", DATA): what is read holds
// together.
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "import/indicators.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view kBetween = "\n====\n";
  const size_t at = std::min(bytes.find(kBetween), bytes.size());
  const auto meta = read_indicator_meta("meta.csv", bytes.substr(0, at));
  if (!meta) return 0;
  for (const auto& node : meta->nodes)
    if (node.level < 1 || std::abs(node.direction) != 1 || node.code.empty()) std::abort();
  const auto read =
      read_indicator_data("data.csv", bytes.substr(std::min(at + kBetween.size(), bytes.size())), *meta);
  if (!read) return 0;
  for (const auto& [code, column] : read->numbers) {
    if (column.size() != read->units.size()) std::abort();
    for (const double x : column)
      if (std::isinf(x)) std::abort();
  }
  for (const auto& [code, groups] : read->groups)
    if (groups.size() != read->units.size()) std::abort();
  return 0;
}
