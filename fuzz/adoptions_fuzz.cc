// Bytes as a list of what a national body keeps; the sheet is known by its columns.
#include <string>

#include "import/adoptions.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  static const auto kReader = *open_adoptions({.locator = "x.csv", .mapping = "", .body = "", .group = ""});
  Batch batch;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"x.csv", "x.json"}) kReader->read({0, name, bytes, ""}, batch);
  return 0;
}
