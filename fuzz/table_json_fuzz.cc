// Bytes as JSON and as JSON Lines, with a list to step through.
#include <string>

#include "import/table.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  static const auto kReader = *open_table({.locator = "x.json",
                                           .mapping = R"(
[[records]]
noun = "group"
columns = { group = ["g[].n", "g[]", "n"], name = ["g[0].n", "a.b"] }
[[records]]
noun = "document"
columns = { document = "n", keywords = "g[]" }
templates = { work = "{document}:{a.b|lower}" }
)",
                                           .body = "",
                                           .group = ""});
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"x.json", "x.jsonl"}) {
    Batch batch;
    kReader->read({0, name, bytes, ""}, batch);
  }
  return 0;
}
