// Who may ask what. Without an access policy everybody who can reach the server, which is then this machine
// only, is its owner; with one everybody needs a token, sent with each request or left for a session.
#pragma once
#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "serve/access_policy.h"
#include "serve/http.h"
#include "serve/rate.h"
#include "serve/sessions.h"

namespace plenary::serve {

/// Somebody who asks.
struct Visitor {
  std::string name;  ///< for the log of who saw what
  Audience audience = Audience::kPublic;
};

class Access {
 public:
  /// Everybody is of this audience.
  static std::unique_ptr<Access> local(Audience audience);
  /// As the policy says.
  static std::unique_ptr<Access> by_policy(AccessPolicy policy);

  /// Refuses requests under another name than the server's own: a page from elsewhere whose name was made to
  /// point here must not read what is here (DNS rebinding).
  std::optional<Response> refuse_host(const Request& request) const;

  /// Refuses what a page from elsewhere makes a browser hand in (cross-site request forgery).
  std::optional<Response> refuse_cross_site(const Request& request) const;

  /// Who asks, or the failure: 401 without a token that is good, 429 for those who ask too often.
  std::expected<Visitor, Response> admit(const Request& request, Day today);

  /// Takes a token, {"token": "..."}, and gives a cookie.
  Response log_in(const Request& request, Day today);
  Response log_out(const Request& request);

  bool has_policy() const { return policy_.has_value(); }

 private:
  const TokenRule* good(std::string_view hash, Day today) const;

  Audience local_ = Audience::kPublic;
  std::optional<AccessPolicy> policy_;
  Sessions sessions_;
  Rate rate_{50, 200};     ///< of each who asks
  Rate guesses_{0.2, 10};  ///< of each address from which wrong tokens come
};

/// The address of a client: of the one that a proxy on this machine names, where there is one.
std::string client_of(const Request& request);

/// Whether a Host header names this machine: localhost, 127.0.0.1 or [::1], with any port.
bool names_this_machine(std::string_view host);

}  // namespace plenary::serve
