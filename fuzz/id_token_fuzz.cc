// An id token: whatever comes for one is refused, or says who somebody is; nothing that is not signed is
// believed.
#include <cstdint>
#include <string_view>

#include "oidc/id_token.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  namespace oidc = plenary::oidc;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The payload by itself, too: behind a signature the fuzzer would never come to it.
  const auto claims =
      oidc::check_claims(text, {"https://login.example", "plenary", "n", "groups", 1'800'000'000});
  if (claims && claims->subject.empty()) __builtin_trap();
  static const auto key = oidc::PublicKey::ed25519(std::string(32, '\x09'));
  const auto parts = oidc::parse_signed(text);
  if (parts && key && key->verifies(parts->algorithm, parts->message, parts->signature)) __builtin_trap();
  return 0;
}
