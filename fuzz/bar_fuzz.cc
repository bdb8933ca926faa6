// Bytes as a bar for new work; one that is accepted is printed, read again and asked.
#include <cstdlib>
#include <string>

#include "advise/bar.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const auto bar = parse_bar(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!bar) return 0;
  const auto again = parse_bar(to_string(*bar));
  if (!again || to_string(*again) != to_string(*bar)) std::abort();
  (void)bar->passes({1, 2, 3, 4, 5, 6, 7, 8});
  return 0;
}
