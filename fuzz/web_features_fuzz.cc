// Any bytes as a file of web-features, read with and without a list of specifications: no crash and no hang.
#include "import/web_features.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = plenary::open_web_features({}).value();
  plenary::SourceFile file;
  file.path = "data.json";
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  plenary::Batch out;
  reader->read(file, out);
  plenary::ImportOptions options;
  options.mapping = file.bytes;
  if (const auto mapped = plenary::open_web_features(options)) (*mapped)->read(file, out);
  return 0;
}
