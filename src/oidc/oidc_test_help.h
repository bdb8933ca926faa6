// A provider within the test: it signs whatever it is told to say, with a key of its own.
#pragma once
#include <fmt/core.h>
#include <sodium.h>

#include <array>
#include <map>
#include <string>
#include <vector>

#include "oidc/base64url.h"
#include "oidc/fetch.h"

namespace plenary::oidc {

/// A pair of Ed25519 keys, the same for the same letter.
class TestKey {
 public:
  explicit TestKey(char letter) {
    std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
    seed.fill(static_cast<unsigned char>(letter));
    crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data());
  }
  std::string x() const {
    return to_base64url({reinterpret_cast<const char*>(public_.data()), public_.size()});
  }
  std::string jwk(const std::string& id) const {
    return fmt::format(R"({{"kty": "OKP", "crv": "Ed25519", "kid": "{}", "x": "{}"}})", id, x());
  }
  std::string sign(const std::string& header, const std::string& payload) const {
    const auto message = to_base64url(header) + "." + to_base64url(payload);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                         secret_.data());
    return message + "." + to_base64url(signature);
  }

 private:
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
};

struct TestProvider {
  static constexpr const char* kIssuer = "https://login.example";
  static constexpr int64_t kNow = 1'800'000'000;

  TestKey key{'a'};
  std::string kid = "first";
  std::string published = "first";            ///< the name of the key in the set
  std::string header;                         ///< of tokens; empty: the usual one
  std::map<std::string, std::string> claims;  ///< in place of the usual ones; "": left out
  std::string nonce;                          ///< as the browser brought it
  std::string more;                           ///< of the document
  int token_status = 200;
  std::vector<Call> calls = {};

  std::string document() const {
    return fmt::format(
        R"({{"issuer": "{0}", "authorization_endpoint": "{0}/auth", "token_endpoint": "{0}/token", "jwks_uri": "{0}/keys"{1}}})",
        kIssuer, more);
  }
  std::string payload() const {
    std::map<std::string, std::string> all{{"iss", fmt::format("\"{}\"", kIssuer)},
                                           {"aud", "\"plenary\""},
                                           {"sub", "\"u-1\""},
                                           {"nonce", fmt::format("\"{}\"", nonce)},
                                           {"iat", fmt::format("{}", kNow)},
                                           {"exp", fmt::format("{}", kNow + 300)},
                                           {"name", "\"Jo Doe\""},
                                           {"email", "\"jo@example.org\""},
                                           {"email_verified", "true"},
                                           {"groups", R"(["office", "staff"])"}};
    for (const auto& [name, value] : claims) all[name] = value;
    std::string out;
    for (const auto& [name, value] : all)
      if (!value.empty()) out += fmt::format("{}\"{}\": {}", out.empty() ? "{" : ", ", name, value);
    return out + "}";
  }
  std::string token() const {
    return key.sign(header.empty() ? fmt::format(R"({{"alg": "EdDSA", "kid": "{}"}})", kid) : header,
                    payload());
  }
  Fetch fetch() {
    return [this](const Call& call) -> Result<Fetched> {
      calls.push_back(call);
      if (call.address.ends_with("/openid-configuration")) return Fetched{200, document()};
      if (call.address.ends_with("/keys"))
        return Fetched{200, fmt::format("{{\"keys\": [{}]}}", key.jwk(published))};
      return Fetched{token_status, token_status == 200 ? fmt::format(R"({{"id_token": "{}"}})", token())
                                                       : R"({"error": "invalid_grant"})"};
    };
  }
  /// How often an address was asked.
  long asked(const std::string& end) const {
    long count = 0;
    for (const auto& call : calls) count += call.address.ends_with(end) ? 1 : 0;
    return count;
  }
};

/// A parameter of an address.
inline std::string parameter(const std::string& address, const std::string& name) {
  const auto at = address.find(name + "=");
  if (at == std::string::npos) return "";
  const auto from = at + name.size() + 1;
  return address.substr(from, address.find('&', from) - from);
}

}  // namespace plenary::oidc
