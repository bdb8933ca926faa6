#include "serve/gzip.h"

#include <zlib.h>

#include <algorithm>

#include "base/text.h"

namespace plenary::serve {
namespace {

constexpr size_t kLeast = 1024;
constexpr int kLevel = 5, kGzipWindow = 15 + 16;

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") || type == "image/svg+xml";
}

}  // namespace

Bytes gzip(std::string_view bytes, std::string_view type) {
  if (bytes.size() < kLeast || !is_text(type)) return nullptr;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return nullptr;
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return whole ? std::make_shared<const std::string>(std::move(out)) : nullptr;
}

bool takes_gzip(std::string_view accept_encoding) {
  for (const auto part : split(accept_encoding, ',')) {
    const auto semicolon = std::min(part.find(';'), part.size());
    const auto weight = trim(part.substr(semicolon));
    if (trim(part.substr(0, semicolon)) == "gzip") return weight != ";q=0" && weight != "; q=0";
  }
  return false;
}

}  // namespace plenary::serve
