#include "oidc/id_token.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json_read.h"
#include "base/text.h"
#include "oidc/base64url.h"

namespace plenary::oidc {
namespace {

constexpr size_t kLongest = 32 << 10, kLongestSubject = 255, kLongestName = 200, kMostValues = 1000;

std::unexpected<Error> refused(std::string_view why) {
  return fail(ErrorKind::kInput, fmt::format("the provider's id token {}", why));
}

// A moment of a token, in seconds; nothing where it has none.
std::optional<double> moment(json::dom::element from, std::string_view key) {
  double out = 0;
  if (json::member(from, key).get(out) != simdjson::SUCCESS) return {};
  return out;
}

// For whom it is: for us, and, where it is for others too, given to us.
Status check_audience(json::dom::element from, const std::string& client_id) {
  std::vector<std::string> all;
  json::each_text(from, "aud", [&all](std::string_view one) { all.emplace_back(one); });
  if (std::ranges::find(all, client_id) == all.end()) return refused("is for another program (aud)");
  const auto party = json::text(from, "azp");
  const bool has_party = json::member(from, "azp").error() == simdjson::SUCCESS;
  if ((has_party || all.size() > 1) && party != client_id)
    return refused("was given to another program (azp)");
  return {};
}

Status check_times(json::dom::element from, int64_t now) {
  const auto at = static_cast<double>(now), skew = static_cast<double>(kSkew);
  const auto ends = moment(from, "exp"), made = moment(from, "iat"), begins = moment(from, "nbf");
  if (!ends || !made) return refused("does not say from when to when it is good (iat, exp)");
  if (!(at < *ends + skew)) return refused("is good no more (exp)");
  if (!(*made <= at + skew)) return refused("is of the future (iat): do the clocks agree?");
  if (!(*made >= at - static_cast<double>(kOldest) - skew)) return refused("is too old (iat)");
  if (begins && !(*begins <= at + skew)) return refused("is not good yet (nbf)");
  return {};
}

std::string name_in(json::dom::element from, std::string_view subject) {
  for (const char* key : {"name", "preferred_username", "email"})
    if (auto name = clean(json::text(from, key), kLongestName); !trim(name).empty()) return name;
  return std::string(subject);
}

}  // namespace

Result<SignedText> parse_signed(std::string_view token) {
  if (token.size() > kLongest) return refused("is too long");
  const auto parts = split(token, '.');
  if (parts.size() != 3) return refused("has not three parts");
  const auto header = from_base64url(parts[0]);
  auto payload = from_base64url(parts[1]), signature = from_base64url(parts[2]);
  if (!header || !payload || !signature) return refused("is not written in base64url");
  json::dom::parser parser;
  const auto top = json::parse(parser, *header);
  if (!top) return refused("has no header that is JSON");
  const auto algorithm = parse_algorithm(json::text(*top, "alg"));
  if (!algorithm)
    return refused(fmt::format("is signed by '{}': RS256, ES256 or EdDSA is taken",
                               printable(clean(json::text(*top, "alg"), 20))));
  if (json::member(*top, "crit").error() == simdjson::SUCCESS)
    return refused("has a header that must be understood (crit)");
  return SignedText{*algorithm, std::string(json::text(*top, "kid")),
                    token.substr(0, parts[0].size() + 1 + parts[1].size()), std::move(*payload),
                    std::move(*signature)};
}

const PublicKey* find_key(const KeySet& keys, const SignedText& token) {
  const PublicKey* found = nullptr;
  for (const auto& [id, key] : keys) {
    if (key.algorithm() != token.algorithm || (!token.key_id.empty() && id != token.key_id)) continue;
    if (found != nullptr) return nullptr;  // it could be either
    found = &key;
  }
  return found;
}

Result<Claims> check_claims(std::string_view payload, const Expected& expected) {
  json::dom::parser parser;
  const auto top = json::parse(parser, payload);
  if (!top) return refused("says nothing that is JSON");
  if (json::text(*top, "iss") != expected.issuer) return refused("is of another provider (iss)");
  PLENARY_TRY(check_audience(*top, expected.client_id));
  PLENARY_TRY(check_times(*top, expected.now));
  if (expected.nonce.empty() || json::text(*top, "nonce") != expected.nonce)
    return refused("answers another question (nonce)");
  const auto subject = json::text(*top, "sub");
  if (subject.empty() || subject.size() > kLongestSubject || clean(subject, kLongestSubject) != subject)
    return refused("does not say of whom it is (sub)");
  Claims out{std::string(subject), name_in(*top, subject), {}, {}};
  if (json::is_true(*top, "email_verified")) out.mail = clean(json::text(*top, "email"), kLongestName);
  if (!expected.claim.empty())
    json::each_text(*top, expected.claim, [&out](std::string_view value) {
      if (out.values.size() < kMostValues) out.values.emplace_back(value);
    });
  return out;
}

}  // namespace plenary::oidc
