// Bytes as a mapping file; one that is accepted is used on a small table.
#include <string>

#include "import/table.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const auto reader = open_table({.locator = "x.csv",
                                  .mapping = std::string(reinterpret_cast<const char*>(data), size),
                                  .body = "",
                                  .group = ""});
  Batch batch;
  if (reader) (*reader)->read({0, "x.csv", "A,B,A\n1,2,3\nx;y,2024-01-02,\"z\"\n", ""}, batch);
  return 0;
}
