// National bodies: NIST, ANSI and INCITS, TIA, the United States' military standards, GOST, and the national
// editions that record/national reads.
#include <array>

#include "record/national.h"
#include "scan/rules.h"

namespace plenary::scan {
namespace {

std::string year_behind(Cursor c) {
  if (c.take_any("-:", 1) == 0) return "";
  const auto digits = c.digits(2, 4);
  if (!digits || is_word(c.peek())) return "";
  if (digits->size() == 2) return whole_year(*digits);
  return is_year(*digits) ? *digits : "";
}

// "FIPS PUB 180-4", "FIPS-186-4", "fips140_mode".
void fips(const Sighting& s) {
  auto c = s.behind();
  // A name that ends with FIPS is no publication by the number behind it ("ERR_LIB_FIPS 45").
  const size_t gap = c.take_any(" -_", 2);
  if (gap > 0 && before(s.text, s.at) == '_' && c.text[c.at - 1] == ' ') return;
  for (const std::string_view word : {"publication ", "pub. ", "pub ", "pub"})
    if (c.take(word)) break;
  c.take_any(" -_", 1);
  auto number = c.digits(2, 3);
  if (!number || number->front() == '0') return;
  const bool name = gap > 0 && s.behind().peek() == '_';
  if ((c.peek() == '-' || (name && c.peek() == '_')) && is_digit(c.peek(1)) && !is_word(c.peek(2)))
    *number += std::string("-") + c.peek(1);
  s.add("nist", "fips" + *number);
}

// "38D", "53", "63B", "90A": what stands behind "800-".
void add_publication(const Sighting& s, Cursor c) {
  auto number = c.digits(1, 3);
  if (!number) return;
  if (is_letter(c.peek()) && !is_word(c.peek(1))) *number += c.peek();
  s.add("nist", "sp800-" + *number);
}

// "SP 800-38C", "SP800-38C".
void publication(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take_any(" -_", 1);
  if (c.take("800") && c.take_any("-_", 1) == 1) add_publication(s, c);
}

// "800-53" where the text speaks of NIST.
void bare_publication(const Sighting& s) {
  if (is_word(before(s.text, s.at)) ||
      !(mentions(s.text, s.at, "nist") || mentions(s.text, s.at, "special pub")))
    return;
  size_t at = s.at;
  while (at > 0 && std::string_view(" -_").find(s.text[at - 1]) != std::string_view::npos) --at;
  if (at >= 2 && goes_on(s.text, at - 2, "sp")) return;  // seen by itself
  add_publication(s, s.behind());
}

// "X9.62", "X9_62_id", "ansiX962".
void x9(const Sighting& s) {
  const char left = before(s.text, s.at);
  if (is_word(left) || left == '.') return;
  auto c = s.behind();
  const auto number = c.digits(2, 3);
  if (number) s.add("ansi", "x9." + *number, year_behind(c));
}

void ansi(const Sighting& s) {
  auto c = s.behind();
  c.take_any(" _-", 1);
  if (c.take("x9")) {
    c.take_any("-", 1);
    if (const auto number = c.digits(2, 2)) s.add("ansi", "x9." + *number);
    return;
  }
  for (const std::string_view series : {"x3.", "t1.", "n42."}) {
    if (!c.take(series)) continue;
    if (const auto number = c.digits(1, 3)) s.add("ansi", std::string(series) + *number, year_behind(c));
    return;
  }
}

// "ANSI C63.4-2014": "ANSI C" alone is a language, so the point has to be there.
void ansi_c(const Sighting& s) {
  auto c = s.behind();
  auto number = c.digits(1, 3);
  if (!number || c.peek() != '.' || !is_digit(c.peek(1))) return;
  while (c.peek() == '.' && is_digit(c.peek(1))) {
    ++c.at;
    const auto part = c.digits(1, 3);
    if (!part) return;
    *number += "." + *part;
  }
  s.add("ansi", "c" + *number, year_behind(c));
}

// "INCITS 359-2012"; its technical reports are told apart by rule_mobile ("TR-20").
void incits(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take_any(" -_", 1);
  if (const auto number = c.digits(3, 3)) s.add("incits", *number, year_behind(c));
}

// "TSB74".
void bulletin(const Sighting& s) {
  if (!s.begins() || !is_upper(s.text[s.at])) return;
  auto c = s.behind();
  c.take_any(" -", 1);
  if (const auto number = c.digits(2, 3); number && !is_letter(c.peek())) s.add("tia", "tsb" + *number);
}

void joint(const Sighting& s) {
  if (!s.begins() || !is_upper(s.text[s.at])) return;
  auto c = s.behind();
  if (const auto number = c.digits(3, 3)) s.add("tia", "j-std-" + *number);
}

// "IS-136-A", "IS-95".
void interim(const Sighting& s) {
  const char left = before(s.text, s.at);
  if (is_word(left) || left == '-' || s.anchor() != "IS-") return;
  auto c = s.behind();
  const auto number = c.digits(2, 3);
  if (!number || is_word(c.peek())) return;
  std::string revision;
  if (c.peek() == '-' && is_upper(c.peek(1)) && !is_word(c.peek(2))) revision = std::string("-") + c.peek(1);
  s.add("tia", "is-" + *number + revision);
}

// "TIA-102.BAAA", "TIA/EIA-232-F", "EIA-485".
void industries(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take("/eia"), c.take("/is");
  if (c.take_any("-/", 1) == 0) return;
  if (const auto number = c.digits(2, 4); number && !is_letter(c.peek())) s.add("tia", *number);
}

// "MIL-STD-188-220", "mil_std_188_110a".
void military(const Sighting& s) {
  if (!s.begins() && before(s.text, s.at) != '_') return;
  auto c = s.behind();
  c.take_any("-_ ", 1);
  auto number = c.digits(2, 4);
  if (!number) return;
  while ((c.peek() == '-' || c.peek() == '_') && is_digit(c.peek(1))) {
    ++c.at;
    const auto part = c.digits(1, 4);
    if (!part) break;
    *number += "-" + *part;
  }
  if (is_letter(c.peek()) && !is_word(c.peek(1))) *number += c.peek();
  s.add("mil-std", *number);
}

// "GOST R 34.11-2012", "GOST 28147-89", "GOST28147".
void gost(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take_any(" _-", 1);
  const bool russian = c.take("r ") || c.take("r_") || c.take("r-");
  auto number = c.digits(2, 7);
  // "GOST 34.11": of the committee for cryptography, whose texts are all "R".
  const bool cryptography = number && *number == "34" && c.peek() == '.' && is_digit(c.peek(1));
  if (!number || (!russian && !cryptography && (number->size() < 4 || is_year(*number)))) return;
  while (c.peek() == '.' && is_digit(c.peek(1))) {
    ++c.at;
    if (const auto part = c.digits(1, 4)) *number += "." + *part;
  }
  s.add("gost", (russian || cryptography ? "r-" : "") + *number, year_behind(c));
}

// "R 1323565.1.017-2018": recommendations of the same body.
void recommendation(const Sighting& s) {
  if (is_word(before(s.text, s.at)) || !is_upper(s.text[s.at])) return;
  Cursor c{s.text, s.at + 2};
  auto number = c.digits(7, 7);
  while (number && c.peek() == '.' && is_digit(c.peek(1))) {
    ++c.at;
    if (const auto part = c.digits(1, 4)) *number += "." + *part;
  }
  if (number) s.add("gost", "r-" + *number, year_behind(c));
}

// "16 GB 2012" is memory, "GB 18030" a standard.
bool counts_bytes(std::string_view text, size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  return at > 0 && is_digit(text[at - 1]);
}

// "DIN EN ISO 9001:2015", "JIS X 0208", "gb18030", "GM/T 0015-2012". What it adopts is seen by itself.
void edition(const Sighting& s) {
  constexpr size_t kReach = 80;
  if (is_word(before(s.text, s.at))) return;
  const auto national = read_national(s.text.substr(s.at, kReach));
  if (!national) return;
  const auto& id = national->id;
  const bool character_set = id.body == "jisc" || id.body == "kats" || id.body == "gb" || id.body == "bsmi";
  if (!character_set && is_lower(s.text[s.at])) return;
  const bool plain = is_digit(id.document.front());
  if (id.body == "bsi" && plain && id.edition.empty()) return;  // "BS 4096"
  if (id.body == "gb" && id.edition.empty() &&
      (counts_bytes(s.text, s.at) ||
       (id.document != "18030" && id.document != "2312" && id.document != "13000")))
    return;
  s.add(id.body, id.document, id.edition);
}

// "CSA Z243.4-1985", "CSA C22.2".
void canadian(const Sighting& s) {
  if (is_word(before(s.text, s.at)) || !is_upper(s.text[s.at])) return;
  Cursor c{s.text, s.at + 4};
  std::string number(1, lower(c.peek()));
  ++c.at;
  const auto digits = c.digits(2, 4);
  if (!digits) return;
  number += *digits;
  if (c.peek() == '.' && is_digit(c.peek(1))) {
    ++c.at;
    if (const auto part = c.digits(1, 3)) number += "." + *part;
  }
  s.add("csa", number, year_behind(c));
}

// "\xC3\x96NORM EN ISO 9001": anchors are plain letters, so the first of it is taken in behind its anchor.
void austrian(const Sighting& s) {
  if (s.at >= 2 && s.text[s.at - 2] == '\xC3') edition({s.text, s.at - 2, s.length + 2, s.found});
}

constexpr std::array kAnchors{Anchor{"fips", fips},
                              Anchor{"sp", publication, Behind::kGap},
                              Anchor{"800-", bare_publication},
                              Anchor{"x9.", x9, Behind::kDigits},
                              Anchor{"x9_", x9, Behind::kDigits},
                              Anchor{"ansi", ansi},
                              Anchor{"ansi c", ansi_c},
                              Anchor{"incits", incits},
                              Anchor{"tsb", bulletin, Behind::kGap, true},
                              Anchor{"j-std-", joint},
                              Anchor{"is-", interim, Behind::kDigits, true},
                              Anchor{"tia", industries, Behind::kGap},
                              Anchor{"eia", industries, Behind::kGap},
                              Anchor{"mil-std", military},
                              Anchor{"mil_std", military},
                              Anchor{"gost", gost},
                              Anchor{"r 1323565", recommendation},
                              Anchor{"as/nzs", edition, Behind::kAny, true},
                              Anchor{"bs en", edition, Behind::kAny, true},
                              Anchor{"bs iso", edition, Behind::kAny, true},
                              Anchor{"bs iec", edition, Behind::kAny, true},
                              Anchor{"bs 5", edition, Behind::kAny, true},
                              Anchor{"bs 7", edition, Behind::kAny, true},
                              Anchor{"bs 8", edition, Behind::kAny, true},
                              Anchor{"can/csa", edition, Behind::kAny, true},
                              Anchor{"cns 1", edition, Behind::kAny, true},
                              Anchor{"csa z", canadian, Behind::kAny, true},
                              Anchor{"csa_z", canadian, Behind::kAny, true},
                              Anchor{"csa c2", canadian, Behind::kAny, true},
                              Anchor{"cns1", edition},
                              Anchor{"din en", edition, Behind::kAny, true},
                              Anchor{"din iso", edition, Behind::kAny, true},
                              Anchor{"din vde", edition, Behind::kAny, true},
                              Anchor{"din 4", edition, Behind::kAny, true},
                              Anchor{"din 5", edition, Behind::kAny, true},
                              Anchor{"din 6", edition, Behind::kAny, true},
                              Anchor{"gb/t", edition, Behind::kAny, true},
                              Anchor{"gb 1", edition, Behind::kAny, true},
                              Anchor{"gb 2", edition, Behind::kAny, true},
                              Anchor{"gb1", edition},
                              Anchor{"gb2", edition},
                              Anchor{"gb-1", edition},
                              Anchor{"gb_2", edition},
                              Anchor{"gm/t", edition, Behind::kAny, true},
                              Anchor{"jis", edition},
                              Anchor{"ksc", edition},
                              Anchor{"ksx", edition},
                              Anchor{"ks c", edition, Behind::kAny, true},
                              Anchor{"ks x", edition, Behind::kAny, true},
                              Anchor{"ks_c", edition},
                              Anchor{"ks_x", edition},
                              Anchor{"nen-", edition, Behind::kAny, true},
                              Anchor{"nen en", edition, Behind::kAny, true},
                              Anchor{"nf en", edition, Behind::kAny, true},
                              Anchor{"nf iso", edition, Behind::kAny, true},
                              Anchor{"norm en", austrian},
                              Anchor{"norm iso", austrian},
                              Anchor{"onorm", edition},
                              Anchor{"ss-en", edition, Behind::kAny, true},
                              Anchor{"ss-iso", edition, Behind::kAny, true},
                              Anchor{"une-en", edition, Behind::kAny, true},
                              Anchor{"une en", edition, Behind::kAny, true},
                              Anchor{"uni en", edition, Behind::kAny, true},
                              Anchor{"uni iso", edition, Behind::kAny, true}};

}  // namespace

std::span<const Anchor> national_anchors() { return kAnchors; }

}  // namespace plenary::scan
