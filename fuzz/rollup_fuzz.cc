// Files of roll-ups: whatever one holds behind a hash that fits, it is read whole or not at all.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/hash.h"
#include "metric/rollup_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  QuickHash hash;
  hash.add(bytes);
  const auto value = hash.value();
  std::string file = "rollup 1";
  file.append(reinterpret_cast<const char*>(value.words.data()), sizeof value.words);
  file += bytes;
  if (const auto rollup = decode_rollup(file))
    if (decode_rollup(encode_rollup(*rollup)) == nullptr) std::abort();
  return 0;
}
