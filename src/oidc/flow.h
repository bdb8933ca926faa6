// Signing in at a provider: the authorization-code flow of OpenID Connect with PKCE (RFC 7636), as RFC 9700
// recommends it. A browser is sent away with a state that it alone can bring back, once; what it brings is
// changed for an id token, of which every claim is checked.
#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "oidc/id_token.h"
#include "oidc/provider.h"

namespace plenary::oidc {

/// This program as the provider knows it.
struct Client {
  std::string issuer, id, secret;
  std::string claim;  ///< of id tokens, of which the values are wanted
  bool operator==(const Client&) const = default;
};

/// A browser on its way.
struct Away {
  std::string address;  ///< where it is sent
  std::string browser;  ///< to be kept by the browser, in a cookie: tells it from all others
};

/// What a browser brings back.
struct Back {
  std::string browser, state, code, issuer;
  std::string error, error_description;  ///< of the provider, when it let nobody in
};

/// Somebody who came in.
struct SignedIn {
  Claims claims;
  std::string id_token;
  std::string page;  ///< where they were before
};

class Flow {
 public:
  static constexpr int64_t kPatience = 600;  ///< seconds that a browser may be away
  static constexpr size_t kMostAway = 10'000;

  explicit Flow(Fetch fetch) : fetch_(std::move(fetch)) {}

  /// Sends a browser away, to come back to `redirect` and then to `page`. Waits for the network.
  Result<Away> begin(const Client& client, const std::string& redirect, const std::string& page, int64_t now);

  /// Takes it in again. An error of kind kIo: the provider's fault, or the network's; of others: the
  /// browser's. Waits for the network.
  Result<SignedIn> finish(const Client& client, const Back& back, int64_t now);

  /// Where a browser is sent to sign out at the provider, too; empty: the provider has no such place.
  std::string leave(const Client& client, const std::string& id_token, const std::string& redirect) const;

 private:
  struct Waiting {
    Client client;
    std::string browser_hash, nonce, verifier, redirect, page;
    int64_t since = 0;
  };
  std::shared_ptr<Provider> provider_of(const Client& client) const;
  Result<Waiting> take(const Client& client, const Back& back, int64_t now);
  Result<std::string> change_code(Provider& provider, const Waiting& waiting, const std::string& code,
                                  int64_t now);
  Result<Claims> check(Provider& provider, const Waiting& waiting, const std::string& token, int64_t now);
  void make_room(int64_t now);

  const Fetch fetch_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<Provider> provider_;        ///< of the issuer that was asked last
  std::unordered_map<std::string, Waiting> waiting_;  ///< by the hash of the state
};

/// A text as it stands in a query or a form.
std::string escaped(std::string_view text);

}  // namespace plenary::oidc
