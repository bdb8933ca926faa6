// Who may ask what. Without an access policy everybody who can reach the server, which is then this machine
// only, is its owner; with one everybody needs a token, sent with each request or left for a session, or
// signs in at a provider.
#pragma once
#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "serve/access_file.h"
#include "serve/http.h"
#include "serve/rate.h"
#include "serve/sessions.h"

namespace plenary::serve {

/// Somebody who asks.
struct Visitor {
  std::string name;  ///< for the log of who saw what
  Audience audience = Audience::kPublic;
  std::shared_ptr<const Holder> session = {};  ///< of a session: who came in
};

class Access {
 public:
  /// Everybody is of this audience, and there is no policy to be followed.
  static std::unique_ptr<Access> local(Audience audience);
  /// As this policy says.
  static std::unique_ptr<Access> by_policy(AccessPolicy policy);
  /// As the workspace's policy says from now on; while it has none, everybody is of this audience.
  static Result<std::unique_ptr<Access>> of_workspace(const Workspace& workspace, Audience audience);

  /// Refuses requests under another name than the server's own: a page from elsewhere whose name was made to
  /// point here must not read what is here (DNS rebinding).
  std::optional<Response> refuse_host(const Request& request) const;

  /// Refuses what came in the clear from elsewhere, other than through the proxy: tokens must not.
  std::optional<Response> refuse_in_clear(const Request& request) const;

  /// Refuses what a page from elsewhere makes a browser hand in (cross-site request forgery).
  std::optional<Response> refuse_cross_site(const Request& request) const;

  /// Who asks, or the failure: 401 without a token that is good, 429 for those who ask too often.
  std::expected<Visitor, Response> admit(const Request& request, Day today);

  /// Whether a token is good; its hash for a session. The failure: 401, or 429 after many wrong ones.
  std::expected<Holder, Response> check_token(const Request& request, std::string_view token, Day today);

  /// Whom somebody is who came in by a token or through a provider; nothing: they are refused.
  std::optional<Visitor> visitor_of(const std::shared_ptr<const Holder>& holder, Day today) const;

  /// Slows down those who knock too often.
  std::optional<Response> refuse_guesses(const Request& request);

  /// Follows the file: what was taken away ends the sessions that came of it. Returns what is to be told to
  /// whoever runs the server; empty for nothing.
  std::string refresh(Day today);
  /// What is wrong with the file as it stands; empty when nothing is.
  std::string fault() const { return file_ ? file_->fault() : std::string(); }

  std::shared_ptr<const AccessPolicy> policy() const { return file_ ? file_->current() : fixed_; }
  Sessions& sessions() { return sessions_; }
  /// The address of a client: of the one that the proxy names, where there is one.
  std::string client_of(const Request& request) const;

 private:
  Audience local_ = Audience::kPublic;
  std::shared_ptr<const AccessPolicy> fixed_;
  std::unique_ptr<AccessFile> file_;
  Sessions sessions_;
  Rate rate_{50, 200};     ///< of each who asks
  Rate guesses_{0.2, 10};  ///< of each address from which wrong tokens come
};

/// The failure of somebody who is not known.
Response who_are_you();

}  // namespace plenary::serve
