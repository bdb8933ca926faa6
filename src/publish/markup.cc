#include "publish/markup.h"

#include <algorithm>

#include "base/text.h"

namespace plenary {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// Length of the forbidden character that `rest` starts with, else 0. `rest` is valid UTF-8, so bytes tell.
size_t forbidden(std::string_view rest) {
  const auto byte = [&rest](size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0u; };
  if (byte(0) < 0x20) return byte(0) == '\n' || byte(0) == '\t' ? 0 : 1;
  if (byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return 2;                                         // U+0080..009F
  if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) return 3;  // U+202A..202E
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) return 3;  // U+2066..2069
  if (byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) return 3;                     // U+FFFE, U+FFFF
  return 0;
}

std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escape(std::string_view text) {
  const std::string valid = to_utf8(text);
  std::string out;
  out.reserve(valid.size() + valid.size() / 16);
  for (size_t i = 0; i < valid.size();) {
    if (const size_t length = forbidden(std::string_view(valid).substr(i))) {
      out += kReplacement;
      i += length;
      continue;
    }
    const std::string_view special = reference(valid[i]);
    if (special.empty())
      out += valid[i];
    else
      out += special;
    ++i;
  }
  return out;
}

std::string escape_prose(std::string_view text) {
  constexpr size_t kShort = 16;  // bytes; a longer word may have to break on a phone
  std::string out;
  for (size_t from = 0; from <= text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", from), text.size());
    const std::string_view word = text.substr(from, end - from);
    const bool keep = word.size() <= kShort && word.find('-') != std::string_view::npos;
    out += keep ? "<span class=\"whole\">" + escape(word) + "</span>" : escape(word);
    if (end < text.size()) out += text[end];
    from = end + 1;
  }
  return out;
}

std::vector<std::string_view> paragraphs_of(std::string_view prose) {
  std::vector<std::string_view> out;
  for (size_t from = 0; from < prose.size();) {
    const size_t end = std::min(prose.find("\n\n", from), prose.size());
    if (end > from) out.push_back(prose.substr(from, end - from));
    from = end + 2;
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : ascii_lower(text)) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "x" : out;
}

}  // namespace plenary
