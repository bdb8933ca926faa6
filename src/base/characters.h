// The characters of a text one by one; for folders that look at them with ICU.
#pragma once
#include <unicode/utf8.h>

#include <cstdint>
#include <string_view>

namespace plenary {

/// Calls f(character) for each character of valid or invalid UTF-8 (invalid bytes as U+FFFD).
template <class F>
void each_character(std::string_view text, F f) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    f(c);
  }
}

}  // namespace plenary
