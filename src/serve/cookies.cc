#include "serve/cookies.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"

namespace plenary::serve {
namespace {

constexpr int kMinutesOnTheWay = 10;

// The prefix makes browsers refuse it from any other name of the same domain.
std::string name_of(const Request& request, Cookie cookie) {
  return fmt::format("{}{}", is_secure(request) ? "__Host-" : "",
                     cookie == Cookie::kSession ? "plenary" : "plenary-signing-in");
}

std::string cookie_text(const Request& request, Cookie cookie, std::string_view value,
                        std::string_view more) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", name_of(request, cookie), value,
                     is_secure(request) ? "; Secure" : "", more);
}

}  // namespace

std::string_view cookie_in(const Request& request, Cookie cookie) {
  const auto name = name_of(request, cookie) + "=";
  for (auto part : split(request.header("cookie"), ';'))
    if (part = trim(part); part.starts_with(name)) return part.substr(name.size());
  return {};
}

std::string set_cookie(const Request& request, Cookie cookie, std::string_view value) {
  return cookie_text(request, cookie, value,
                     cookie == Cookie::kSession ? "" : fmt::format("; Max-Age={}", kMinutesOnTheWay * 60));
}

std::string drop_cookie(const Request& request, Cookie cookie) {
  return cookie_text(request, cookie, "", "; Max-Age=0");
}

std::string host_name(std::string_view host) {
  const auto colon = host.rfind(':');
  const bool port = colon != host.npos && colon + 1 < host.size() &&
                    std::ranges::all_of(host.substr(colon + 1), [](char c) { return c >= '0' && c <= '9'; });
  return ascii_lower(port ? host.substr(0, colon) : host);
}

bool names_this_machine(std::string_view host) {
  const auto name = host_name(host);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

bool is_secure(const Request& request) {
  return request.secure || !names_this_machine(request.header("host"));
}

}  // namespace plenary::serve
