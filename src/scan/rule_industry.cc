// Ecma, PKCS, SMPTE, SCTE, SAE.
#include <array>

#include "scan/rules.h"

namespace plenary::scan {
namespace {

// "ECMA-262", "Ecma-186.htm", "ECMA TR/90".
void ecma(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take_any(" -_", 1);
  const bool report = c.take("tr/") || c.take("tr-");
  const bool hyphen = before(c.text, c.at) == '-' && s.anchor() == "ECMA";  // "ECMA-6"; "ECMA 6" is a version
  auto number = c.digits(hyphen ? 1 : 2, 3);
  if (!number || is_letter(c.peek())) return;
  number->erase(0, number->find_first_not_of('0'));  // "ECMA-048"
  if (!number->empty()) s.add("ecma", (report ? "tr" : "") + *number);
}

// "PKCS #8", "pkcs12", "PKCS#11", "enginepkcs11".
void pkcs(const Sighting& s) {
  auto c = s.behind();
  c.take_any(" #-_", 2);
  const auto number = c.digits(1, 2);
  if (!number || number->front() == '0' || std::stoi(*number) > 15) return;
  s.add("pkcs", *number);
}

// "SMPTE ST 2094-40", "SMPTE240M", "SMPTE RP 431-2", "smpte170m".
void smpte(const Sighting& s) {
  if (!s.begins() && before(s.text, s.at) != '_') return;
  auto c = s.behind();
  c.take_any(" -_:", 1);
  std::string type;
  for (const std::string_view word : {"st", "rp", "eg", "rdd"}) {
    auto next = c;
    if (!next.take(word) || next.take_any(" -_:", 1) > 1 || !is_digit(next.peek())) continue;
    c = next;
    if (word != "st") type = word;
    break;
  }
  const auto number = c.digits(2, 4);
  if (!number || number->front() == '0') return;
  std::string part;
  if (c.peek() == '-' && is_digit(c.peek(1))) {
    ++c.at;
    const auto digits = c.digits(1, 3);
    if (digits) part = "-" + *digits;
  }
  s.add("smpte", type + *number + part);
}

// "s314m.pdf" on SMPTE's own pages.
void smpte_file(const Sighting& s) {
  if (is_word(before(s.text, s.at)) || !mentions(s.text, s.at, "smpte")) return;
  Cursor c{s.text, s.at + 1};
  const auto number = c.digits(3, 4);
  if (number && c.take("m.pdf")) s.add("smpte", *number);
}

// "ST 2110-20" where the text speaks of SMPTE elsewhere.
void smpte_standard(const Sighting& s) {
  if (!s.begins() || s.anchor() != "ST 2") return;
  if (!mentions(s.text, s.at, "smpte")) return;
  const auto left = s.text.substr(0, s.at);
  if (left.size() >= 6 && goes_on(s.text, s.at - 6, "smpte ")) return;  // seen by itself
  Cursor c{s.text, s.at + 3};
  const auto number = c.digits(4, 4);
  std::string part;
  if (c.peek() == '-' && is_digit(c.peek(1))) {
    ++c.at;
    if (const auto digits = c.digits(1, 3)) part = "-" + *digits;
  }
  if (number) s.add("smpte", *number + part);
}

// "SCTE 35", "ANSI/SCTE 104".
void scte(const Sighting& s) {
  if (!s.begins() && before(s.text, s.at) != '_') return;
  auto c = s.behind();
  c.take_any(" -_", 1);
  if (const auto number = c.digits(2, 3)) s.add("scte", *number);
}

// "SAE J1939".
void sae(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  if (c.take_any(" -_", 1) == 0 || !c.take("j")) return;
  if (const auto number = c.digits(3, 4)) s.add("sae", "j" + *number);
}

constexpr std::array kAnchors{Anchor{"ecma", ecma},
                              Anchor{"pkcs", pkcs},
                              Anchor{"smpte", smpte},
                              Anchor{"s3", smpte_file, Behind::kDigits},
                              Anchor{"s2", smpte_file, Behind::kDigits},
                              Anchor{"st 2", smpte_standard},
                              Anchor{"scte", scte},
                              Anchor{"sae", sae, Behind::kGap}};

}  // namespace

std::span<const Anchor> industry_anchors() { return kAnchors; }

}  // namespace plenary::scan
