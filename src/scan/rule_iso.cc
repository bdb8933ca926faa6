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

// "-10", "_2_1" are parts, "-2002", ":2016", "(1997)" editions.
void take_parts(Cursor& c, Number& out, bool name) {
  for (;;) {
    auto next = c;
    const char mark = next.peek();
    if (mark != '-' && mark != ':' && !(name && mark == '_')) break;
    ++next.at;
    const auto digits = next.digits(1, 4);
    if (!digits || (mark == '-' && is_letter(next.peek()) && digits->size() != 4)) break;
    c = next;
    if (is_year(*digits)) return static_cast<void>(out.edition = *digits);
    if (digits->size() == 4 || mark == ':') break;
    out.document += "-" + *digits;
  }
  auto next = c;
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

std::optional<Number> take_number(Cursor c, size_t least) {
  const bool name = before(c.text, c.at) == '_';
  auto number = c.digits(least, 5);
  if (!number || number->front() == '0' || counts_something(c)) return std::nullopt;
  if (number->size() == 5 && number->starts_with("8859")) {  // "iso88591"
    return Number{"8859-" + number->substr(4), ""};
  }
  if (number->size() == 4 && *number >= "1960" && *number < "2040" && *number != "2022")
    return std::nullopt;  // a year
  Number out{*number, ""};
  take_parts(c, out, name || is_lower(before(c.text, c.at)) || c.peek() == '_');
  return out;
}

// "TS 18661-1", "TR 29166": the type belongs to the number.
std::string take_type(Cursor& c) {
  for (const std::string_view type : {"ts", "tr", "pas"}) {
    auto next = c;
    if (!next.take(type) || (next.peek() != ' ' && next.peek() != '-')) continue;
    ++next.at;
    c = next;
    return std::string(type);
  }
  for (const std::string_view word :
       {"standard ", "std. ", "std ", "international standard ", "norm ", "is ", "dis ", "fdis "})
    if (c.take(word)) break;
  return "";
}

// What stands behind the publishers.
void add(const Sighting& s, Cursor c, std::string named) {
  if (c.take("/ieee")) named += "-ieee";
  c.take("/cie");
  c.take_any(" \t_-:/", 2);
  const auto type = take_type(c);
  c.take_any(" #", 1);
  const auto number = take_number(c, 3);
  if (!number) return;
  const auto plain = number->document.substr(0, number->document.find('-'));
  s.add(body_of(named, plain), type + number->document, number->edition);
}

// "ISO 8601", "ISO/IEC 13818-1", "ISO/IEC/IEEE 15288", "ISO*/IEC* 14496", "ISO_IEC_14443A", "iso8859-1".
void iso(const Sighting& s) {
  if (!s.begins()) return;
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

constexpr std::array kAnchors{Anchor{"iso", iso, Behind::kNoLetter}, Anchor{"iec", iec, Behind::kNoLetter}};

}  // namespace

std::span<const Anchor> iso_anchors() { return kAnchors; }

}  // namespace plenary::scan
