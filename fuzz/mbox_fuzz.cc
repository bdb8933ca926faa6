#include "import/mbox.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = *plenary::open_mbox({});
  plenary::SourceFile file;
  file.path = "list.mbox";
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  plenary::Batch out;
  reader->read(file, out);
  return 0;
}
