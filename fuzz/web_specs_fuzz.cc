// Any bytes as a file of web-specs: no crash and no hang.
#include "import/web_specs.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = plenary::open_web_specs({}).value();
  plenary::SourceFile file;
  file.path = "data.json";
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  plenary::Batch out;
  reader->read(file, out);
  return 0;
}
