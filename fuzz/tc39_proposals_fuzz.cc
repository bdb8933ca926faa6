#include "import/tc39_proposals.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = *plenary::open_tc39_proposals({});
  plenary::SourceFile file;
  file.path = "inactive-proposals.md";
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  plenary::Batch out;
  reader->read(file, out);
  return 0;
}
