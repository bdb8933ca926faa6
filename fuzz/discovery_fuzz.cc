// A provider's document and its keys: read, or refused; every address that is taken is one of TLS.
#include <cstdint>
#include <string_view>

#include "oidc/discovery.h"
#include "oidc/key_set.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = plenary::oidc::parse_discovery(text, "https://login.example");
  if (document)
    for (const auto* address : {&document->authorization, &document->token, &document->keys})
      if (!address->starts_with("https://")) __builtin_trap();
  static_cast<void>(plenary::oidc::parse_key_set(text));
  return 0;
}
