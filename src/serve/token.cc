#include "serve/token.h"

#include <sodium.h>

#include <array>

#include "base/hash.h"

namespace plenary::serve {

std::string random_text() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
  out.pop_back();
  return out;
}

std::string hash_of(std::string_view token) { return to_hex(digest(token)); }

}  // namespace plenary::serve
