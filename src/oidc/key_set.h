// The keys that a provider publishes (JSON Web Key Set, RFC 7517).
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "oidc/public_key.h"

namespace plenary::oidc {

struct NamedKey {
  std::string id;  ///< "kid"; empty: it has none
  PublicKey key;
};
using KeySet = std::vector<NamedKey>;

/// Reads the keys that sign; those of kinds that are not used here are passed over, as the standard asks. An
/// error for what is no set of keys.
Result<KeySet> parse_key_set(std::string_view bytes);

}  // namespace plenary::oidc
