#include "serve/access_policy.h"

#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "base/toml.h"
#include "serve/envelope.h"
#include "serve/token.h"

namespace plenary::serve {
namespace {

constexpr const char* kHead =
    "# Who may ask this server (plenary serve). Of a token only its hash stands here.\n"
    "# hosts: the names under which it is reached; anonymous: the audience of those without a token.\n"
    "hosts = []\n";

// A text that has to be there.
Result<std::string> text_of(const toml::table& table, std::string_view file, const char* key) {
  const auto* node = table.get(key);
  const auto value = node == nullptr ? std::nullopt : node->value_exact<std::string>();
  if (!value || trim(*value).empty())
    return wrong_at(file, table, fmt::format("{} is missing, or is no text", key));
  return *value;
}

Result<Audience> audience_of(const toml::table& table, std::string_view file, const char* key) {
  PLENARY_LET(word, text_of(table, file, key));
  const auto audience = parse_audience(word);
  if (!audience) return wrong_at(file, table, audience.error().message);
  return *audience;
}

Result<TokenRule> token_of(const toml::table& table, std::string_view file) {
  PLENARY_TRY(only_keys(file, table, {"name", "hash", "audience", "expires"}, "a token"));
  TokenRule out;
  PLENARY_LET(name, text_of(table, file, "name"));
  PLENARY_LET(hash, text_of(table, file, "hash"));
  PLENARY_LET(audience, audience_of(table, file, "audience"));
  const auto* expires = table.get("expires");
  const auto day = expires == nullptr ? std::nullopt : expires->value_exact<toml::date>();
  if (!day) return wrong_at(file, table, "expires is missing, or is no day such as 2027-01-01");
  if (hash.size() != 32 || hash.find_first_not_of("0123456789abcdef") != hash.npos)
    return wrong_at(file, table, "hash is no hash: plenary serve --new-token makes one");
  return TokenRule{std::move(name), std::move(hash), audience, make_day(day->year, day->month, day->day)};
}

// A text that need not be there.
Result<std::string> text_if_any(const toml::table& table, std::string_view file, const char* key) {
  return table.contains(key) ? text_of(table, file, key) : Result<std::string>(std::string());
}

Result<std::optional<Audience>> audience_if_any(const toml::table& table, std::string_view file,
                                                const char* key) {
  if (!table.contains(key)) return std::optional<Audience>();
  PLENARY_LET(audience, audience_of(table, file, key));
  return std::optional(audience);
}

// Hands on each text of a list that need not be there; `add` says what is wrong with one.
template <class F>
Status each_text(const toml::table& top, std::string_view file, const char* key, const char* what, F add) {
  if (!top.contains(key)) return {};
  const auto* list = top[key].as_array();
  if (list == nullptr) return wrong_at(file, *top.get(key), fmt::format("{} is a list of {}", key, what));
  for (const auto& node : *list) {
    const auto text = node.value_exact<std::string>();
    if (!text || !add(*text)) return wrong_at(file, node, fmt::format("{} is a list of {}", key, what));
  }
  return {};
}

Status read_proxy(const toml::table& top, std::string_view file, AccessPolicy& out) {
  if (const auto* node = top.get("behind_proxy")) {
    const auto said = node->value_exact<bool>();
    if (!said) return wrong_at(file, *node, "behind_proxy is true or false");
    out.behind_proxy = *said;
  }
  PLENARY_TRY(each_text(top, file, "trusted_proxies", "addresses or networks, such as 10.0.0.5 or 10.0.0.0/8",
                        [&out](const std::string& text) {
                          const auto network = parse_network(text);
                          if (network) out.trusted_proxies.push_back(*network);
                          return network.has_value();
                        }));
  if (!out.trusted_proxies.empty() && !out.behind_proxy)
    return wrong_at(file, *top.get("trusted_proxies"), "trusted_proxies goes with behind_proxy = true");
  return {};
}

// What the values of a claim give.
Status read_values(const toml::table& table, std::string_view file, OidcRule& out) {
  const auto* node = table.get("values");
  if (node == nullptr) return {};
  if (!node->is_table()) return wrong_at(file, *node, R"(values are written as {"staff" = "secretariat"})");
  if (out.claim.empty()) return wrong_at(file, *node, "values are those of a claim: say which");
  for (const auto& [value, audience] : *node->as_table()) {
    const auto word = audience.value_exact<std::string>();
    const auto known = parse_audience(word.value_or(""));
    if (!known) return wrong_at(file, audience, known.error().message);
    out.values.emplace(value.str(), *known);
  }
  return {};
}

// Of a provider anywhere but on this machine nothing is taken that did not come by TLS.
bool is_issuer(std::string_view text) {
  const bool local = text.starts_with("http://localhost:") || text.starts_with("http://127.0.0.1:");
  return (text.starts_with("https://") || local) && text.find_first_of("?# \t\n\"") == text.npos;
}

Result<OidcRule> oidc_of(const toml::table& table, std::string_view file) {
  PLENARY_TRY(only_keys(
      file, table,
      {"issuer", "client_id", "client_secret", "client_secret_file", "claim", "values", "default"}, "oidc"));
  OidcRule out;
  PLENARY_LET(issuer, text_of(table, file, "issuer"));
  PLENARY_LET(client_id, text_of(table, file, "client_id"));
  PLENARY_LET(secret, text_if_any(table, file, "client_secret"));
  PLENARY_LET(secret_file, text_if_any(table, file, "client_secret_file"));
  PLENARY_LET(claim, text_if_any(table, file, "claim"));
  PLENARY_LET(otherwise, audience_if_any(table, file, "default"));
  out = {issuer, client_id, secret, secret_file, claim, {}, otherwise};
  PLENARY_TRY(read_values(table, file, out));
  if (!is_issuer(issuer)) return wrong_at(file, table, "issuer is an address that begins with https://");
  if (!secret.empty() && !secret_file.empty())
    return wrong_at(file, table, "client_secret or client_secret_file, not both");
  if (out.values.empty() && !otherwise)
    return wrong_at(file, table, "nobody could come in: say claim and values, or default");
  return out;
}

Result<TlsFiles> tls_of(const toml::table& table, std::string_view file) {
  PLENARY_TRY(only_keys(file, table, {"certificate", "key"}, "tls"));
  PLENARY_LET(certificate, text_of(table, file, "certificate"));
  PLENARY_LET(key, text_of(table, file, "key"));
  return TlsFiles{certificate, key};
}

Status read_tokens(const toml::table& top, std::string_view file, AccessPolicy& out) {
  const auto* node = top.get("token");
  if (node == nullptr) return {};
  if (!node->is_array()) return wrong_at(file, *node, "tokens are written as [[token]]");
  for (const auto& one : *node->as_array()) {
    if (!one.is_table()) return wrong_at(file, one, "tokens are written as [[token]]");
    PLENARY_LET(token, token_of(*one.as_table(), file));
    out.tokens.push_back(std::move(token));
  }
  return {};
}

// The tables that stand once.
Status read_parts(const toml::table& top, std::string_view file, AccessPolicy& out) {
  for (const char* name : {"oidc", "tls"})
    if (top.contains(name) && !top.get(name)->is_table())
      return wrong_at(file, *top.get(name), fmt::format("{0} is written as [{0}]", name));
  if (const auto* table = top["oidc"].as_table()) {
    PLENARY_LET(oidc, oidc_of(*table, file));
    out.oidc = std::move(oidc);
  }
  if (const auto* table = top["tls"].as_table()) {
    PLENARY_LET(tls, tls_of(*table, file));
    out.tls = std::move(tls);
  }
  return {};
}

// A file that the policy names, as it stands in the workspace.
std::string within(const Workspace& workspace, const std::string& path) {
  return (std::filesystem::path(workspace.folder) / path).string();
}

}  // namespace

Result<AccessPolicy> parse_access_policy(std::string_view text, std::string_view file) {
  PLENARY_LET(top, parse_toml(text, file));
  PLENARY_TRY(only_keys(file, top,
                        {"hosts", "anonymous", "token", "oidc", "tls", "behind_proxy", "trusted_proxies"},
                        "an access policy"));
  AccessPolicy out;
  PLENARY_TRY(each_text(top, file, "hosts", "names", [&out](const std::string& name) {
    out.hosts.push_back(ascii_lower(name));
    return true;
  }));
  PLENARY_LET(anonymous, audience_if_any(top, file, "anonymous"));
  out.anonymous = anonymous;
  PLENARY_TRY(read_proxy(top, file, out));
  PLENARY_TRY(read_tokens(top, file, out));
  PLENARY_TRY(read_parts(top, file, out));
  return out;
}

Result<std::optional<AccessPolicy>> read_access_policy(const Workspace& workspace) {
  if (!std::filesystem::exists(workspace.access())) return std::optional<AccessPolicy>();
  PLENARY_LET(text, read_file(workspace.access(), 1 << 20));
  PLENARY_LET(policy, parse_access_policy(text, workspace.access()));
  if (policy.tls)
    policy.tls = {within(workspace, policy.tls->certificate), within(workspace, policy.tls->key)};
  if (policy.oidc && !policy.oidc->client_secret_file.empty()) {
    auto& oidc = *policy.oidc;
    oidc.client_secret_file = within(workspace, oidc.client_secret_file);
    PLENARY_LET(secret, read_file(oidc.client_secret_file, 4096));
    oidc.client_secret = trim(secret);
    if (oidc.client_secret.empty())
      return fail(ErrorKind::kUsage, fmt::format("{} is empty", oidc.client_secret_file));
  }
  return std::optional(std::move(policy));
}

Result<std::string> add_token(const Workspace& workspace, const std::string& name, Audience audience,
                              Day expires) {
  const auto plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view(" .-_@").contains(c);
  };
  if (trim(name).empty() || !std::ranges::all_of(name, plain))
    return fail(ErrorKind::kUsage, "a token's name says whose it is, in letters, digits, spaces and .-_@");
  const auto path = workspace.access();
  std::string text = kHead;
  if (std::filesystem::exists(path)) {
    PLENARY_LET(before, read_file(path, 1 << 20));
    text = std::move(before);
  }
  auto token = random_text();
  text += fmt::format("\n[[token]]\nname = \"{}\"\nhash = \"{}\"\naudience = \"{}\"\nexpires = {}\n", name,
                      hash_of(token), to_string(audience), to_string(expires));
  PLENARY_TRY(parse_access_policy(text, path));
  PLENARY_TRY(write_file(path, text));
  return token;
}

}  // namespace plenary::serve
