// A key of a workspace: random bytes that only its owner may read, and what is made with it. Hashes under it
// say nothing to those who have not got it, even of names that they could guess; sealed texts are read with
// it only.
#pragma once
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"

namespace plenary {

/// 32 bytes.
struct SecretKey {
  std::string bytes;
};

/// Reads the key that a file holds as 64 hexadecimal digits.
Result<SecretKey> read_secret_key(const std::string& path);

/// Makes a key from the system's random source in a new file of mode 0600; one that is there already is read.
Result<SecretKey> make_secret_key(const std::string& path);

/// The digest under a key.
Digest digest(const SecretKey& key, std::string_view bytes);

/// Encrypts a text (XSalsa20-Poly1305), as hexadecimal digits. The same text gives the same digits: whoever
/// sees two sealed texts learns whether they are equal, and nothing else.
std::string seal(const SecretKey& key, std::string_view text);

/// The text that was sealed; an error when the digits were changed or sealed under another key.
Result<std::string> unseal(const SecretKey& key, std::string_view sealed);

}  // namespace plenary
