// IEEE: "IEEE Std 1588-2008", "802.11ac", "ieee80211", "IEEE_8021QAZ".
#include <array>

#include "scan/rules.h"

namespace plenary::scan {
namespace {

// "ab" of "802.1AB", "x" of "8021X", up to three letters and no word.
std::string letters_behind(Cursor& c) {
  size_t n = 0;
  while (is_letter(c.peek(n))) ++n;
  if (n == 0 || n > 3 || is_digit(c.peek(n))) return "";
  c.at += n;
  return std::string(c.text.substr(c.at - n, n));
}

std::string year_behind(Cursor c) {
  if (c.take_any("-:", 1) == 0) return "";
  const auto year = c.digits(4, 4);
  return year && is_year(*year) ? *year : "";
}

// "a/b/g" behind "802.11": each an amendment.
void add_rest_of_list(const Sighting& s, Cursor c, const std::string& number) {
  while (c.peek() == '/' && is_letter(c.peek(1))) {
    ++c.at;
    const auto letters = letters_behind(c);
    if (letters.empty() || letters.size() > 2) return;
    s.add("ieee", "802." + number + letters);
  }
}

// What stands behind "802.": the number of the group, then letters.
void add_group(const Sighting& s, Cursor c, bool list) {
  const auto number = c.digits(1, 2);
  if (!number || *number == "0" || number->starts_with("0")) return;
  auto letters = letters_behind(c);
  std::string task;
  if (letters.empty() && c.peek() == '.' && is_digit(c.peek(1))) {  // "802.15.4"
    ++c.at;
    if (const auto more = c.digits(1, 2)) task = "." + *more, letters = letters_behind(c);
  }
  s.add("ieee", "802." + *number + task + letters, year_behind(c));
  if (list && !letters.empty()) add_rest_of_list(s, c, *number);
}

// "802.3", "802_1x" by themselves.
void group(const Sighting& s) {
  char left = before(s.text, s.at);
  if (left == 'P') left = before(s.text, s.at - 1);  // the project "P802.11bf"
  if (is_word(left) || left == '.' || left == ',' || !is_digit(s.behind().peek())) return;
  if (s.text[s.at + 3] == '_' && left != '_' && left != ' ' && left != '"') return;
  add_group(s, s.behind(), true);
}

// "80211", "8021x", "8021Qaz" in names: behind IEEE or a wireless prefix, or as a name of its own with
// letters.
void packed(const Sighting& s, Cursor c) {
  if (!c.take("802")) return;
  for (const std::string_view two : {"11", "15", "16", "10", "12", "17", "21", "22"})
    if (goes_on(c.text, c.at, two) && !is_digit(c.peek(2))) {
      c.at += 2;
      return s.add("ieee", "802." + std::string(two) + (c.peek() == '_' ? "" : letters_behind(c)));
    }
  if (!is_digit(c.peek()) || is_digit(c.peek(1))) return;
  const std::string one(1, c.peek());
  ++c.at;
  s.add("ieee", "802." + one + letters_behind(c));
}

void packed_alone(const Sighting& s) {
  const char left = before(s.text, s.at);
  bool prefix = !is_word(left);
  for (const std::string_view word : {"nl", "mac", "lib", "cfg", "net"})
    if (s.at >= word.size() && goes_on(s.text, s.at - word.size(), word)) prefix = true;
  auto c = s.behind();
  // A number of that size is no name unless letters make it one.
  const bool named = is_word(c.peek()) ? is_letter(c.peek())
                                       : c.peek() == '_' || left == '_' || is_letter(left) || left == '-';
  if (prefix && named && !is_digit(c.peek())) packed(s, {s.text, s.at});
}

// "1003.1", "C37.06.1", "11073.10101", "1012a" and the year behind it. Small numbers and years are numbers of
// standards only where the text says "Std" or has the "P" of a project.
void add_number(const Sighting& s, Cursor c, bool sure) {
  std::string number;
  const char series = lower(c.peek());
  if ((series == 'c' || series == 'n') && is_digit(c.peek(1))) number = series, ++c.at;
  const auto digits = c.digits(sure || !number.empty() ? 1 : 3, 5);
  if (!digits) return;
  const bool points = c.peek() == '.' && is_digit(c.peek(1));
  if (!number.empty() && !points) return;
  if (!sure && number.empty()) {
    if (digits->front() == '0' || (!points && *digits > "1985" && *digits < "2040" && digits->size() == 4))
      return;
    if (digits->size() == 3 && *digits != "754" && *digits != "488" && *digits != "854" && *digits != "695")
      return;
  }
  number += *digits;
  while (c.peek() == '.' && is_digit(c.peek(1))) {
    ++c.at;
    const auto part = c.digits(1, 5);
    if (!part) return;
    number += "." + *part;
  }
  if ((sure || is_lower(c.peek())) && is_letter(c.peek()) && !is_word(c.peek(1))) number += c.text[c.at++];
  s.add("ieee", number, year_behind(c));
}

// "IEEE 1588-2008", "IEEE Std 1003.1", "IEEE PC37.118", "ieee1394".
void named(const Sighting& s) {
  if (!s.begins() && !is_letter(before(s.text, s.at))) return;
  for (const std::string_view partner : {"iso/", "iec/"})
    if (s.at >= partner.size() && goes_on(s.text, s.at - partner.size(), partner))
      return;  // seen by rule_iso
  auto c = s.behind();
  c.take_any(" _-", 2);
  for (const std::string_view word : {"unapproved ", "approved ", "draft "})
    if (c.take(word)) break;
  bool sure = false;
  for (const std::string_view word : {"standards ", "standard ", "std. ", "std ", "std"})
    if ((sure = c.take(word))) break;
  c.take_any(" -_", 1);
  if (lower(c.peek()) == 'p' && (is_digit(c.peek(1)) || is_digit(c.peek(2)))) ++c.at, sure = true;
  if (!goes_on(c.text, c.at, "802")) return add_number(s, c, sure);
  if (c.peek(3) == '.' && is_digit(c.peek(4))) return;  // seen by itself
  if (c.peek(3) == '-' && !year_behind({c.text, c.at + 3}).empty())
    return s.add("ieee", "802", year_behind({c.text, c.at + 3}));
  packed(s, c);
}

constexpr std::array kAnchors{Anchor{"ieee", named},          Anchor{"802.", group},
                              Anchor{"802_", group},          Anchor{"80211", packed_alone},
                              Anchor{"8021x", packed_alone},  Anchor{"8021q", packed_alone},
                              Anchor{"8021ad", packed_alone}, Anchor{"8021as", packed_alone}};

}  // namespace

std::span<const Anchor> ieee_anchors() { return kAnchors; }

}  // namespace plenary::scan
