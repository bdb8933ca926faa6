#include "serve/doors.h"

#include <fmt/core.h>

#include "base/json.h"
#include "base/json_read.h"
#include "publish/markup.h"
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

// What a person sees in place of the dashboard.
Response told(int status, std::string_view what) {
  Response out;
  out.status = status;
  out.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}};
  out.body = std::make_shared<const std::string>(fmt::format(
      "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Plenary</title>\n<h1>You are "
      "not signed in</h1>\n<p>{}</p>\n<p><a href=\"/\">Back</a></p></html>\n",
      escape(what)));
  return out;
}

Response sent_to(std::string address, Headers headers) {
  Response out;
  out.status = 303;
  out.headers = std::move(headers);
  out.headers.emplace_back("Location", std::move(address));
  out.headers.emplace_back("Cache-Control", "no-store");
  return out;
}

// The address of this server as the browser knows it.
std::string origin_of(const Request& request) {
  return fmt::format("{}://{}", is_secure(request) ? "https" : "http", request.header("host"));
}

// A page of the dashboard; of anything else, the first one.
std::string page_of(std::string_view asked) {
  const bool ours = asked.starts_with('/') && !asked.starts_with("//") && !asked.starts_with("/api/") &&
                    !asked.contains('\\') && asked.size() < 2000;
  std::string out;
  for (const char c : ours ? asked : std::string_view("/"))
    out += c > ' ' && c < 0x7f ? std::string(1, c) : oidc::escaped(std::string_view(&c, 1));
  return out;
}

oidc::Client client_of(const OidcRule& rule) {
  return {rule.issuer, rule.client_id, rule.client_secret, rule.claim};
}

}  // namespace

Response Doors::answer(const Request& request, const Match& found, const Target& target, int64_t now) {
  const Day today{static_cast<int32_t>(now / 86400)};
  const std::string_view method = found.route->method, path = found.route->path;
  if (path == "/signed-in") return take_back(request, target, now);  // providers add parameters of their own
  const auto question = question_of(found, target, "");
  if (!question) return question.error();
  if (path == "/sign-in") return send_away(request, *question, now);
  if (method == "GET") return tell_who(request, today);
  if (auto refused = access_.refuse_cross_site(request)) return std::move(*refused);
  return method == "POST" ? come_in(request, today) : leave(request, today);
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

// Whoever comes in is noted first: when that cannot be, nobody does.
Response Doors::come_in(const Request& request, Day today) {
  auto holder = access_.check_token(request, token_in(request), today);
  if (!holder) {
    if (holder.error().status == 401) note_refusal(request, "token", "", "no such token, or not any more");
    return std::move(holder.error());
  }
  const auto visitor = access_.visitor_of(std::make_shared<const Holder>(*holder), today);
  if (!visitor) return who_are_you();
  if (const auto noted = log_.note({"signed in", "token", visitor->name, to_string(visitor->audience), ""},
                                   access_.client_of(request));
      !noted)
    return failure(500, noted.error().message);
  return nothing_but({{"Set-Cookie", begin_session(request, std::move(*holder))}});
}

// In place of a session that the browser had.
std::string Doors::begin_session(const Request& request, Holder holder) {
  access_.sessions().end(cookie_in(request, Cookie::kSession));
  return set_cookie(request, Cookie::kSession, access_.sessions().begin(std::move(holder), Clock::now()));
}

// A refusal stands whether it can be noted or not. Those who knock too often are not noted again and again.
void Doors::note_refusal(const Request& request, std::string by, std::string who, std::string why) {
  static_cast<void>(
      log_.note({"refused", std::move(by), std::move(who), "", std::move(why)}, access_.client_of(request)));
}

// Whoever came in through a provider is still signed in there: the browser is told where to go.
Response Doors::leave(const Request& request, Day today) {
  const auto holder = access_.sessions().end(cookie_in(request, Cookie::kSession));
  const auto rules = access_.policy();
  if (const auto visitor = access_.visitor_of(holder, today))
    static_cast<void>(log_.note({"signed out", holder->identity ? holder->identity->issuer : "token",
                                 visitor->name, to_string(visitor->audience), ""},
                                access_.client_of(request)));
  std::string next;
  if (holder && holder->identity && rules && rules->oidc)
    next = flow_.leave(client_of(*rules->oidc), holder->identity->id_token, origin_of(request) + "/");
  auto out = json_of(fmt::format("{{\"next\": {}}}", next.empty() ? "null" : json_string(next)), "");
  out.headers.emplace_back("Set-Cookie", drop_cookie(request, Cookie::kSession));
  return out;
}

Response Doors::send_away(const Request& request, const Question& question, int64_t now) {
  const auto rules = access_.policy();
  if (!rules || !rules->oidc) return told(404, "This server has no provider to sign in at.");
  if (!knocks_.allows(access_.client_of(request), Rate::Clock::now()))
    return told(429, "Too many have tried from your address: wait a minute.");
  auto away = flow_.begin(client_of(*rules->oidc), origin_of(request) + "/api/v1/signed-in",
                          page_of(question.asked.get("to")), now);
  if (!away) return told(503, away.error().message);
  return sent_to(std::move(away->address),
                 {{"Set-Cookie", set_cookie(request, Cookie::kSigningIn, away->browser)}});
}

Response Doors::take_back(const Request& request, const Target& target, int64_t now) {
  const auto rules = access_.policy();
  if (!rules || !rules->oidc) return told(404, "This server has no provider to sign in at.");
  if (!knocks_.allows(access_.client_of(request), Rate::Clock::now()))
    return told(429, "Too many have tried from your address: wait a minute.");
  oidc::Back back{.browser = std::string(cookie_in(request, Cookie::kSigningIn))};
  for (const auto& [name, to] : {std::pair("state", &back.state),
                                 {"code", &back.code},
                                 {"iss", &back.issuer},
                                 {"error", &back.error},
                                 {"error_description", &back.error_description}})
    for (const auto& [given, value] : target.parameters)
      if (given == name) *to = value;
  const auto client = client_of(*rules->oidc);
  auto who = flow_.finish(client, back, now);
  if (!who) {
    note_refusal(request, client.issuer, "", who.error().message);
    return told(who.error().kind == ErrorKind::kIo ? 503 : 400, who.error().message);
  }
  return let_in(request, client, std::move(*who), Day{static_cast<int32_t>(now / 86400)});
}

Response Doors::let_in(const Request& request, const oidc::Client& client, oidc::SignedIn who, Day today) {
  constexpr size_t kLongestHint = 6000;  // more would be too long an address
  if (who.id_token.size() > kLongestHint) who.id_token.clear();
  Holder holder{.identity = Identity{client.issuer, client.id, std::move(who.claims.subject),
                                     std::move(who.claims.name), who.claims.mail,
                                     std::move(who.claims.values), std::move(who.id_token)}};
  const auto visitor = access_.visitor_of(std::make_shared<const Holder>(holder), today);
  if (!visitor) {
    note_refusal(request, client.issuer, holder.identity->subject, "nothing in access.toml lets them in");
    return told(403,
                fmt::format("You are {}, but nothing in access.toml lets you in.", holder.identity->name));
  }
  if (const auto noted =
          log_.note({"signed in", client.issuer, visitor->name, to_string(visitor->audience), ""},
                    access_.client_of(request));
      !noted)
    return told(500, noted.error().message);
  return sent_to(std::move(who.page), {{"Set-Cookie", begin_session(request, std::move(holder))},
                                       {"Set-Cookie", drop_cookie(request, Cookie::kSigningIn)}});
}

}  // namespace plenary::serve
