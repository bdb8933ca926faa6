// Any text as an identifier: no crash, a key is always lower-case ASCII without spaces, and has names. Any
// text as a key: what is taken is written back as it was.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "record/doubt.h"
#include "record/identifier.h"
#include "record/identifier_names.h"
#include "record/national.h"
#include "record/same_as.h"

namespace {

void name(const plenary::DocumentId& id) {
  plenary::printed_name(id);
  plenary::registered_urn(id);
  plenary::page_address(id);
  plenary::catalogue_doubt(id);
  plenary::same_as(id.work());
  if (const auto adopted = plenary::adopted_standard(id); adopted && adopted->document.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto key = plenary::parse_key(text)) {
    if (key->key() != text) std::abort();
    name(*key);
  }
  if (const auto edition = plenary::read_national(text); edition && edition->length > size) std::abort();
  const auto id = plenary::parse_identifier(text);
  if (!id) return 0;
  name(*id);
  if (id->body.empty() || id->document.empty()) std::abort();
  for (const char c : id->key() + id->work())
    if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) std::abort();
  return 0;
}
