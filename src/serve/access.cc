#include "serve/access.h"

#include <algorithm>

#include "base/json_read.h"
#include "base/text.h"
#include "serve/failure.h"
#include "serve/token.h"

namespace plenary::serve {
namespace {

constexpr std::string_view kCookie = "plenary=";

std::string_view without_port(std::string_view host) {
  const auto colon = host.rfind(':');
  const bool port = colon != host.npos && colon + 1 < host.size() &&
                    std::ranges::all_of(host.substr(colon + 1), [](char c) { return c >= '0' && c <= '9'; });
  return port ? host.substr(0, colon) : host;
}

std::string_view session_in(const Request& request) {
  for (auto part : split(request.header("cookie"), ';'))
    if (part = trim(part); part.starts_with(kCookie)) return part.substr(kCookie.size());
  return {};
}

std::string_view bearer_in(const Request& request) {
  const auto value = request.header("authorization");
  constexpr std::string_view kBearer = "Bearer ";
  return value.starts_with(kBearer) ? trim(value.substr(kBearer.size())) : std::string_view();
}

Response who_are_you() {
  auto out =
      failure(401, "this needs a token: Authorization: Bearer TOKEN, or a session (POST /api/v1/session)");
  out.headers.emplace_back("WWW-Authenticate", "Bearer");
  return out;
}

Response too_often() {
  auto out = failure(429, "too many requests: wait a moment");
  out.headers.emplace_back("Retry-After", "5");
  return out;
}

// Whoever reaches us by a name that is not this machine's does so by HTTPS, or should.
std::string cookie_of(const Request& request, std::string_view value, std::string_view more) {
  std::string out(kCookie);
  out.append(value).append("; Path=/; HttpOnly; SameSite=Strict").append(more);
  return names_this_machine(request.header("host")) ? out : out + "; Secure";
}

std::string token_in(const Request& request) {
  simdjson::dom::parser parser;
  const auto parsed = json::parse(parser, request.body);
  return parsed ? std::string(json::text(*parsed, "token")) : std::string();
}

}  // namespace

std::unique_ptr<Access> Access::local(Audience audience) {
  auto out = std::make_unique<Access>();
  out->local_ = audience;
  return out;
}

std::unique_ptr<Access> Access::by_policy(AccessPolicy policy) {
  auto out = std::make_unique<Access>();
  out->policy_ = std::move(policy);
  return out;
}

std::optional<Response> Access::refuse_host(const Request& request) const {
  const auto host = request.header("host");
  if (names_this_machine(host)) return {};
  if (!policy_) return failure(421, "this server answers to the name localhost only");
  const auto name = ascii_lower(without_port(host));
  if (std::ranges::find(policy_->hosts, name) != policy_->hosts.end()) return {};
  return failure(421, "this server has another name: see hosts in access.toml");
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
  if (!policy_) return Visitor{"local", local_};
  const auto now = Rate::Clock::now();
  const auto bearer = bearer_in(request);
  const auto session = session_in(request);
  std::optional<std::string> hash;
  if (!bearer.empty()) hash = hash_of(bearer);
  if (!hash && !session.empty()) hash = sessions_.find(session, now);
  if (const auto* rule = hash ? good(*hash, today) : nullptr) {
    if (!rate_.allows(rule->name, now)) return std::unexpected(too_often());
    return Visitor{rule->name, rule->audience};
  }
  if (!bearer.empty() && !guesses_.allows(client_of(request), now)) return std::unexpected(too_often());
  if (!bearer.empty() || !policy_->anonymous) return std::unexpected(who_are_you());
  if (!rate_.allows(client_of(request), now)) return std::unexpected(too_often());
  return Visitor{"anonymous", *policy_->anonymous};
}

Response Access::log_in(const Request& request, Day today) {
  if (!policy_) return failure(404, "without access.toml nobody needs a session");
  const auto hash = hash_of(token_in(request));
  if (good(hash, today) == nullptr)
    return guesses_.allows(client_of(request), Rate::Clock::now()) ? who_are_you() : too_often();
  Response out;
  out.status = 204;
  out.headers = {{"Set-Cookie", cookie_of(request, sessions_.begin(hash, Rate::Clock::now()), "")},
                 {"Cache-Control", "no-store"}};
  return out;
}

Response Access::log_out(const Request& request) {
  sessions_.end(session_in(request));
  Response out;
  out.status = 204;
  out.headers = {{"Set-Cookie", cookie_of(request, "", "; Max-Age=0")}, {"Cache-Control", "no-store"}};
  return out;
}

const TokenRule* Access::good(std::string_view hash, Day today) const {
  const auto found = std::ranges::find(policy_->tokens, hash, &TokenRule::hash);
  return found != policy_->tokens.end() && today < found->expires ? &*found : nullptr;
}

std::string client_of(const Request& request) {
  const auto forwarded = request.header("x-forwarded-for");
  if (forwarded.empty() || (request.client != "127.0.0.1" && request.client != "::1")) return request.client;
  return std::string(trim(split(forwarded, ',').back()));
}

bool names_this_machine(std::string_view host) {
  const auto name = ascii_lower(without_port(host));
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

}  // namespace plenary::serve
