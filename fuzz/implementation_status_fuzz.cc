// Bytes as the text of a draft: every implementation has a name or an organization, and a document.
#include <cstdlib>

#include "import/implementation_status.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = plenary::open_implementation_status({}).value();
  plenary::SourceFile file;
  file.path = "draft-ietf-example-00.txt";
  file.bytes.assign(reinterpret_cast<const char*>(data), size);
  plenary::Batch out;
  reader->read(file, out);
  for (const auto& adoption : out.adoptions)
    if (adoption.document.empty() || (adoption.product.empty() && adoption.implementer.name.empty()))
      std::abort();
  return 0;
}
