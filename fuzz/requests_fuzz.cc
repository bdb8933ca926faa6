// Requests of people that wait: whatever the file holds, it is read or refused with its line; what is read is
// written alike.
#include <cstdint>
#include <string_view>

#include "store/requests.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto requests = plenary::parse_requests({reinterpret_cast<const char*>(data), size});
  if (!requests) return 0;
  for (const auto& request : *requests) {
    const auto line = plenary::request_line(request);
    if (line.find('\n') != line.npos) __builtin_trap();
  }
  return 0;
}
