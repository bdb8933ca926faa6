// Bytes as what a scan wrote, in two of its forms: every row that is read has a standard and a product.
#include <cstdlib>

#include "import/scan.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = plenary::open_scan({}).value();
  plenary::SourceFile file;
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  for (const char* path : {"a.csv", "a.jsonl"}) {
    file.path = path;
    plenary::Batch out;
    reader->read(file, out);
    for (const auto& adoption : out.adoptions)
      if (adoption.document.empty() || adoption.product.empty()) std::abort();
  }
  return 0;
}
