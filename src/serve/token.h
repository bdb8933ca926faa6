// Tokens and session names: random texts that nobody guesses, of which only hashes are kept.
#pragma once
#include <string>
#include <string_view>

namespace plenary::serve {

/// 32 bytes of the system's random source, as 64 hexadecimal digits.
std::string random_text();

/// What is kept of a token: 32 hexadecimal digits. The token has 256 random bits, so a fast hash will do.
std::string hash_of(std::string_view token);

}  // namespace plenary::serve
