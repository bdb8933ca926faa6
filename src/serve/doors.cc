#include "serve/doors.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/json_read.h"
#include "serve/cookies.h"
#include "serve/failure.h"

namespace plenary::serve {
namespace {

using Clock = Sessions::Clock;

std::string token_in(const Request& request) {
  simdjson::dom::parser parser;
  const auto parsed = json::parse(parser, request.body);
  return parsed ? std::string(json::text(*parsed, "token")) : std::string();
}

Response nothing_but(Headers headers) {
  Response out;
  out.status = 204;
  out.headers = std::move(headers);
  out.headers.emplace_back("Cache-Control", "no-store");
  return out;
}

Response json_of(std::string data, std::string_view audience) {
  Response out;
  out.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  out.body = std::make_shared<const std::string>(
      fmt::format("{{\"data\": {},\n\"meta\": {{\"audience\": {}}}}}\n", data,
                  audience.empty() ? "null" : json_string(audience)));
  return out;
}

}  // namespace

Response Doors::answer(const Request& request, const Question& question, Day today) {
  const std::string_view method = question.route->method;
  if (method == "GET") return tell_who(request, today);
  if (auto refused = access_.refuse_cross_site(request)) return std::move(*refused);
  return method == "POST" ? come_in(request, today) : leave(request);
}

// Only whoever asks sees this. It is asked when the dashboard begins, so it is here that a session gets
// another name from time to time.
Response Doors::tell_who(const Request& request, Day today) {
  const auto visitor = access_.admit(request, today);
  if (!visitor && visitor.error().status != 401) return visitor.error();
  const auto session = visitor ? visitor->session : nullptr;
  const auto* identity = session && session->identity ? &*session->identity : nullptr;
  const auto rules = access_.policy();
  auto out = json_of(
      fmt::format("{{\"signed_in\": {}, \"name\": {}, \"mail\": {}, \"tokens\": {}, \"provider\": {}}}",
                  session != nullptr,
                  identity != nullptr ? json_string(identity->name)
                  : session           ? json_string(visitor->name)
                                      : "null",
                  identity != nullptr && !identity->mail.empty() ? json_string(identity->mail) : "null",
                  rules && !rules->tokens.empty(),
                  rules && rules->oidc ? json_string(rules->oidc->issuer) : "null"),
      visitor ? to_string(visitor->audience) : "");
  if (session)
    if (const auto name = access_.sessions().turn(cookie_in(request, Cookie::kSession), Clock::now()))
      out.headers.emplace_back("Set-Cookie", set_cookie(request, Cookie::kSession, *name));
  return out;
}

Response Doors::come_in(const Request& request, Day today) {
  auto holder = access_.check_token(request, token_in(request), today);
  if (!holder) return std::move(holder.error());
  access_.sessions().end(cookie_in(request, Cookie::kSession));
  const auto name = access_.sessions().begin(std::move(*holder), Clock::now());
  return nothing_but({{"Set-Cookie", set_cookie(request, Cookie::kSession, name)}});
}

Response Doors::leave(const Request& request) {
  access_.sessions().end(cookie_in(request, Cookie::kSession));
  return nothing_but({{"Set-Cookie", drop_cookie(request, Cookie::kSession)}});
}

}  // namespace plenary::serve
