// access.toml: whatever it holds, it is read or refused with its line.
#include <cstdint>
#include <string_view>

#include "serve/access_policy.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto policy =
      plenary::serve::parse_access_policy({reinterpret_cast<const char*>(data), size}, "access.toml");
  if (!policy) return 0;
  for (const auto& token : policy->tokens)
    if (token.hash.size() != 32) __builtin_trap();
  return 0;
}
