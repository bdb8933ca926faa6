#include "serve/access_policy.h"

#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "base/toml.h"
#include "serve/envelope.h"
#include "serve/token.h"

namespace plenary::serve {
namespace {

constexpr const char* kFile = "access.toml";
constexpr const char* kHead =
    "# Who may ask this server (plenary serve). Of a token only its hash stands here.\n"
    "# hosts: the names under which it is reached; anonymous: the audience of those without a token.\n"
    "hosts = []\n";

std::string path_of(const Workspace& workspace) { return workspace.folder + "/" + kFile; }

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

Status read_hosts(const toml::table& top, std::string_view file, AccessPolicy& out) {
  if (!top.contains("hosts")) return {};
  const auto* hosts = top["hosts"].as_array();
  if (hosts == nullptr) return wrong_at(file, *top.get("hosts"), "hosts is a list of names");
  for (const auto& node : *hosts) {
    const auto name = node.value_exact<std::string>();
    if (!name) return wrong_at(file, node, "a host is a text");
    out.hosts.push_back(ascii_lower(*name));
  }
  return {};
}

}  // namespace

Result<AccessPolicy> parse_access_policy(std::string_view text, std::string_view file) {
  PLENARY_LET(top, parse_toml(text, file));
  PLENARY_TRY(only_keys(file, top, {"hosts", "anonymous", "token"}, "an access policy"));
  AccessPolicy out;
  PLENARY_TRY(read_hosts(top, file, out));
  if (top.contains("anonymous")) {
    PLENARY_LET(audience, audience_of(top, file, "anonymous"));
    out.anonymous = audience;
  }
  if (!top.contains("token")) return out;
  const auto* tokens = top["token"].as_array();
  if (tokens == nullptr) return wrong_at(file, *top.get("token"), "tokens are written as [[token]]");
  for (const auto& node : *tokens) {
    if (!node.is_table()) return wrong_at(file, node, "tokens are written as [[token]]");
    PLENARY_LET(token, token_of(*node.as_table(), file));
    out.tokens.push_back(std::move(token));
  }
  return out;
}

Result<std::optional<AccessPolicy>> read_access_policy(const Workspace& workspace) {
  if (!std::filesystem::exists(path_of(workspace))) return std::optional<AccessPolicy>();
  PLENARY_LET(text, read_file(path_of(workspace), 1 << 20));
  PLENARY_LET(policy, parse_access_policy(text, path_of(workspace)));
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
  const auto path = path_of(workspace);
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
