// Scripts of names (ICU): look-alike letters are told, never merged; other alphabets are written in Latin.
#pragma once
#include <string>
#include <string_view>

namespace plenary {

/// True when some word mixes scripts that look alike ("Нuawei" with a Cyrillic first letter), or the text
/// hides characters that change how it is read (zero-width inside a word, direction overrides). ICU's uspoof,
/// UTS 39 "highly restrictive" per word: Japanese, Korean and Chinese may mix with Latin.
bool suspicious_script(std::string_view text);

/// What a text looks like (UTS 39 skeleton), hidden characters left out: texts of one skeleton are hard to
/// tell apart. Not for showing.
std::string script_skeleton(std::string_view text);

/// Writes a text in ASCII Latin letters where ICU knows how: "Яндекс" becomes "yandeks", "ø" "o". Han stays
/// as it is: one character has several readings.
std::string to_latin(std::string_view text);

/// Undoes UTF-8 that was read as Windows-1252 and written as UTF-8 again ("WÃ¼rth"); any other text stays.
std::string read_twice_encoded(std::string text);

bool is_ascii(std::string_view text);

/// True for a text that has a Han character.
bool has_han(std::string_view text);

}  // namespace plenary
