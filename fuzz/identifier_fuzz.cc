// Any text as an identifier: no crash, and a key is always lower-case ASCII without spaces.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "record/identifier.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto id = plenary::parse_identifier({reinterpret_cast<const char*>(data), size});
  if (!id) return 0;
  if (id->body.empty() || id->document.empty()) std::abort();
  for (const char c : id->key() + id->work())
    if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) std::abort();
  return 0;
}
