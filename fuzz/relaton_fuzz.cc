// Any bytes as a relaton file: no crash, no hang, and where the fast reader takes a file, libfyaml makes the
// same tree.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "import/relaton.h"
#include "import/relaton_yaml.h"

namespace {

bool equal(const plenary::YamlNode* a, const plenary::YamlNode* b) {
  if (!a || !b) return a == b;
  if (a->kind != b->kind || a->key != b->key || a->text != b->text) return false;
  const plenary::YamlNode *x = a->first, *y = b->first;
  for (; x && y; x = x->next, y = y->next)
    if (!equal(x, y)) return false;
  return x == y;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto reader = plenary::open_relaton({});
  plenary::SourceFile file{0, "data/x.yaml", std::string(reinterpret_cast<const char*>(data), size), {}};
  plenary::Batch batch;
  (*reader)->read(file, batch);
  static plenary::YamlTree fast, general;
  if (!plenary::read_plain_yaml(file.bytes, fast) || file.bytes.find("''''") != std::string::npos) return 0;
  if (!plenary::read_general_yaml(file.bytes, general) || !equal(fast.root, general.root)) std::abort();
  return 0;
}
