#include "base/hash.h"

#include <fmt/core.h>
#include <sodium.h>
#include <xxhash.h>

#include <charconv>
#include <cstring>

namespace plenary {

Digest& Digest::operator+=(const Digest& other) {
  words[0] += other.words[0];
  words[1] += other.words[1];
  return *this;
}

Digest& Digest::operator-=(const Digest& other) {
  words[0] -= other.words[0];
  words[1] -= other.words[1];
  return *this;
}

QuickHash::QuickHash() : state_(XXH3_createState()) { restart(); }
QuickHash::~QuickHash() { XXH3_freeState(state_); }

void QuickHash::restart() { XXH3_128bits_reset(state_); }

void QuickHash::add(std::string_view bytes) { XXH3_128bits_update(state_, bytes.data(), bytes.size()); }

Digest QuickHash::value() const {
  const auto value = XXH3_128bits_digest(state_);
  return {{value.low64, value.high64}};
}

Digest digest(std::string_view bytes) {
  std::array<unsigned char, 16> out;
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  Digest result;
  std::memcpy(result.words.data(), out.data(), out.size());
  return result;
}

std::string to_hex(const Digest& d) { return fmt::format("{:016x}{:016x}", d.words[0], d.words[1]); }

Digest digest_from_hex(std::string_view hex) {
  Digest d;
  if (hex.size() != 32) return d;
  for (size_t i = 0; i < 2; ++i) {
    const char* from = hex.data() + 16 * i;
    const auto [end, error] = std::from_chars(from, from + 16, d.words[i], 16);
    if (error != std::errc() || end != from + 16) return Digest{};
  }
  return d;
}

}  // namespace plenary
