#include "advise/mentions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "advise/work_list.h"
#include "base/text.h"
#include "record/identifier.h"

namespace plenary {
namespace {

constexpr size_t kMostWords = 5;  // of an identifier: "ITU-T Recommendation G.709 (06/2020)"

// How an identifier begins; "ECMA-262" and "ISO/IEC" go by their first letters.
constexpr std::array<std::string_view, 16> kBeginnings{"3gpp", "etsi", "itu-t", "itu-r", "iso",   "iec",
                                                       "ieee", "rfc",  "ecma",  "bcp",   "oasis", "w3c",
                                                       "nist", "fips", "ccitt", "std"};
// GSM 09.02 is 3GPP's TS 09.02, and ETSI's texts name it so.
// ETSI and 3GPP leave their own name out: "TS 23.501" is 3GPP's by its dot, "EN 300 328" is ETSI's.
constexpr std::array<std::string_view, 5> kTypes{"ts", "tr", "en", "ets", "es"};

bool separates(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (size_t i = 0; i < text.size();) {
    if (separates(text[i])) {
      ++i;
      continue;
    }
    const size_t from = i;
    while (i < text.size() && !separates(text[i])) ++i;
    out.push_back(text.substr(from, i - from));
  }
  return out;
}

std::string_view bare(std::string_view part) {
  while (!part.empty() && std::string_view("([{\"'").contains(part.front())) part.remove_prefix(1);
  while (!part.empty() && std::string_view(")]}\"'.,;:").contains(part.back())) part.remove_suffix(1);
  return part;
}

// What to put before the text so that it can be read; nothing where no identifier begins.
std::optional<std::string_view> missing_name(std::string_view first, std::string_view second) {
  const auto lower = ascii_lower(first);
  if (lower == "gsm") return "3GPP TS ";
  if (std::ranges::any_of(kBeginnings, [&](auto b) { return lower.starts_with(b); })) return "";
  if (std::ranges::find(kTypes, lower) == kTypes.end() || second.empty()) return std::nullopt;
  return second.contains('.') ? "3GPP " : "ETSI ";
}

std::string joined(std::span<const std::string_view> parts, std::string_view before) {
  std::string out(before);
  const size_t from = before.ends_with("TS ") ? 1 : 0;  // "GSM" stands for it
  for (size_t i = from; i < parts.size(); ++i) {
    if (i > from) out += ' ';
    out += i + 1 == parts.size() || i == 0 ? bare(parts[i]) : parts[i];
  }
  return out;
}

std::optional<std::string> key_of(const std::string& text) {
  const auto id = parse_identifier(text);
  if (!id || std::ranges::none_of(id->document, [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  return base_key(id->key());
}

struct Mention {
  std::string key;
  size_t words = 0;
};

// Of the readings from here on the longest known one, without words behind it that do not change its key.
std::optional<Mention> mention_at(std::span<const std::string_view> parts,
                                  const std::function<bool(const std::string&)>& known) {
  const auto before = missing_name(bare(parts[0]), parts.size() > 1 ? bare(parts[1]) : "");
  if (!before) return std::nullopt;
  std::optional<Mention> out;
  for (size_t n = std::min(kMostWords, parts.size()); n > 0; --n) {
    auto key = key_of(joined(parts.first(n), *before));
    if (!key || (out ? *key != out->key : !known(*key))) continue;
    out = {*std::move(key), n};
  }
  return out;
}

}  // namespace

void each_mention(std::string_view text, const std::function<bool(const std::string&)>& known,
                  const std::function<void(const std::string&)>& found) {
  const auto parts = parts_of(text);
  for (size_t i = 0; i < parts.size();) {
    const auto mention = mention_at(std::span(parts).subspan(i), known);
    if (mention) found(mention->key);
    i += mention ? mention->words : 1;
  }
}

}  // namespace plenary
