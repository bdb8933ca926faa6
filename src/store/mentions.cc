// Running text: where it mentions somebody who was erased, and the text without that.
//
// Only hashes of names are known. So each word is asked about by itself (few words are part of an erased
// name, and what was asked is remembered); where several such words follow each other, they are asked about
// as a name.
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "base/characters.h"
#include "base/text.h"
#include "store/withheld.h"

namespace plenary {
namespace {

struct Piece {
  size_t from, to;  // bytes
};

// Runs of letters, digits and marks.
std::vector<Piece> words_of(std::string_view text) {
  std::vector<Piece> all;
  bool inside = false;
  size_t at = 0;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c;
    at = static_cast<size_t>(i);
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    const bool word = u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_FORMAT_CHAR;
    if (word && !inside) all.push_back({at, at});
    if (word) all.back().to = static_cast<size_t>(i);
    inside = word;
  }
  return all;
}

// Runs of what addresses and identifiers are made of.
std::vector<Piece> tokens_of(std::string_view text) {
  constexpr std::string_view kBetween = " \t\n\r,;\"'()<>[]{}|=";
  std::vector<Piece> all;
  for (size_t at = 0; (at = text.find_first_not_of(kBetween, at)) != text.npos;) {
    const auto end = std::min(text.find_first_of(kBetween, at), text.size());
    all.push_back({at, end});
    at = end;
  }
  return all;
}

constexpr size_t kMostWords = 8;         // of a name
constexpr size_t kWidestGap = 3;         // bytes between two words of a name: ", "
constexpr size_t kRemembered = 1 << 16;  // words

}  // namespace

bool Withheld::is_name_word(const std::string& folded) {
  if (words_.size() > kRemembered) words_.clear();
  const auto [at, fresh] = words_.try_emplace(folded, false);
  if (fresh) at->second = holds(erased_, "word\n" + folded);
  return at->second;
}

std::optional<std::string> Withheld::without_mentions(std::string_view text) {
  if (erased_.empty() || text.empty()) return std::nullopt;
  std::vector<Piece> found;
  for (const auto& token : tokens_of(text)) {
    auto one = ascii_lower(text.substr(token.from, token.to - token.from));
    while (one.ends_with('.') || one.ends_with(':')) one.pop_back();
    if (one.starts_with("mailto:")) one.erase(0, 7);
    if ((one.contains('@') && holds(erased_, "mail\n" + one)) ||
        (one.contains(':') && holds(erased_, "key\n" + one)))
      found.push_back(token);
  }
  const auto words = words_of(text);
  std::vector<std::string> run;  // folded words that follow each other and are of names
  const auto ask = [&](size_t end) {
    for (size_t from = end - run.size(); from + 1 < end; ++from)
      for (size_t to = std::min(end, from + kMostWords); to > from + 1; --to) {
        const auto first = run.end() - static_cast<ptrdiff_t>(end - from);
        std::vector<std::string> name(first, first + static_cast<ptrdiff_t>(to - from));
        std::ranges::sort(name);
        std::string key = "text\n";
        for (const auto& word : name) key += (key.size() > 5 ? " " : "") + word;
        if (!holds(erased_, key)) continue;
        found.push_back({words[from].from, words[to - 1].to});
        from = to - 1;
        break;
      }
    run.clear();
  };
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i].from - words[i - 1].to > kWidestGap) ask(i);
    auto folded = fold(text.substr(words[i].from, words[i].to - words[i].from));
    if (is_name_word(folded))
      run.push_back(std::move(folded));
    else
      ask(i);
  }
  ask(words.size());
  if (found.empty()) return std::nullopt;
  // The longest of those that begin together comes first.
  std::ranges::sort(found, {}, [](const Piece& p) { return std::pair(p.from, -static_cast<int64_t>(p.to)); });
  std::string out;
  size_t at = 0;
  for (const auto& piece : found) {
    if (piece.from < at) continue;  // a name within an identifier that is gone already
    out += text.substr(at, piece.from - at);
    out += kErasedMention;
    at = piece.to;
  }
  return out + std::string(text.substr(at));
}

}  // namespace plenary
