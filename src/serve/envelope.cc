#include "serve/envelope.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/hash.h"
#include "base/json.h"
#include "publish/notice.h"
#include "serve/gzip.h"

namespace plenary::serve {
namespace {

constexpr std::string_view kPolicyHeader = "Content-Security-Policy";
constexpr const char* kKeeping =
    "private, no-cache";  // a browser may keep it, and asks whether it still holds
// Charts set the style of their parts by attributes.
constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' "
    "data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri "
    "'none'; form-action 'self'";
// A report is one file with its styles inside; no script runs in it.
constexpr const char* kReportPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'";

std::string page_json(const std::optional<Page>& page) {
  if (!page) return "";
  return fmt::format(", \"page\": {{\"offset\": {}, \"limit\": {}, \"total\": {}}}", page->offset,
                     page->limit, page->total ? fmt::format("{}", *page->total) : std::string("null"));
}

std::string enveloped(const Reply& reply, const Snapshot& s, Audience audience) {
  return fmt::format(
      "{{\"data\": {},\n\"meta\": {{\"snapshot\": {}, \"made_at\": {}, \"program\": {}, \"audience\": {}, "
      "\"notice\": {}{}}}}}\n",
      reply.bytes, json_string(s.hash), json_string(s.made_at), json_string(s.program),
      json_string(to_string(audience)), s.synthetic ? json_string(kSynthetic) : "null",
      page_json(reply.page));
}

}  // namespace

KeptAnswer kept_answer(const Reply& reply, const Snapshot& snapshot, Audience audience, std::string_view tag,
                       std::string_view name) {
  const bool json = reply.type == "application/json";
  KeptAnswer out;
  out.headers = {{"Content-Type", reply.type},
                 {"Cache-Control", kKeeping},
                 {"ETag", std::string(tag)},
                 {"Plenary-Snapshot", snapshot.hash}};
  if (snapshot.synthetic) out.headers.emplace_back("Plenary-Notice", kSynthetic);
  if (*reply.end != '\0')
    out.headers.emplace_back("Content-Disposition",
                             fmt::format("attachment; filename=\"{}{}\"", name, reply.end));
  if (reply.type.starts_with("text/html")) out.headers.emplace_back(kPolicyHeader, kReportPolicy);
  out.plain = std::make_shared<const std::string>(json ? enveloped(reply, snapshot, audience) : reply.bytes);
  out.packed = gzip(*out.plain, reply.type);
  return out;
}

Response response_of(const KeptAnswer& answer, bool packed) {
  Response out;
  out.headers = answer.headers;
  if (answer.packed) out.headers.emplace_back("Vary", "Accept-Encoding");
  if (packed && answer.packed) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = packed && answer.packed ? answer.packed : answer.plain;
  return out;
}

Response not_modified(const std::string& tag) { return {304, {{"ETag", tag}, {"Cache-Control", kKeeping}}}; }

std::string tag_of(std::string_view key) { return fmt::format("W/\"{}\"", to_hex(digest(key))); }

void add_protection(Response& response, bool tls) {
  if (tls) response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  const bool has_policy =
      std::ranges::any_of(response.headers, [](const auto& header) { return header.first == kPolicyHeader; });
  if (!has_policy) response.headers.emplace_back(kPolicyHeader, kContentPolicy);
  response.headers.insert(response.headers.end(), {{"X-Content-Type-Options", "nosniff"},
                                                   {"Referrer-Policy", "no-referrer"},
                                                   {"Cross-Origin-Opener-Policy", "same-origin"},
                                                   {"Cross-Origin-Resource-Policy", "same-origin"}});
}

}  // namespace plenary::serve
