// Bytes as a YANG module: a module has a name, and what it references is looked up without a crash.
#include <cstdlib>

#include "import/yang_module.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto module = plenary::read_yang_module({reinterpret_cast<const char*>(data), size});
  if (!module) return 0;
  if (module->name.empty()) std::abort();
  plenary::YangDocuments documents;
  documents.add(*module);
  (void)documents.find(module->name, "");
  return 0;
}
