// IETF: RFC, STD, BCP, FYI and Internet-Drafts.
#include <array>

#include "scan/rules.h"

namespace plenary::scan {
namespace {

constexpr int kLongestRange = 60;  // "RFCs 2045-2049"; more is no list of one subject

std::string without_zeros(const std::string& number) {
  const auto first = number.find_first_not_of('0');
  return first == number.npos ? "" : number.substr(first);
}

void add_rfc(const Sighting& s, const std::string& number) {
  if (const auto plain = without_zeros(number); !plain.empty()) s.add("ietf", "rfc" + plain);
}

// "2045-2049": all between, too.
void add_range(const Sighting& s, const std::string& from, const std::string& to) {
  const int first = std::stoi(from), last = std::stoi(to);
  if (last <= first || last - first > kLongestRange) return;
  for (int n = first + 1; n <= last; ++n) add_rfc(s, std::to_string(n));
}

// "RFCs 2045, 2046 and 2047", "RFCs 2045-2049": what follows the first number.
void add_rest_of_list(const Sighting& s, Cursor c, std::string last) {
  for (;;) {
    auto next = c;
    next.take_any(" ", 2);
    const bool range =
        next.take("-") || next.take("\xE2\x80\x93") || next.take("to ") || next.take("through ");
    if (!range && next.take_any(",/&", 1) == 0 && !next.take("and ") && !next.take("or ")) return;
    next.take_any(" ", 2);
    if (!range && (next.take("and ") || next.take("or "))) next.take_any(" ", 2);
    if (next.take("rfc")) next.take_any(" -_", 1);
    const auto number = next.digits(3, 5);
    if (!number) return;
    range ? add_range(s, last, *number) : add_rfc(s, *number);
    last = *number;
    c = next;
  }
}

// "RFC 2045, 2046 and 2047", "RFC 1034/1035": without the plural only numbers that are no years.
void add_plain_list(const Sighting& s, Cursor c) {
  for (;;) {
    c.take_any(" ", 1);
    if (!c.take("and ") && !c.take("or ") && !c.take("& ") && c.take_any(",/", 1) == 0) return;
    c.take_any(" ", 1);
    if (c.take("and ") || c.take("or ")) c.take_any(" ", 1);
    const auto number = c.digits(4, 4);
    if (!number || is_word(c.peek()) || (c.peek() == '.' && is_digit(c.peek(1))) ||
        (*number > "1965" && *number < "2036"))
      return;
    add_rfc(s, *number);
  }
}

// Within the name of an Internet-Draft the number is that of the text which it will replace.
bool in_draft_name(std::string_view text, size_t at) {
  constexpr size_t kLongest = 100;
  size_t from = at;
  while (from > 0 && at - from < kLongest && (is_word(text[from - 1]) || text[from - 1] == '-')) --from;
  return goes_on(text, from, "draft-");
}

void rfc(const Sighting& s) {
  if ((before(s.text, s.at) == '-' && in_draft_name(s.text, s.at)) || in_blob(s.text, s.at)) return;
  auto c = s.behind();
  const bool plural = lower(c.peek()) == 's' && !is_letter(c.peek(1));
  if (plural) ++c.at;
  const size_t gap = c.take_any(" \t_-#:.", 2);
  const bool capital = s.anchor() == "RFC";
  const auto number = c.digits(gap == 0 || capital ? 2 : 3, 5);
  if (!number) return;
  add_rfc(s, *number);
  plural ? add_rest_of_list(s, c, *number) : add_plain_list(s, c);
}

// "bcp47_tag", "bcp47u": a name of code, without anything between.
void practice_in_name(const Sighting& s) {
  auto c = s.behind();
  if (!s.begins() && before(s.text, s.at) != '_') return;
  if (const auto number = c.digits(2, 3); number && number->front() != '0') s.add("ietf", "bcp" + *number);
}

// "STD 13", "BCP14": capitals, and no part of another name ("MIL-STD-188").
void series(const Sighting& s) {
  const auto name = s.anchor();
  if (name == "bcp") return practice_in_name(s);
  if (!is_upper(name[0]) || !is_upper(name[2])) return;
  const char left = before(s.text, s.at);
  if (is_word(left) || left == '-' || left == '_') return;
  auto c = s.behind();
  c.take_any(" -#", 1);
  const auto number = c.digits(1, 4);
  if (!number || c.peek() == '-' || (c.peek() == '.' && is_digit(c.peek(1))) || is_letter(c.peek())) return;
  const auto plain = without_zeros(*number);
  if (plain.empty() || plain.size() > 3) return;
  s.add("ietf", std::string(name) + plain);
}

// "draft-ietf-quic-http-34.txt": at least an author or group and a subject.
void draft(const Sighting& s) {
  const char left = before(s.text, s.at);
  if (is_word(left) || left == '_' || left == '-') return;
  auto c = s.behind();
  while (is_word(c.peek()) || c.peek() == '-') ++c.at;
  std::string name(s.text.substr(s.at, c.at - s.at));
  while (name.ends_with('-')) name.pop_back();
  std::string edition;
  if (const auto dash = name.rfind('-');
      name.size() - dash == 3 && is_digit(name[dash + 1]) && is_digit(name[dash + 2])) {
    edition = name.substr(dash + 1);
    name.resize(dash);
  }
  const auto subject = name.find('-', s.length);
  if (subject == name.npos || subject == s.length || name.size() < 12) return;
  s.add("ietf", std::move(name), std::move(edition));
}

constexpr std::array kAnchors{Anchor{"rfc", rfc}, Anchor{"std", series, Behind::kGap, true},
                              Anchor{"bcp", series, Behind::kGap}, Anchor{"fyi", series, Behind::kGap, true},
                              Anchor{"draft-", draft}};

}  // namespace

std::span<const Anchor> internet_anchors() { return kAnchors; }

}  // namespace plenary::scan
