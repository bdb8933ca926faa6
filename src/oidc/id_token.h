// Id tokens: what a provider says of somebody who signed in there, signed by it (OpenID Connect Core 1.0,
// section 2 and 3.1.3.7; a token is a JWS, RFC 7515).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "oidc/key_set.h"

namespace plenary::oidc {

/// A token taken apart, of which nothing is believed yet.
struct SignedText {
  Algorithm algorithm = Algorithm::kRs256;
  std::string key_id;        ///< empty: it names none
  std::string_view message;  ///< what was signed; part of the token
  std::string payload, signature;
};

/// Takes a token apart. Refused: algorithms that are not among ours, headers that must be understood
/// ("crit").
Result<SignedText> parse_signed(std::string_view token);

/// The key that a token names, or, where it names none, the only one of its algorithm; null: there is none.
const PublicKey* find_key(const KeySet& keys, const SignedText& token);

/// What a token has to say.
struct Expected {
  std::string issuer, client_id, nonce;
  std::string claim;  ///< of which the values are wanted; empty: of none
  int64_t now = 0;    ///< seconds since 1970
};

/// Who signed in.
struct Claims {
  std::string subject;
  std::string name;                 ///< to be called by; the subject where none is told
  std::string mail;                 ///< when the provider has verified it
  std::vector<std::string> values;  ///< of the claim
};

/// So many seconds clocks may differ.
inline constexpr int64_t kSkew = 60;
/// A token that is older is not of the answer that is being read.
inline constexpr int64_t kOldest = 600;

/// Reads what a token whose signature is good says; an error where it is for somebody else, of another
/// question, or of another time.
Result<Claims> check_claims(std::string_view payload, const Expected& expected);

}  // namespace plenary::oidc
