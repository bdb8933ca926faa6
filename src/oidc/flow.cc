#include "oidc/flow.h"

#include <fmt/core.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/json_read.h"
#include "oidc/base64url.h"

namespace plenary::oidc {
namespace {

constexpr size_t kLongestCode = 4096;

// 32 bytes of the system's random source.
std::string random_text() {
  std::string bytes(32, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return to_base64url(bytes);
}

std::string hash_of(std::string_view text) { return to_hex(digest(text)); }

// What a verifier is known by before it is shown (S256).
std::string challenge_of(const std::string& verifier) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  return to_base64url(hash);
}

using Fields = std::initializer_list<std::pair<const char*, std::string_view>>;

std::string form_of(Fields fields) {
  std::string out;
  for (const auto& [name, value] : fields)
    if (!value.empty()) out += fmt::format("{}{}={}", out.empty() ? "" : "&", name, escaped(value));
  return out;
}

std::string with_query(const std::string& address, Fields fields) {
  return fmt::format("{}{}{}", address, address.contains('?') ? '&' : '?', form_of(fields));
}

std::unexpected<Error> not_ours(std::string_view why) { return fail(ErrorKind::kUsage, std::string(why)); }

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("-._~").contains(c);
    if (plain)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Result<Away> Flow::begin(const Client& client, const std::string& redirect, const std::string& page,
                         int64_t now) {
  PLENARY_LET(document, provider_of(client)->discovery(now));
  const auto state = random_text(), browser = random_text();
  Waiting waiting{client, hash_of(browser), random_text(), random_text(), redirect, page, now};
  Away out{with_query(document->authorization, {{"response_type", "code"},
                                                {"client_id", client.id},
                                                {"redirect_uri", redirect},
                                                {"scope", "openid profile email"},
                                                {"state", state},
                                                {"nonce", waiting.nonce},
                                                {"code_challenge", challenge_of(waiting.verifier)},
                                                {"code_challenge_method", "S256"}}),
           browser};
  const std::scoped_lock lock(mutex_);
  make_room(now);
  waiting_[hash_of(state)] = std::move(waiting);
  return out;
}

Result<SignedIn> Flow::finish(const Client& client, const Back& back, int64_t now) {
  PLENARY_LET(waiting, take(client, back, now));
  const auto provider = provider_of(client);
  PLENARY_LET(document, provider->discovery(now));
  // Whose answer is this (RFC 9207)? Else the code of one provider could be given to another.
  if ((!back.issuer.empty() || document->names_itself) && back.issuer != client.issuer)
    return not_ours("the answer came from another provider");
  if (!back.error.empty())
    return not_ours(fmt::format("the provider let nobody in: {} {}", printable(clean(back.error, 100)),
                                printable(clean(back.error_description, 300))));
  if (back.code.empty() || back.code.size() > kLongestCode) return not_ours("the provider gave no code");
  PLENARY_LET(token, change_code(*provider, waiting, back.code, now));
  PLENARY_LET(claims, check(*provider, waiting, token, now));
  return SignedIn{std::move(claims), std::move(token), std::move(waiting.page)};
}

std::string Flow::leave(const Client& client, const std::string& id_token,
                        const std::string& redirect) const {
  const auto document = provider_of(client)->known();
  if (!document || document->leave.empty()) return "";
  return with_query(
      document->leave,
      {{"id_token_hint", id_token}, {"client_id", client.id}, {"post_logout_redirect_uri", redirect}});
}

// A state is good once, for the browser that it was given to, at the client as it is now.
Result<Flow::Waiting> Flow::take(const Client& client, const Back& back, int64_t now) {
  const std::scoped_lock lock(mutex_);
  const auto found = waiting_.find(hash_of(back.state));
  if (found == waiting_.end() || found->second.browser_hash != hash_of(back.browser))
    return not_ours("nobody was sent away with this answer to come: begin again");
  auto out = std::move(found->second);
  waiting_.erase(found);
  if (now > out.since + kPatience || out.client != client)
    return not_ours("it took too long to come back: begin again");
  return out;
}

Result<std::string> Flow::change_code(Provider& provider, const Waiting& waiting, const std::string& code,
                                      int64_t now) {
  PLENARY_LET(document, provider.discovery(now));
  const auto& client = waiting.client;
  const bool in_form = client.secret.empty() || document->secret_in_form;
  Call call{.address = document->token,
            .form = form_of({{"grant_type", "authorization_code"},
                             {"code", code},
                             {"redirect_uri", waiting.redirect},
                             {"code_verifier", waiting.verifier},
                             {"client_id", in_form ? client.id : ""},
                             {"client_secret", in_form ? client.secret : ""}})};
  if (!in_form) call.user = escaped(client.id), call.password = escaped(client.secret);
  PLENARY_LET(answer, provider.fetch()(call));
  json::dom::parser parser;
  const auto top = json::parse(parser, answer.body);
  if (answer.status != 200)
    return fail(answer.status < 500 ? ErrorKind::kUsage : ErrorKind::kIo,
                fmt::format("the provider gives no token for this code ({}{}{})", answer.status,
                            top ? ": " : "", top ? printable(clean(json::text(*top, "error"), 100)) : ""));
  if (!top || json::text(*top, "id_token").empty())
    return fail(ErrorKind::kIo, "the provider's answer holds no id token");
  return std::string(json::text(*top, "id_token"));
}

Result<Claims> Flow::check(Provider& provider, const Waiting& waiting, const std::string& token,
                           int64_t now) {
  PLENARY_LET(parts, parse_signed(token));
  PLENARY_LET(keys, provider.keys(now));
  const auto* key = find_key(*keys, parts);
  if (key == nullptr) {  // the provider may have new ones
    PLENARY_LET(fresh, provider.keys(now, keys.get()));
    keys = std::move(fresh);
    key = find_key(*keys, parts);
  }
  if (key == nullptr) return fail(ErrorKind::kInput, "the provider's id token is signed with an unknown key");
  if (!key->verifies(parts.algorithm, parts.message, parts.signature))
    return fail(ErrorKind::kInput, "the signature of the provider's id token is wrong");
  return check_claims(parts.payload, {.issuer = waiting.client.issuer,
                                      .client_id = waiting.client.id,
                                      .nonce = waiting.nonce,
                                      .claim = waiting.client.claim,
                                      .now = now});
}

std::shared_ptr<Provider> Flow::provider_of(const Client& client) const {
  const std::scoped_lock lock(mutex_);
  if (!provider_ || provider_->issuer() != client.issuer)
    provider_ = std::make_shared<Provider>(client.issuer, fetch_);
  return provider_;
}

void Flow::make_room(int64_t now) {
  if (waiting_.size() < kMostAway) return;
  std::erase_if(waiting_, [now](const auto& entry) { return now > entry.second.since + kPatience; });
  if (waiting_.size() >= kMostAway)
    waiting_.erase(
        std::ranges::min_element(waiting_, {}, [](const auto& entry) { return entry.second.since; }));
}

}  // namespace plenary::oidc
