#include "import/attendance.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = *plenary::open_attendance({});
  plenary::SourceFile file;
  file.path = "2024-07/july-30.md";
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  plenary::Batch out;
  reader->read(file, out);
  return 0;
}
