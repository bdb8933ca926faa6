#include "identity/likeness.h"

#include <algorithm>
#include <array>

namespace plenary {
namespace {

constexpr size_t kLongest = 48;

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Optimal string alignment, given up above `most`.
bool within_edits(std::string_view a, std::string_view b, size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most || b.size() > kLongest) return false;
  std::array<std::array<uint8_t, kLongest + 1>, 3> row{};
  for (size_t j = 0; j <= b.size(); ++j) row[0][j] = static_cast<uint8_t>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    auto& now = row[i % 3];
    const auto& last = row[(i - 1) % 3];
    now[0] = static_cast<uint8_t>(i);
    uint8_t least = now[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      int cost = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = std::min(cost, row[(i - 2) % 3][j - 2] + 1);
      now[j] = static_cast<uint8_t>(cost);
      least = std::min(least, now[j]);
    }
    if (least > most) return false;
  }
  return row[a.size() % 3][b.size()] <= most;
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// One letter a sound: "ph" f, "ck" k, "tch" and "ch" c, "w" v, "z" s, doubled letters once.
std::string sounds(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, char>, 12> kPairs{{{"tch", 'c'},
                                                                             {"sch", 's'},
                                                                             {"ph", 'f'},
                                                                             {"ck", 'k'},
                                                                             {"ch", 'c'},
                                                                             {"th", 't'},
                                                                             {"kh", 'k'},
                                                                             {"gh", 'g'},
                                                                             {"sh", 's'},
                                                                             {"ks", 'x'},
                                                                             {"ae", 'a'},
                                                                             {"oe", 'o'}}};
  std::string out;
  for (size_t i = 0; i < word.size();) {
    char c = word[i];
    size_t step = 1;
    for (const auto& [from, to] : kPairs)
      if (word.substr(i).starts_with(from)) {
        c = to, step = from.size();
        break;
      }
    if (word.substr(i).starts_with("ue")) c = 'u', step = 2;
    if (c == 'w') c = 'v';
    if (c == 'z') c = 's';
    if (c == 'q' || (c == 'c' && step == 1)) c = 'k';
    if (c == 'y' || c == 'j') c = 'i';
    if (out.empty() || out.back() != c) out += c;
    i += step;
  }
  return out;
}

}  // namespace

bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < 5 || b.size() < 5 || a.front() != b.front() || has_digit(a) || has_digit(b)) return false;
  if (within_edits(a, b, std::min(a.size(), b.size()) >= 9 ? 2 : 1)) return true;
  return a.size() <= kLongest && b.size() <= kLongest && sounds(a) == sounds(b);
}

std::string skeleton(std::string_view word) {
  const auto heard = sounds(word.substr(0, kLongest));
  std::string out;
  for (const char c : heard)
    if (out.empty() || (!vowel(c) && out.back() != c)) out += c;
  return out;
}

uint64_t stable_hash(std::string_view text) {
  uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace plenary
