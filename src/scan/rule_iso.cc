// ISO and IEC, alone and together.
#include <algorithm>
#include <array>
#include <span>

#include "scan/rules.h"

namespace plenary::scan {
namespace {

// Texts say "ISO" of joint standards and "ISO/IEC" of ISO's own: what the numbers are, where both are common.
constexpr std::array<std::string_view, 14> kOfIso{"639",   "3166",  "4217",  "6709", "8601",
                                                  "9660",  "9000",  "9001",  "9241", "15765",
                                                  "15924", "19005", "26262", "32000"};
constexpr std::array<std::string_view, 46> kOfBoth{
    "646",   "2022",  "2375",  "4873",  "6429",  "6937",  "7498",  "7811",  "7816",  "8073",
    "8473",  "8571",  "8613",  "8649",  "8802",  "8822",  "8823",  "8824",  "8825",  "8859",
    "9594",  "9797",  "9798",  "9834",  "9899",  "9945",  "10118", "10589", "10646", "10918",
    "11172", "13818", "14443", "14496", "14651", "14882", "14888", "15408", "15434", "15444",
    "15948", "18004", "18033", "21481", "23008", "27001"};

bool among(std::span<const std::string_view> list, std::string_view number) {
  return std::ranges::find(list, number) != list.end();
}

// The publishers as the text names them ("iso", "iso-iec", "iec-ieee") and the number's own body.
std::string body_of(const std::string& named, const std::string& number) {
  if (named == "iso-iec") return among(kOfIso, number) ? "iso" : named;
  if (named == "iso") return among(kOfBoth, number) ? "iso-iec" : named;
  return named;
}

struct Number {
  std::string document, edition;
};

// Up to three capital letters that end a word.
std::string letters(Cursor& c) {
  size_t n = 0;
  while (is_upper(c.peek(n))) ++n;
  if (n > 3 || is_word(c.peek(n))) return "";
  c.at += n;
  return std::string(c.text.substr(c.at - n, n));
}

// "-10", "_2_1" are parts, "-2002", ":2016", "(1997)" editions; "-1001" is a part where the number has five
// digits, ".11" where IEEE shares the cover.
void take_parts(Cursor& c, Number& out, bool name, bool joint) {
  const bool long_parts = out.document.size() == 5;
  for (;;) {
    auto next = c;
    const char mark = next.peek();
    if (mark != '-' && mark != ':' && !(name && mark == '_') && !(joint && mark == '.')) break;
    ++next.at;
    if (mark == '-' && is_upper(next.peek()) && is_digit(next.peek(1)) && is_digit(next.peek(2)) &&
        !is_word(next.peek(3))) {
      out.document += '-' + std::string(next.text.substr(next.at, 3));  // "105-E01"
      c.at = next.at + 3;
      continue;
    }
    const auto digits = next.digits(1, joint ? 5 : 4);
    if (!digits || (mark == '-' && !joint && is_letter(next.peek()) && digits->size() != 4)) break;
    c = next;
    if (is_year(*digits) && mark != '.') return static_cast<void>(out.edition = *digits);
    if (mark == ':' || (digits->size() == 4 && !long_parts)) break;
    out.document += "-" + *digits;
    if (joint && is_upper(c.peek())) out.document += letters(c);  // "8802-1AB"
  }
  auto next = c;
  // "8802/2": how parts were written until about 1990.
  if (next.take("/"))
    if (const auto part = next.digits(1, 2); part && !is_word(next.peek()) && next.peek() != '/') {
      out.document += "-" + *part;
      c = next;
    }
  next = c;
  if (!next.take("(")) return;
  const auto year = next.digits(4, 4);
  if (year && is_year(*year) && next.peek() == ')') out.edition = *year;
}

// "1024-based", "128-bit", "256 bytes": a number and no standard.
bool counts_something(Cursor c) {
  if (c.take_any("- ", 1) == 0) return false;
  return std::ranges::any_of(std::array<std::string_view, 4>{"based", "bit", "byte", "character"},
                             [&](auto word) { return goes_on(c.text, c.at, word); });
}

// "1:2022", "1984-2:2001": a year behind a colon makes a standard of any number.
bool is_dated(Cursor c) {
  for (int part = 0; part < 3; ++part) {
    if (!c.digits(1, 5)) return false;
    if (c.take(":")) {
      const auto year = c.digits(4, 4);
      return year && is_year(*year);
    }
    if (!c.take("-")) return false;
  }
  return false;
}

std::optional<Number> take_number(Cursor c, bool joint) {
  const bool name = before(c.text, c.at) == '_';
  const bool dated = is_dated(c);
  auto number = c.digits(dated ? 1 : 3, 6);
  if (!number || number->front() == '0' || counts_something(c)) return std::nullopt;
  if (number->size() > 4 && number->starts_with("8859")) {  // "iso88591", "ISO885915"
    return Number{"8859-" + number->substr(4), ""};
  }
  if (number->size() == 6) return std::nullopt;
  if (!dated && number->size() == 4 && *number >= "1960" && *number < "2040" && *number != "2022")
    return std::nullopt;  // a year
  Number out{*number, ""};
  take_parts(c, out, name || is_lower(before(c.text, c.at)) || c.peek() == '_', joint);
  return out;
}

// What stands between publisher and number; the type that it means, which belongs to the number.
struct Mark {
  std::string_view word, type;
};
constexpr std::array kMarks{Mark{"international standard", ""},
                            Mark{"standard", ""},
                            Mark{"std.", ""},
                            Mark{"std", ""},
                            Mark{"c++", ""},
                            Mark{"c", ""},
                            Mark{"norm", ""},
                            Mark{"guide", "guide"},
                            Mark{"isp", "isp"},
                            Mark{"pas", "pas"},
                            Mark{"dpas", "pas"},
                            Mark{"fdts", "ts"},
                            Mark{"fdtr", "tr"},
                            Mark{"dts", "ts"},
                            Mark{"dtr", "tr"},
                            Mark{"ts", "ts"},
                            Mark{"tr", "tr"},
                            Mark{"fdis", ""},
                            Mark{"dis", ""},
                            Mark{"is", ""},
                            Mark{"cd", ""},
                            Mark{"wd", ""},
                            Mark{"awi", ""},
                            Mark{"np", ""},
                            Mark{"prf", ""},
                            Mark{"r", "r"}};

// "TS " of "TS 18661-1", "CD TS " of "CD TS 19124".
std::string take_type(Cursor& c) {
  std::string type;
  for (int marks = 0; marks < 2; ++marks)
    for (const auto& [word, means] : kMarks) {
      auto next = c;
      if (!next.take(word)) continue;
      // "TR 29166", "TR_11548"; a technical report or specification may touch its number: "TR14652".
      if (next.take_any(" -_", 1) == 0 && !(word.size() == 2 && !means.empty() && is_digit(next.peek())))
        continue;
      c = next;
      if (!means.empty()) type = means;
      break;
    }
  return type;
}

// What stands behind the publishers.
void add(const Sighting& s, Cursor c, std::string named) {
  for (const std::string_view partner : {"/ieee", "/cie", "/astm", "/hl7", "/sae"})
    if (c.take(partner)) named.append("-").append(partner.substr(1));
  c.take_any(" \t_-:/", 2);
  const auto type = take_type(c);
  c.take_any(" #", 1);
  const bool joint = named.ends_with("-ieee");
  if (joint && lower(c.peek()) == 'p' && is_digit(c.peek(1))) ++c.at;  // a project
  const auto number = take_number(c, joint);
  if (!number) return;
  const auto plain = number->document.substr(0, number->document.find('-'));
  s.add(body_of(named, plain), type + number->document, number->edition);
}

// "csISO58GB231280": a number of the register of character sets, and no standard's.
bool is_registered_set(const Sighting& s) {
  const auto c = s.behind();
  return s.at >= 2 && goes_on(s.text, s.at - 2, "cs") && is_digit(c.peek()) && !is_digit(c.peek(3));
}

// "ISO 8601", "ISO/IEC 13818-1", "ISO/IEC/IEEE 15288", "ISO*/IEC* 14496", "ISO_IEC_14443A", "iso8859-1".
void iso(const Sighting& s) {
  if (!s.begins() || is_registered_set(s)) return;
  auto c = s.behind();
  auto next = c;
  next.take_any(" /\\*_-|", 4);
  const bool joint = next.take("iec");
  if (joint) c = next;
  c.take_any("\\*", 2);
  add(s, c, joint ? "iso-iec" : "iso");
}

// "IEC 61850", alone or with IEEE.
void iec(const Sighting& s) {
  if (!s.begins()) return;
  constexpr std::string_view kBetween = " /\\*_-|";
  size_t at = s.at;
  while (at > 0 && s.at - at < 4 && kBetween.contains(s.text[at - 1])) --at;
  if (at >= 3 && goes_on(s.text, at - 3, "iso")) return;
  add(s, s.behind(), "iec");
}

// "IWA 11:2012", an International Workshop Agreement.
void workshop(const Sighting& s) {
  if (!s.begins() || !is_upper(s.text[s.at])) return;
  auto c = s.behind();
  if (!is_dated(c)) return;
  const auto number = take_number(c, false);
  if (number) s.add("iso", "iwa" + number->document, number->edition);
}

constexpr std::array kAnchors{Anchor{"iso", iso, Behind::kNoLetter}, Anchor{"iec", iec, Behind::kNoLetter},
                              Anchor{"iwa ", workshop, Behind::kAny, true}};

}  // namespace

std::span<const Anchor> iso_anchors() { return kAnchors; }

}  // namespace plenary::scan
