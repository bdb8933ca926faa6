// Reading a citation letter by letter: a place in a text that moves forward when what is asked for is there.
#pragma once
#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace plenary::scan {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_letter(char c) { return is_upper(c) || is_lower(c); }
inline bool is_word(char c) { return is_letter(c) || is_digit(c); }
inline char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether `text` goes on at `at` with `literal`, which is in small letters, whatever the case of the text.
inline bool goes_on(std::string_view text, size_t at, std::string_view literal) {
  if (text.size() < at + literal.size()) return false;
  for (size_t i = 0; i < literal.size(); ++i)
    if (lower(text[at + i]) != literal[i]) return false;
  return true;
}

/// Where a line begins and ends in a text.
struct Line {
  size_t from = 0, to = 0;
};

/// The line around a byte; of a longer one what stands within `reach` bytes on either side.
inline Line line_around(std::string_view text, size_t at, size_t reach) {
  const size_t first = at - std::min(at, reach);
  const auto* newline = static_cast<const char*>(::memrchr(text.data() + first, '\n', at - first));
  const auto behind = text.substr(at, reach);
  return {newline == nullptr ? first : static_cast<size_t>(newline - text.data()) + 1,
          at + std::min(behind.find('\n'), behind.size())};
}

/// What stands around a byte: what a rule may look at besides the citation itself, however long the line is.
std::string_view around(std::string_view text, size_t at, size_t reach);

/// Whether the text holds `literal` within 200 bytes of `at`, whatever the case.
bool mentions(std::string_view text, size_t at, std::string_view literal);

struct Cursor {
  std::string_view text;
  size_t at = 0;

  /// The byte so far ahead; 0 behind the end.
  char peek(size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }

  bool take(std::string_view literal) {
    if (!goes_on(text, at, literal)) return false;
    at += literal.size();
    return true;
  }

  /// Takes up to `most` bytes that are among `set`.
  size_t take_any(std::string_view set, size_t most) {
    size_t n = 0;
    while (n < most && at < text.size() && set.find(text[at]) != set.npos) ++at, ++n;
    return n;
  }

  /// Takes a number of `least` to `most` digits; nothing when there are fewer or more.
  std::optional<std::string> digits(size_t least, size_t most) {
    size_t n = 0;
    while (is_digit(peek(n))) ++n;
    if (n < least || n > most) return std::nullopt;
    at += n;
    return std::string(text.substr(at - n, n));
  }
};

/// The byte before; a blank before the beginning.
inline char before(std::string_view text, size_t at) { return at == 0 ? ' ' : text[at - 1]; }

/// Whether a word can begin there: behind no letter or digit, or where a name changes from small to capital
/// letters ("toRFC3339").
inline bool begins_word(std::string_view text, size_t at) {
  const char c = before(text, at);
  return !is_word(c) || (is_lower(c) && at < text.size() && is_upper(text[at]));
}

/// Whether the byte lies in a run of letters and digits that is no name: base64 of 40 bytes or more, in which
/// capitals, small letters and digits take turns all the time.
inline bool in_blob(std::string_view text, size_t at) {
  constexpr size_t kReach = 48, kShortest = 40;
  const auto of_run = [&](size_t i) { return is_word(text[i]) || text[i] == '+' || text[i] == '/'; };
  const auto sort = [&](size_t i) {
    return is_digit(text[i]) ? 0 : is_upper(text[i]) ? 1 : is_lower(text[i]) ? 2 : 3;
  };
  size_t from = at, to = at;
  while (from > 0 && at - from < kReach && of_run(from - 1)) --from;
  while (to < text.size() && to - at < kReach && of_run(to)) ++to;
  size_t turns = 0;
  for (size_t i = from + 1; i < to; ++i) turns += sort(i) != sort(i - 1);
  return to - from >= kShortest && turns * 3 > to - from;
}

/// True for "1865".."2199".
inline bool is_year(std::string_view text) { return text.size() == 4 && text >= "1865" && text < "2200"; }

/// "96" of "X.500(96)" is 1996, "04" is 2004.
inline std::string whole_year(const std::string& two) { return (two > "50" ? "19" : "20") + two; }

}  // namespace plenary::scan
