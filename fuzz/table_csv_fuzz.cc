// Bytes as a text table, in every encoding and with every separator, through a mapping to records.
#include <string>

#include "import/table.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  static const auto kReader = *open_table({.locator = "x.csv",
                                           .mapping = R"(
[[records]]
noun = "activity"
columns = { person = ["Name", "A"], date = ["Date", "B"], kind = ["Kind", "C"], weight = ["N", "D"] }
[[records]]
noun = "statement"
each = "*"
columns = { question = "@column", text = "@cell" }
[[records]]
noun = "membership"
columns = { organization = "A", from = "B" }
split = { organization = ";" }
dates = { from = ["dd/mm/yyyy", "d mmm yy", "excel"] }
)",
                                           .body = "itu-t",
                                           .group = ""});
  Batch batch;
  const SourceFile file{0, "x.csv", std::string(reinterpret_cast<const char*>(data), size), ""};
  kReader->read(file, batch);
  return 0;
}
