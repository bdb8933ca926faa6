// access.toml of a workspace: under which names the server is reached, and who may ask. Without it the server
// answers to this machine only; with it everybody needs a token, whoever asks from wherever.
//
//   hosts = ["plenary.example.org"]
//   anonymous = "public"
//   [[token]]
//   name = "members"
//   hash = "8ad3..."
//   audience = "member"
//   expires = 2027-01-01
//   [oidc]                       who signs in at a provider (OpenID Connect)
//   issuer = "https://login.example.org/realms/staff"
//   client_id = "plenary"
//   client_secret_file = "oidc.secret"
//   claim = "groups"
//   values = {"plenary-secretariat" = "secretariat"}
//   default = "member"
//   [tls]                        files, from the workspace's folder
//   certificate = "certificate.pem"
//   key = "key.pem"
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "publish/answer.h"
#include "serve/networks.h"

namespace plenary::serve {

struct TokenRule {
  std::string name;  ///< of whom; what the log calls them
  std::string hash;
  Audience audience = Audience::kPublic;
  Day expires;  ///< the first day on which it is good no more
};

/// A provider at which people sign in, and who of them may see what.
struct OidcRule {
  std::string issuer, client_id;
  std::string client_secret;               ///< empty: a client without one, which PKCE alone protects
  std::string client_secret_file;          ///< where it stands instead
  std::string claim;                       ///< of the id token: a text, or a list of them
  std::map<std::string, Audience> values;  ///< the most that any of them gives
  std::optional<Audience> otherwise;       ///< without any of these; nothing: they are refused
};

struct TlsFiles {
  std::string certificate, key;
};

struct AccessPolicy {
  std::vector<std::string> hosts;     ///< beside localhost
  std::optional<Audience> anonymous;  ///< of those without a token; nothing: they are refused
  std::vector<TokenRule> tokens;
  std::optional<OidcRule> oidc;
  std::optional<TlsFiles> tls;
  bool behind_proxy = false;             ///< one that speaks TLS stands before this server
  std::vector<Network> trusted_proxies;  ///< beside this machine: who may be that proxy

  /// Whether a client is the proxy, whose word on who asks is taken.
  bool trusts(std::string_view client) const {
    return behind_proxy && (is_loopback(client) || is_among(trusted_proxies, client));
  }
};

/// Reads a policy; an error names file and line, and a key that is misspelt is an error.
Result<AccessPolicy> parse_access_policy(std::string_view text, std::string_view file);

/// The policy of a workspace, with its secret read and its files named from where the program stands;
/// nothing where it has none.
Result<std::optional<AccessPolicy>> read_access_policy(const Workspace& workspace);

/// Adds a token to the workspace's policy, which is made when there is none, and returns it: it is shown
/// once.
Result<std::string> add_token(const Workspace& workspace, const std::string& name, Audience audience,
                              Day expires);

}  // namespace plenary::serve
