// Public keys of a provider, and the signatures that they check. The mathematics is OpenSSL's.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

namespace plenary::oidc {

/// How an id token may be signed (RFC 7518, RFC 8037). All are of pairs of keys: "none" and HS256, by which a
/// public key could be taken for a secret, are not among them.
enum class Algorithm { kRs256, kEs256, kEdDsa };

/// "RS256", "ES256", "EdDSA"; nothing for all others.
std::optional<Algorithm> parse_algorithm(std::string_view name);

/// A key of one algorithm, with which alone it is used.
class PublicKey {
 public:
  /// An RSA key of 2048 to 8192 bits, of its numbers as bytes; nothing for what is none.
  static std::optional<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
  /// A point of the curve P-256.
  static std::optional<PublicKey> p256(std::string_view x, std::string_view y);
  static std::optional<PublicKey> ed25519(std::string_view x);

  Algorithm algorithm() const { return algorithm_; }

  /// Whether a message was signed with this key's secret half, by its algorithm.
  bool verifies(Algorithm by, std::string_view message, std::string_view signature) const;

 private:
  PublicKey(Algorithm algorithm, void* key);
  Algorithm algorithm_;
  std::shared_ptr<void> key_;  ///< EVP_PKEY
};

}  // namespace plenary::oidc
