// Bytes as a file to scan: every citation lies within its line and has a key.
#include <cstdlib>
#include <string>

#include "scan/scan.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& cited : citations_in("a/b.c", bytes))
    if (cited.id.body.empty() || cited.id.document.empty() || cited.count == 0 || cited.line == 0)
      std::abort();
  for (const auto& citation : find_citations(bytes)) {
    if (citation.at >= size) std::abort();
    (void)FileKind("").at(bytes, citation.at);
  }
  return 0;
}
