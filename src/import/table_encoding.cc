#include "import/table_encoding.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace plenary::table {
namespace {

constexpr size_t kToldLines = 20;  // lines told one by one; the rest as a number

void append(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Unpaired surrogates and an odd last byte become U+FFFD, as everywhere else in the world.
std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](size_t i) -> uint32_t {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian ? static_cast<uint32_t>(a << 8 | b) : static_cast<uint32_t>(b << 8 | a);
  };
  std::string out;
  out.reserve(bytes.size());
  size_t i = 2;
  for (; i + 1 < bytes.size(); i += 2) {
    uint32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const uint32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  if (i < bytes.size()) append(out, 0xFFFD);
  return out;
}

// Lines that are not UTF-8 become so one by one: files pasted together from two sources mix both.
std::string by_lines(std::string_view bytes, bool declared, std::vector<Reject>& notes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  size_t told = 0;
  uint32_t line = 0, first_untold = 0;
  for (size_t from = 0; from < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', from), bytes.size());
    std::string_view text = bytes.substr(from, end - from);
    ++line;
    if (valid_utf8(text)) {
      out += text;
    } else {
      if (text.ends_with('\r')) text.remove_suffix(1);
      const std::string converted = to_utf8(text);
      out += converted;
      if (!declared && ++told <= kToldLines)
        notes.push_back({line, "not UTF-8: read as Windows-1252 (say encoding = \"windows-1252\" if it is)",
                         clean(converted, 200)});
      if (told == kToldLines + 1 && first_untold == 0) first_untold = line;
    }
    if (end < bytes.size()) out += '\n';
    from = end + 1;
  }
  if (told > kToldLines)
    notes.push_back(
        {first_untold, fmt::format("{} more lines from here on are not UTF-8", told - kToldLines), ""});
  return out;
}

// ASCII needs no closer look; eight bytes at a time.
bool plain_ascii(std::string_view text) {
  size_t i = 0;
  for (uint64_t word; i + sizeof word <= text.size(); i += sizeof word) {
    std::memcpy(&word, text.data() + i, sizeof word);
    if ((word & 0x8080808080808080u) != 0) return false;
  }
  return std::all_of(text.begin() + static_cast<ptrdiff_t>(i), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Result<std::string> decode(std::string_view bytes, bool windows_1252, std::vector<Reject>& notes) {
  std::string text;
  if (bytes.starts_with("\xFF\xFE"))
    text = from_utf16(bytes, false);
  else if (bytes.starts_with("\xFE\xFF"))
    text = from_utf16(bytes, true);
  else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    text =
        plain_ascii(bytes) || valid_utf8(bytes) ? std::string(bytes) : by_lines(bytes, windows_1252, notes);
  }
  if (text.find('\0') != std::string::npos)
    return fail(ErrorKind::kInput,
                "holds NUL bytes: a binary file, or UTF-16 without a byte-order mark; save it as UTF-8");
  return text;
}

}  // namespace plenary::table
