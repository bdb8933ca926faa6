#include "serve/access.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "serve/cookies.h"
#include "serve/failure.h"
#include "serve/token.h"

namespace plenary::serve {
namespace {

std::string_view bearer_in(const Request& request) {
  const auto value = request.header("authorization");
  constexpr std::string_view kBearer = "Bearer ";
  return value.starts_with(kBearer) ? trim(value.substr(kBearer.size())) : std::string_view();
}

Response too_often() {
  auto out = failure(429, "too many requests: wait a moment");
  out.headers.emplace_back("Retry-After", "5");
  return out;
}

const TokenRule* good_token(const AccessPolicy& policy, std::string_view hash, Day today) {
  const auto found = std::ranges::find(policy.tokens, hash, &TokenRule::hash);
  return found != policy.tokens.end() && today < found->expires ? &*found : nullptr;
}

std::optional<Audience> audience_by(const AccessPolicy& policy, const Identity& who) {
  const auto& rule = policy.oidc;
  if (!rule || rule->issuer != who.issuer || rule->client_id != who.client_id) return {};
  auto most = rule->otherwise;
  for (const auto& value : who.values)
    if (const auto found = rule->values.find(value); found != rule->values.end())
      most = most ? std::max(*most, found->second) : found->second;
  return most;
}

// Of people with one name, or an address that changes hands, the log must tell who it was.
std::string log_name(const Identity& who) {
  return who.mail.empty() ? who.subject : fmt::format("{} [{}]", who.mail, who.subject);
}

std::optional<Visitor> visitor_by(const AccessPolicy& policy, const std::shared_ptr<const Holder>& holder,
                                  Day today) {
  if (!holder) return {};
  if (holder->identity) {
    const auto audience = audience_by(policy, *holder->identity);
    if (!audience) return {};
    return Visitor{log_name(*holder->identity), *audience, holder};
  }
  const auto* rule = good_token(policy, holder->token_hash, today);
  if (rule == nullptr) return {};
  return Visitor{rule->name, rule->audience, holder};
}

}  // namespace

Response who_are_you() {
  auto out =
      failure(401,
              "this needs a token: Authorization: Bearer TOKEN, or a session (POST /api/v1/session, or "
              "/api/v1/sign-in in a browser)");
  out.headers.emplace_back("WWW-Authenticate", "Bearer");
  return out;
}

std::unique_ptr<Access> Access::local(Audience audience) {
  auto out = std::make_unique<Access>();
  out->local_ = audience;
  return out;
}

std::unique_ptr<Access> Access::by_policy(AccessPolicy policy) {
  auto out = std::make_unique<Access>();
  out->fixed_ = std::make_shared<const AccessPolicy>(std::move(policy));
  return out;
}

Result<std::unique_ptr<Access>> Access::of_workspace(const Workspace& workspace, Audience audience) {
  PLENARY_LET(file, AccessFile::open(workspace));
  auto out = local(audience);
  out->file_ = std::move(file);
  return out;
}

std::optional<Response> Access::refuse_host(const Request& request) const {
  const auto host = request.header("host");
  if (names_this_machine(host)) return {};
  const auto rules = policy();
  if (!rules) return failure(421, "this server answers to the name localhost only");
  if (std::ranges::find(rules->hosts, host_name(host)) != rules->hosts.end()) return {};
  return failure(421, "this server has another name: see hosts in access.toml");
}

std::optional<Response> Access::refuse_in_clear(const Request& request) const {
  const auto rules = policy();
  if (!rules || request.secure || is_loopback(request.client) || rules->trusts(request.client)) return {};
  return failure(403, "this came in the clear: ask by https, or through the proxy that access.toml names");
}

std::optional<Response> Access::refuse_cross_site(const Request& request) const {
  // Both are types that no form can send, so a page of another site has to ask first, and is not let.
  const auto type = request.header("content-type");
  if (!type.starts_with("application/json") && type != "application/octet-stream")
    return failure(415, "what is handed in is application/json, or bytes (application/octet-stream)");
  const auto site = request.header("sec-fetch-site");
  auto origin = request.header("origin");
  origin =
      origin.substr(std::min(origin.find("://") == origin.npos ? 0 : origin.find("://") + 3, origin.size()));
  const bool foreign = (!site.empty() && site != "same-origin" && site != "none") ||
                       (!origin.empty() && origin != request.header("host"));
  if (!foreign) return {};
  return failure(403, "a page of another site sent this: nothing was done");
}

std::expected<Visitor, Response> Access::admit(const Request& request, Day today) {
  const auto rules = policy();
  if (!rules) return Visitor{"local", local_};
  const auto now = Rate::Clock::now();
  const auto bearer = bearer_in(request);
  const auto holder = bearer.empty() ? sessions_.find(cookie_in(request, Cookie::kSession), now)
                                     : std::make_shared<const Holder>(Holder{.token_hash = hash_of(bearer)});
  if (auto visitor = visitor_by(*rules, holder, today)) {
    if (!rate_.allows(visitor->name, now)) return std::unexpected(too_often());
    if (!bearer.empty()) visitor->session.reset();
    return *visitor;
  }
  if (!bearer.empty())
    if (auto refused = refuse_guesses(request)) return std::unexpected(std::move(*refused));
  if (!bearer.empty() || !rules->anonymous) return std::unexpected(who_are_you());
  if (!rate_.allows(client_of(request), now)) return std::unexpected(too_often());
  return Visitor{"anonymous", *rules->anonymous};
}

std::expected<Holder, Response> Access::check_token(const Request& request, std::string_view token,
                                                    Day today) {
  const auto rules = policy();
  if (!rules) return std::unexpected(failure(404, "without access.toml nobody needs a session"));
  auto hash = hash_of(token);
  if (good_token(*rules, hash, today) != nullptr) return Holder{.token_hash = std::move(hash)};
  return std::unexpected(refuse_guesses(request).value_or(who_are_you()));
}

std::optional<Visitor> Access::visitor_of(const std::shared_ptr<const Holder>& holder, Day today) const {
  const auto rules = policy();
  return rules ? visitor_by(*rules, holder, today) : std::nullopt;
}

std::optional<Response> Access::refuse_guesses(const Request& request) {
  if (guesses_.allows(client_of(request), Rate::Clock::now())) return {};
  return too_often();
}

std::string Access::refresh(Day today) {
  if (!file_ || !file_->refresh()) return "";
  if (const auto rules = policy())
    sessions_.keep_only([&](const Holder& holder) {
      return holder.identity ? audience_by(*rules, *holder.identity).has_value()
                             : good_token(*rules, holder.token_hash, today) != nullptr;
    });
  if (const auto wrong = fault(); !wrong.empty())
    return fmt::format("plenary serve: NOT FOLLOWED: {}; what access.toml said before holds\n", wrong);
  return "plenary serve: access.toml is followed as it is now\n";
}

std::string Access::client_of(const Request& request) const {
  const auto rules = policy();
  if (!rules || !rules->trusts(request.client)) return request.client;
  // Each proxy adds whom it heard at the end; what comes before the first that is not ours, anybody can
  // write.
  auto hops = split(request.header("x-forwarded-for"), ',');
  for (; !hops.empty(); hops.pop_back())
    if (const auto hop = trim(hops.back()); !hop.empty() && !rules->trusts(hop))
      return parse_address(hop) ? std::string(hop) : request.client;
  return request.client;
}

}  // namespace plenary::serve
