#include "oidc/discovery.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json_read.h"

namespace plenary::oidc {
namespace {

constexpr size_t kLongestAddress = 2000;

std::unexpected<Error> refused(std::string_view why) {
  return fail(ErrorKind::kInput, fmt::format("the provider's openid-configuration {}", why));
}

bool is_address(std::string_view text, bool local) {
  const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
  if (!plain || text.size() > kLongestAddress || text.find_first_of("#\\@\"<>") != text.npos) return false;
  return text.starts_with("https://") || (local && is_local_address(text));
}

bool lists(json::dom::element from, std::string_view key, std::string_view wanted) {
  bool found = false;
  json::each_text(from, key, [&](std::string_view one) { found = found || one == wanted; });
  return found;
}

}  // namespace

bool is_local_address(std::string_view address) {
  for (const std::string_view host : {"http://localhost", "http://127.0.0.1", "http://[::1]"})
    if (address.starts_with(host) &&
        (address.size() == host.size() || address[host.size()] == ':' || address[host.size()] == '/'))
      return true;
  return false;
}

std::string discovery_address(std::string_view issuer) {
  if (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + "/.well-known/openid-configuration";
}

Result<Discovery> parse_discovery(std::string_view bytes, std::string_view issuer) {
  json::dom::parser parser;
  const auto top = json::parse(parser, bytes);
  if (!top) return refused("is no JSON");
  if (json::text(*top, "issuer") != issuer)
    return refused("is of another issuer than the one of access.toml");
  const bool local = is_local_address(issuer);
  Discovery out;
  for (const auto& [key, to] : {std::pair("authorization_endpoint", &out.authorization),
                                {"token_endpoint", &out.token},
                                {"jwks_uri", &out.keys}}) {
    *to = json::text(*top, key);
    if (!is_address(*to, local)) return refused(fmt::format("has no {} that is an https address", key));
  }
  out.leave = json::text(*top, "end_session_endpoint");
  if (!is_address(out.leave, local)) out.leave.clear();
  out.names_itself = json::is_true(*top, "authorization_response_iss_parameter_supported");
  constexpr const char* kMethods = "token_endpoint_auth_methods_supported";
  out.secret_in_form =
      lists(*top, kMethods, "client_secret_post") && !lists(*top, kMethods, "client_secret_basic");
  return out;
}

}  // namespace plenary::oidc
