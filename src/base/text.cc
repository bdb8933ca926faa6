#include "base/text.h"

#include <fmt/core.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>

#include "base/characters.h"

namespace plenary {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

size_t leading_space(std::string_view s) {
  if (s.empty()) return 0;
  if (ascii_space(s[0])) return 1;
  if (s.starts_with(kNoBreakSpace)) return 2;
  return s.starts_with(kByteOrderMark) ? 3 : 0;
}

size_t trailing_space(std::string_view s) {
  if (s.empty()) return 0;
  if (ascii_space(s.back())) return 1;
  if (s.ends_with(kNoBreakSpace)) return 2;
  return s.ends_with(kByteOrderMark) ? 3 : 0;
}

void append_utf8(std::string& out, UChar32 c) {
  std::array<char, 4> buffer;
  int32_t length = 0;
  U8_APPEND_UNSAFE(buffer.data(), length, c);
  out.append(buffer.data(), static_cast<size_t>(length));
}

// Windows-1252 for 0x80..0x9F; zero where the code page has none.
constexpr std::array<uint16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_zero_width(UChar32 c) {
  return u_charType(c) == U_FORMAT_CHAR || c == 0x034F || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_bidi_control(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C;
}

bool plain_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (const size_t n = leading_space(text)) text.remove_prefix(n);
  while (const size_t n = trailing_space(text)) text.remove_suffix(n);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  size_t from = 0;
  for (size_t at; (at = text.find(separator, from)) != std::string_view::npos; from = at + 1)
    parts.push_back(text.substr(from, at - from));
  parts.push_back(text.substr(from));
  return parts;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && ascii_lower(a) == ascii_lower(b);
}

bool valid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t length = text.size();
  for (size_t i = 0; i < length;) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c;
    int32_t at = 0;  // ICU counts in 32 bits; a character needs four bytes at the most
    const auto rest = static_cast<int32_t>(std::min<size_t>(length - i, 4));
    U8_NEXT(bytes + i, at, rest, c);
    if (c < 0) return false;
    i += static_cast<size_t>(at);
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const bool utf8 = valid_utf8(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (utf8 && out.empty() && bytes.substr(i).starts_with(kByteOrderMark)) {
      i += kByteOrderMark.size() - 1;  // it stood behind what fell away
    } else if (byte == '\r') {
      if (i + 1 >= bytes.size() || bytes[i + 1] != '\n') out += '\n';
    } else if (byte == '\t' || byte == '\n' || (byte >= 0x20 && byte != 0x7F && (byte < 0x80 || utf8))) {
      out += static_cast<char>(byte);
    } else if (byte >= 0x80 && !utf8) {
      const UChar32 c = byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte;
      append_utf8(out, c == 0 ? 0xFFFD : c);
    }
  }
  return out;
}

std::string clean(std::string_view bytes, size_t limit) {
  std::string converted;
  if (!plain_ascii(bytes)) {
    converted = to_utf8(bytes);
    bytes = converted;
  }
  std::string out;
  out.reserve(std::min(bytes.size(), limit));
  for (size_t i = 0; i < bytes.size() && out.size() < limit;) {
    if (const size_t n = leading_space(bytes.substr(i))) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += n;
    } else if (out.empty() && bytes.substr(i).starts_with(kByteOrderMark)) {
      i += kByteOrderMark.size();
    } else {
      const auto byte = static_cast<unsigned char>(bytes[i++]);
      if (byte >= 0x20 && byte != 0x7F) out += static_cast<char>(byte);
    }
  }
  while (!out.empty() && !valid_utf8(out)) out.pop_back();  // a cut character
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto put = [&out](UChar32 c) {
    if (u_isalnum(c))
      append_utf8(out, c);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  };
  if (plain_ascii(text)) {
    for (const char c : text) put(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  } else {
    UErrorCode status = U_ZERO_ERROR;
    const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto* decompose = icu::Normalizer2::getNFDInstance(status);
    const auto folded = decompose->normalize(
        casefold->normalize(
            icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))),
            status),
        status);
    for (int32_t i = 0; i < folded.length();) {
      const UChar32 c = folded.char32At(i);
      i += U16_LENGTH(c);
      if (u_charType(c) != U_NON_SPACING_MARK && !is_zero_width(c)) put(c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  each_character(text, [&out](UChar32 c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_bidi_control(c))
      out += fmt::format("\\u{:04x}", c);
    else
      append_utf8(out, c);
  });
  return out;
}

size_t display_width(std::string_view text) {
  size_t width = 0;
  each_character(text, [&width](UChar32 c) {
    if (u_charType(c) == U_NON_SPACING_MARK || is_zero_width(c)) return;
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  });
  return width;
}

}  // namespace plenary
