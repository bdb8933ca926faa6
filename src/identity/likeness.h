// Likeness of single words: slips of the pen and other ways to write one sound.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace plenary {

/// True for words that differ by one slip (a letter more, less, other, or two swapped), by two from nine
/// letters on, or only in how a sound is written ("goncharov", "gontcharov"). Words under five letters or
/// with digits must be equal.
bool alike(std::string_view a, std::string_view b);

/// What stays of a Latin word when ways to write one sound are taken together and vowels behind the first
/// letter are left out: the block of words that may be alike.
std::string skeleton(std::string_view word);

/// A 64-bit hash that is the same everywhere (FNV-1a).
uint64_t stable_hash(std::string_view text);

}  // namespace plenary
