#include "oidc/public_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <string>

namespace plenary::oidc {
namespace {

constexpr int kLeastBits = 2048, kMostBits = 8192;
constexpr size_t kCoordinate = 32;  ///< bytes of a number of P-256, and of a key of Ed25519

struct Free {
  void operator()(BIGNUM* p) const { BN_free(p); }
  void operator()(EVP_PKEY_CTX* p) const { EVP_PKEY_CTX_free(p); }
  void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
  void operator()(OSSL_PARAM_BLD* p) const { OSSL_PARAM_BLD_free(p); }
  void operator()(OSSL_PARAM* p) const { OSSL_PARAM_free(p); }
  void operator()(ECDSA_SIG* p) const { ECDSA_SIG_free(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Owned<BIGNUM> number(std::string_view bytes) {
  return Owned<BIGNUM>(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr));
}

// A key of its parts, which OpenSSL checks; nothing where they are none.
EVP_PKEY* made(const char* type, OSSL_PARAM_BLD* parts) {
  const Owned<OSSL_PARAM> given(OSSL_PARAM_BLD_to_param(parts));
  const Owned<EVP_PKEY_CTX> making(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (given && making && EVP_PKEY_fromdata_init(making.get()) == 1 &&
      EVP_PKEY_fromdata(making.get(), &key, EVP_PKEY_PUBLIC_KEY, given.get()) == 1) {
    const Owned<EVP_PKEY_CTX> checking(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    if (checking && EVP_PKEY_public_check(checking.get()) == 1) return key;
  }
  EVP_PKEY_free(key);
  ERR_clear_error();
  return nullptr;
}

// A signature of P-256 as JWS writes it (r and s side by side), as OpenSSL reads it (DER); empty for none.
std::string der_of(std::string_view both) {
  if (both.size() != 2 * kCoordinate) return "";
  const Owned<ECDSA_SIG> pair(ECDSA_SIG_new());
  auto r = number(both.substr(0, kCoordinate)), s = number(both.substr(kCoordinate));
  if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return "";
  static_cast<void>(r.release()), static_cast<void>(s.release());  // they are the pair's now
  unsigned char* bytes = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &bytes);
  std::string out(reinterpret_cast<char*>(bytes), size > 0 ? static_cast<size_t>(size) : 0);
  OPENSSL_free(bytes);
  return out;
}

}  // namespace

std::optional<Algorithm> parse_algorithm(std::string_view name) {
  if (name == "RS256") return Algorithm::kRs256;
  if (name == "ES256") return Algorithm::kEs256;
  if (name == "EdDSA") return Algorithm::kEdDsa;
  return {};
}

PublicKey::PublicKey(Algorithm algorithm, void* key)
    : algorithm_(algorithm), key_(key, [](void* p) { EVP_PKEY_free(static_cast<EVP_PKEY*>(p)); }) {}

std::optional<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent) {
  if (modulus.size() > kMostBits / 8 + 1 || exponent.empty() || exponent.size() > 8) return {};
  const auto n = number(modulus), e = number(exponent);
  if (!n || !e || BN_num_bits(n.get()) < kLeastBits || BN_num_bits(n.get()) > kMostBits) return {};
  const Owned<OSSL_PARAM_BLD> parts(OSSL_PARAM_BLD_new());
  if (!parts || OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
    return {};
  if (auto* key = made("RSA", parts.get())) return PublicKey(Algorithm::kRs256, key);
  return {};
}

std::optional<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
  if (x.size() != kCoordinate || y.size() != kCoordinate) return {};
  const auto point = '\x04' + std::string(x) + std::string(y);
  const Owned<OSSL_PARAM_BLD> parts(OSSL_PARAM_BLD_new());
  if (!parts ||
      OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return {};
  if (auto* key = made("EC", parts.get())) return PublicKey(Algorithm::kEs256, key);
  return {};
}

std::optional<PublicKey> PublicKey::ed25519(std::string_view x) {
  if (x.size() != kCoordinate) return {};
  auto* key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(x), x.size());
  if (key == nullptr) return {};
  return PublicKey(Algorithm::kEdDsa, key);
}

bool PublicKey::verifies(Algorithm by, std::string_view message, std::string_view signature) const {
  if (by != algorithm_) return false;
  std::string der;
  if (by == Algorithm::kEs256) signature = der = der_of(signature);
  if (signature.empty()) return false;
  const Owned<EVP_MD_CTX> checking(EVP_MD_CTX_new());
  const auto* hash = by == Algorithm::kEdDsa ? nullptr : EVP_sha256();
  auto* key = static_cast<EVP_PKEY*>(key_.get());
  const bool good =
      checking && EVP_DigestVerifyInit(checking.get(), nullptr, hash, nullptr, key) == 1 &&
      EVP_DigestVerify(checking.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace plenary::oidc
