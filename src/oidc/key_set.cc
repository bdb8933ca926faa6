#include "oidc/key_set.h"

#include "base/json_read.h"
#include "oidc/base64url.h"

namespace plenary::oidc {
namespace {

constexpr size_t kMostKeys = 100;

std::string bytes_in(json::dom::element from, std::string_view key) {
  return from_base64url(json::text(from, key)).value_or("");
}

std::optional<PublicKey> key_of(json::dom::element from) {
  const auto kind = json::text(from, "kty"), curve = json::text(from, "crv"), use = json::text(from, "use");
  if (!use.empty() && use != "sig") return {};
  if (kind == "RSA") return PublicKey::rsa(bytes_in(from, "n"), bytes_in(from, "e"));
  if (kind == "EC" && curve == "P-256") return PublicKey::p256(bytes_in(from, "x"), bytes_in(from, "y"));
  if (kind == "OKP" && curve == "Ed25519") return PublicKey::ed25519(bytes_in(from, "x"));
  return {};
}

}  // namespace

Result<KeySet> parse_key_set(std::string_view bytes) {
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, bytes));
  json::dom::array keys;
  if (json::member(top, "keys").get(keys) != simdjson::SUCCESS)
    return fail(ErrorKind::kInput, "has no list \"keys\"");
  KeySet out;
  for (const auto one : keys) {
    if (out.size() == kMostKeys) return fail(ErrorKind::kInput, "has more than 100 keys");
    auto key = key_of(one);
    if (!key) continue;
    const auto algorithm = json::text(one, "alg");
    if (algorithm.empty() || parse_algorithm(algorithm) == key->algorithm())
      out.push_back({std::string(json::text(one, "kid")), std::move(*key)});
  }
  return out;
}

}  // namespace plenary::oidc
