#include "base/secret.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/files.h"
#include "base/text.h"

namespace plenary {
namespace {

constexpr size_t kKeyBytes = crypto_secretbox_KEYBYTES;
static_assert(kKeyBytes == 32 && crypto_generichash_KEYBYTES == 32);

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::string hex_of(std::string_view bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), raw(bytes), bytes.size());
  out.pop_back();
  return out;
}

// The bytes of hexadecimal digits; empty for anything else.
std::string bytes_of(std::string_view hex) {
  std::string out(hex.size() / 2, '\0');
  size_t length = 0;
  const char* end = nullptr;
  if (sodium_hex2bin(raw(out), out.size(), hex.data(), hex.size(), nullptr, &length, &end) != 0 ||
      end != hex.data() + hex.size())
    return "";
  return out;
}

// Two texts never meet with one nonce: it is a digest of the text, under the key.
std::string nonce_of(const SecretKey& key, std::string_view text) {
  std::string nonce(crypto_secretbox_NONCEBYTES, '\0');
  crypto_generichash(raw(nonce), nonce.size(), raw(text), text.size(), raw(key.bytes), kKeyBytes);
  return nonce;
}

Status write_private(const std::string& path, const std::string& text) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return fail(ErrorKind::kIo, fmt::format("{}: cannot make: {}", path, std::strerror(errno)));
  const bool whole =
      ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
  ::close(fd);
  if (whole) return {};
  ::unlink(path.c_str());
  return fail(ErrorKind::kIo, fmt::format("{}: cannot write: {}", path, std::strerror(errno)));
}

}  // namespace

Result<SecretKey> read_secret_key(const std::string& path) {
  PLENARY_LET(text, read_file(path, 4096));
  SecretKey key{bytes_of(trim(text))};
  if (key.bytes.size() != kKeyBytes)
    return fail(ErrorKind::kWorkspace, fmt::format("{}: not a key: 64 hexadecimal digits are", path));
  return key;
}

Result<SecretKey> make_secret_key(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return read_secret_key(path);
  SecretKey key{std::string(kKeyBytes, '\0')};
  randombytes_buf(key.bytes.data(), kKeyBytes);
  PLENARY_TRY(write_private(path, hex_of(key.bytes) + "\n"));
  return key;
}

Digest digest(const SecretKey& key, std::string_view bytes) {
  std::array<unsigned char, 16> out{};
  crypto_generichash(out.data(), out.size(), raw(bytes), bytes.size(), raw(key.bytes), kKeyBytes);
  Digest result;
  std::memcpy(result.words.data(), out.data(), out.size());
  return result;
}

std::string seal(const SecretKey& key, std::string_view text) {
  const auto nonce = nonce_of(key, text);
  std::string box(text.size() + crypto_secretbox_MACBYTES, '\0');
  crypto_secretbox_easy(raw(box), raw(text), text.size(), raw(nonce), raw(key.bytes));
  return hex_of(nonce + box);
}

Result<std::string> unseal(const SecretKey& key, std::string_view sealed) {
  const auto bytes = key.bytes.size() == kKeyBytes ? bytes_of(sealed) : std::string();
  const std::string_view all = bytes;
  if (all.size() >= crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) {
    const auto nonce = all.substr(0, crypto_secretbox_NONCEBYTES);
    const auto box = all.substr(crypto_secretbox_NONCEBYTES);
    std::string text(box.size() - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(raw(text), raw(box), box.size(), raw(nonce), raw(key.bytes)) == 0)
      return text;
  }
  return fail(ErrorKind::kWorkspace,
              "a sealed text cannot be read: the key of the workspace is another than it was");
}

}  // namespace plenary
