// Whatever the bytes, the reader of minutes ends; so does the part that turns what pandoc prints into lines.
// Pandoc itself is not run here.
#include "import/minutes.h"
#include "import/minutes_docx.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = *plenary::open_minutes({});
  plenary::SourceFile file;
  file.path = "report.txt";
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  if (size > 0 && data[0] == '{')
    if (auto text = plenary::minutes::text_of_pandoc(file.bytes)) file.bytes = std::move(*text);
  plenary::Batch out;
  reader->read(file, out);
  return 0;
}
