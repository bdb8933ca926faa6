// Inside of identifier.cc: one reader a body. Each gets the whole text in lower case, single-spaced, and
// returns nothing when the text is not of its body.
#pragma once
#include <algorithm>

#include "record/identifier.h"

namespace plenary::identifier_forms {

using Form = std::optional<DocumentId> (*)(std::string_view text);

std::optional<DocumentId> itu(std::string_view text);
std::optional<DocumentId> ietf(std::string_view text);
std::optional<DocumentId> third_generation(std::string_view text);
std::optional<DocumentId> etsi(std::string_view text);
std::optional<DocumentId> iso_iec(std::string_view text);
std::optional<DocumentId> ieee(std::string_view text);
std::optional<DocumentId> w3c(std::string_view text);
std::optional<DocumentId> oasis(std::string_view text);
std::optional<DocumentId> ecma(std::string_view text);
std::optional<DocumentId> nist(std::string_view text);
std::optional<DocumentId> whatwg(std::string_view text);
std::optional<DocumentId> national(std::string_view text);
std::optional<DocumentId> urn(std::string_view text);

/// Whether it is one of the publishers that share covers: "iso", "iec", "ieee", "cie" ...
bool is_publisher(std::string_view word);

inline bool digit(char c) { return c >= '0' && c <= '9'; }
inline bool letter(char c) { return c >= 'a' && c <= 'z'; }

/// Takes `prefix` off the front, when it is there.
inline bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// Takes what stands before the first of `stops` (or all) off the front.
inline std::string_view take_until(std::string_view& text, std::string_view stops) {
  const size_t end = std::min(text.find_first_of(stops), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

inline std::string_view take_digits(std::string_view& text) {
  size_t n = 0;
  while (n < text.size() && digit(text[n])) ++n;
  const std::string_view taken = text.substr(0, n);
  text.remove_prefix(n);
  return taken;
}

/// Joins two texts that may be empty by '-'.
inline std::string dashed(std::string a, std::string_view b) {
  if (!a.empty() && !b.empty()) a += '-';
  return a += b;
}

inline bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, digit); }

/// True for "1865".."2199".
inline bool is_year(std::string_view text) {
  return text.size() == 4 && digit(text[0]) && digit(text[1]) && digit(text[2]) && digit(text[3]) &&
         text >= "1865" && text < "2200";
}

}  // namespace plenary::identifier_forms
