// Bytes as a set of criteria for new work.
#include "advise/criteria.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  (void)parse_criteria({"x", "x.toml", std::string(reinterpret_cast<const char*>(data), size)});
  return 0;
}
