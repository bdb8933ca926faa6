#include "serve/static_files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <map>
#include <mutex>
#include <optional>

#include "base/embedded.h"
#include "serve/envelope.h"
#include "serve/failure.h"
#include "serve/gzip.h"

namespace plenary::serve {
namespace {

constexpr std::string_view kFolder = "web/dist/";
constexpr std::string_view kNoDashboard =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Plenary</title>\n"
    "<p>This build of Plenary has no dashboard. The API is at <a href=\"/api/v1/status\">/api/v1/status</a>; "
    "<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a> describes it.</p></html>\n";

struct TypeOf {
  const char* end;
  const char* type;
};
constexpr std::array kTypes{TypeOf{".html", "text/html; charset=utf-8"},
                            TypeOf{".js", "text/javascript; charset=utf-8"},
                            TypeOf{".css", "text/css; charset=utf-8"},
                            TypeOf{".json", "application/json"},
                            TypeOf{".svg", "image/svg+xml"},
                            TypeOf{".png", "image/png"},
                            TypeOf{".ico", "image/x-icon"},
                            TypeOf{".txt", "text/plain; charset=utf-8"},
                            TypeOf{".webmanifest", "application/manifest+json"},
                            TypeOf{".woff2", "font/woff2"}};

std::string_view type_of(std::string_view name) {
  for (const auto& t : kTypes)
    if (name.ends_with(t.end)) return t.type;
  return "application/octet-stream";
}

struct StaticFile {
  std::string_view bytes, type;
  bool lasting = false;  ///< its name changes with its content: it can be kept for good
};

std::optional<StaticFile> find_file(std::span<const std::string> path) {
  const bool page = !path.back().contains('.');
  const auto name = page ? std::string("index.html") : fmt::format("{}", fmt::join(path, "/"));
  const auto bytes = embedded(std::string(kFolder) + name);
  if (bytes) return StaticFile{*bytes, type_of(name), name.starts_with("assets/")};
  if (page) return StaticFile{kNoDashboard, type_of("index.html"), false};
  return {};
}

// Each file is packed once, when somebody asks for it.
Bytes packed_once(const StaticFile& file) {
  static std::mutex mutex;
  static std::map<const char*, Bytes> packed;
  const std::scoped_lock lock(mutex);
  const auto [at, added] = packed.try_emplace(file.bytes.data());
  if (added) at->second = gzip(file.bytes, file.type);
  return at->second;
}

}  // namespace

Response static_response(const Request& request, std::span<const std::string> path) {
  if (request.method != "GET" && request.method != "HEAD") {
    auto refused = failure(405, "pages are read by GET");
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return refused;
  }
  const auto file = find_file(path);
  if (!file) return failure(404, "there is no such file");
  const auto tag = tag_of(file->bytes);
  if (request.header("if-none-match").contains(tag)) return not_modified(tag);
  KeptAnswer answer;
  answer.headers = {{"Content-Type", std::string(file->type)},
                    {"Cache-Control", file->lasting ? "public, max-age=31536000, immutable" : "no-cache"},
                    {"ETag", tag}};
  answer.packed = packed_once(*file);
  const bool packed = answer.packed && takes_gzip(request.header("accept-encoding"));
  if (!packed) answer.plain = std::make_shared<const std::string>(file->bytes);
  return response_of(answer, packed);
}

}  // namespace plenary::serve
