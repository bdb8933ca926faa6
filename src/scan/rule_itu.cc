// ITU-T and ITU-R Recommendations: with the name of the body, by their bare numbers, and inside names of
// code.
#include <algorithm>
#include <array>

#include "scan/rules.h"

namespace plenary::scan {
namespace {

// How the numbers of a series look where nobody says ITU: fewest and most digits, 0 where a bare letter and
// number mean too many other things (sections, pages, versions).
struct Series {
  char letter;
  size_t least, most;
};
constexpr std::array kBareSeries{Series{'E', 3, 3}, Series{'G', 3, 4}, Series{'H', 3, 3}, Series{'I', 3, 3},
                                 Series{'J', 2, 3}, Series{'P', 3, 4}, Series{'Q', 3, 4}, Series{'T', 2, 3},
                                 Series{'V', 2, 3}, Series{'X', 2, 4}, Series{'Y', 4, 4}, Series{'Z', 3, 3}};

// Words after which "X.25" is a place in the text itself.
constexpr std::array<std::string_view, 10> kPlaces{"section", "annex",  "appendix", "table", "figure",
                                                   "fig",     "clause", "chapter",  "sect",  "step"};

constexpr std::array<std::string_view, 19> kRadioSeries{"bt", "bs", "bo", "br", "is",  "pi", "ra",
                                                        "rs", "sa", "sf", "sm", "sng", "tf", "f",
                                                        "m",  "p",  "r",  "s",  "v"};

// Numbers of ITU-R are given once for all series; these are cited without: "ITU-R Recommendation 709".
struct RadioNumber {
  std::string_view number, series;
};
constexpr std::array kRadioNumbers{RadioNumber{"470", "bt"},  RadioNumber{"601", "bt"},
                                   RadioNumber{"709", "bt"},  RadioNumber{"1371", "m"},
                                   RadioNumber{"1770", "bs"}, RadioNumber{"1886", "bt"},
                                   RadioNumber{"2020", "bt"}, RadioNumber{"2100", "bt"}};

bool follows_place(std::string_view text, size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.')) --at;
  size_t from = at;
  while (from > 0 && is_letter(text[from - 1])) --from;
  return std::ranges::any_of(
      kPlaces, [&](auto place) { return at - from == place.size() && goes_on(text, from, place); });
}

// "(06/2020)", "(96)", "(2004)", "-202102" behind a number.
std::string edition_behind(Cursor c) {
  if (c.take("-") && c.peek(6) != '\0' && !is_word(c.peek(6)))
    if (const auto date = c.digits(6, 6); date && is_year(date->substr(0, 4)))
      return date->substr(0, 4) + "-" + date->substr(4);
  if (!c.take("(") && !(c.take(" ") && c.take("("))) return "";
  const auto first = c.digits(2, 4);
  if (!first) return "";
  if (first->size() == 4) return is_year(*first) && c.peek() == ')' ? *first : "";
  if (c.peek() == ')') return whole_year(*first);
  const auto year = c.take("/") ? c.digits(2, 4) : std::nullopt;
  if (!year || c.peek() != ')') return "";
  return (year->size() == 2 ? whole_year(*year) : *year) + "-" + *first;
}

// ".222.0", "bis": what belongs to a number behind its first digits.
std::string rest_of_number(Cursor& c) {
  std::string rest;
  while (c.peek() == '.' && is_digit(c.peek(1))) {
    auto next = c;
    ++next.at;
    const auto digits = next.digits(1, 3);
    if (!digits) break;
    rest += "." + *digits;
    c = next;
  }
  for (const std::string_view more : {"bis", "ter", " bis", " ter"})
    if (goes_on(c.text, c.at, more) && !is_word(c.peek(more.size())))
      c.at += more.size(), rest += more.substr(more.size() - 3);
  return rest;
}

void add_recommendation(const Sighting& s, Cursor c, char series, const std::string& number) {
  const auto rest = rest_of_number(c);
  s.add("itu-t", std::string{lower(series), '.'} + number + rest, edition_behind(c));
}

// "H.264" and "X25" behind the body's name: the letter and a point, or two digits at least.
bool take_telecom(const Sighting& s, Cursor c) {
  if (!is_letter(c.peek())) return false;
  const Sighting here{s.text, c.at, 1, s.found};
  const char series = c.peek();
  if (series == 'p' && before(c.text, c.at) == ' ') return false;  // a page
  ++c.at;
  const bool point = c.take(".");
  const auto number = c.digits(point ? 1 : 2, 4);
  if (!number) return false;
  add_recommendation(here, c, series, *number);
  return true;
}

// "G Suppl. 39", "Series Y Supplement 40", "G-series Supplement 39", "L.Sup47" behind the body's name.
bool take_supplement(const Sighting& s, Cursor c) {
  c.take("series ");
  const char series = lower(c.peek());
  if (!is_letter(series)) return false;
  const Sighting here{s.text, c.at, 1, s.found};
  ++c.at;
  if (!c.take("-series") && !c.take(" series")) c.take_any(".", 1);
  c.take_any(" -", 1);
  if (!c.take("supplement") && !c.take("suppl.") && !c.take("suppl") && !c.take("sup")) return false;
  c.take_any(". ", 2);
  const auto number = c.digits(1, 3);
  if (number) here.add("itu-t", std::string{series, '.'} + "suppl" + *number, edition_behind(c));
  return number.has_value();
}

// "BT.709-6", "BT1119.1".
bool take_radio(const Sighting& s, Cursor c) {
  for (const auto series : kRadioSeries) {
    auto next = c;
    if (!next.take(series)) continue;
    next.take_any(". _", 1);
    const auto number = next.digits(before(next.text, next.at) == '.' ? 1 : 2, 4);
    if (!number) continue;
    const bool part = (next.peek() == '-' || next.peek() == '.') && is_digit(next.peek(1));
    if (part) ++next.at;
    const auto edition = part ? next.digits(1, 2) : std::nullopt;
    Sighting{s.text, c.at, 1, s.found}.add("itu-r", std::string(series) + "." + *number,
                                           edition.value_or(""));
    return true;
  }
  return false;
}

// "1371-5" behind "ITU-R".
bool take_radio_number(const Sighting& s, Cursor c) {
  const Sighting here{s.text, c.at, 1, s.found};
  const auto number = c.digits(3, 4);
  const auto* known =
      number ? std::ranges::find(kRadioNumbers, *number, &RadioNumber::number) : kRadioNumbers.end();
  if (known == kRadioNumbers.end()) return false;
  const auto edition = c.take("-") ? c.digits(1, 2) : std::nullopt;
  here.add("itu-r", std::string(known->series) + "." + *number, edition.value_or(""));
  return true;
}

// "ITU-T Rec. H.264", "ITU*-T H.264", "CCITT X.25", "ITUT_T35".
void named(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take_any("-_ *\\", 3);
  const bool radio = lower(c.peek()) == 'r' && !is_word(c.peek(1)) && c.peek(1) != '.';
  if (radio || (lower(c.peek()) == 't' && !is_word(c.peek(1)) && c.peek(1) != '.')) ++c.at;
  c.take_any("-_ *:/", 3);
  for (const std::string_view word :
       {"recommendations", "recommendation", "recs.", "rec.", "rec", "standard"})
    if (c.take(word)) break;
  c.take_any("-_ :", 3);
  if (radio ? take_radio(s, c) || take_radio_number(s, c) : take_telecom(s, c) || take_supplement(s, c))
    return;
  if (!radio) take_radio(s, c);
}

// "X.509" alone.
void bare(const Sighting& s) {
  const char letter = s.text[s.at], left = before(s.text, s.at);
  if (!is_upper(letter) || is_word(left) || left == '.' || left == '-' || left == '_' || left == '%') return;
  const auto* series = std::ranges::find(kBareSeries, letter, &Series::letter);
  if (series == kBareSeries.end() || follows_place(s.text, s.at)) return;
  if (s.at >= 6 && goes_on(s.text, s.at - 6, "itu-r ")) return;  // the other sector's
  auto c = s.behind();
  const auto number = c.digits(series->least, series->most);
  if (!number || number->front() == '0') return;
  if (letter == 'X' && (*number == "10" || *number == "11")) return;  // the window system
  if (is_word(c.peek()) && !(letter == 'G' || letter == 'H') && !goes_on(c.text, c.at, "bis") &&
      !goes_on(c.text, c.at, "v"))
    return;
  add_recommendation(s, c, letter, *number);
}

// "T37, T38, T39": names that somebody counted up.
bool in_a_row(std::string_view text, size_t at, std::string_view name) {
  const int number = std::stoi(std::string(name.substr(1)));
  const auto near = around(text, at, 200);
  const auto named = [&](int n) {
    const auto digits = std::to_string(n);
    for (size_t i = near.find(digits); i != near.npos; i = near.find(digits, i + 1))
      if (i > 0 && lower(near[i - 1]) == lower(name[0])) return true;
    return false;
  };
  return named(number - 1) && named(number + 1);
}

// "x509", "h264_", "HAVE_X25": names of code with numbers that nothing else has.
void embedded(const Sighting& s) {
  const auto name = s.anchor();
  auto c = s.behind();
  if (is_digit(c.peek()) || is_digit(before(s.text, s.at))) return;
  if (in_a_row(s.text, s.at, name) || in_blob(s.text, s.at)) return;
  // Short or hexadecimal names need both ends free.
  const bool distinct = name.size() == 4 && lower(name[0]) != 'e' && lower(name[0]) != 'q';
  if (!distinct && ((!s.begins()) || is_letter(c.peek()))) return;
  std::string edition;
  if (auto year = c; year.take("-"))
    if (const auto digits = year.digits(4, 4); digits && is_year(*digits)) edition = *digits;
  s.add("itu-t", std::string{lower(name[0]), '.'} + std::string(name.substr(1)) + rest_of_number(c), edition);
}

// "BT.709", "BT2020" in names of colour spaces; "BS.1770".
void radio(const Sighting& s) {
  if (!is_upper(s.text[s.at]) || is_word(before(s.text, s.at))) return;
  auto c = s.behind();
  c.take_any(".", 1);
  auto end = c;
  const auto number = end.digits(3, 4);
  if (number && number->front() != '0') take_radio(s, {s.text, s.at});
}

// "T-REC-X.680-202102-I", "R-REC-BT.709-6-201506".
void published(const Sighting& s) {
  lower(s.text[s.at]) == 'r' ? take_radio(s, s.behind()) : take_telecom(s, s.behind());
}

// "itu-t/t/t38/2002-Amd1/": the folders of the body's own collection of modules.
void folders(const Sighting& s) {
  auto c = s.behind();
  const char series = lower(c.peek());
  if (!is_letter(series) || c.peek(1) != '/' || lower(c.peek(2)) != series) return;
  c.at += 3;
  const auto number = c.digits(1, 4);
  if (!number) return;
  const auto rest = rest_of_number(c);
  std::string edition;
  if (c.take("/"))
    while (is_word(c.peek()) || c.peek() == '-') edition += lower(c.text[c.at++]);
  s.add("itu-t", std::string{series, '.'} + *number + rest, is_year(edition.substr(0, 4)) ? edition : "");
}

constexpr std::array kAnchors{Anchor{"itu", named},
                              Anchor{"ccitt", named},
                              Anchor{"t-rec-", published},
                              Anchor{"r-rec-", published},
                              Anchor{"itu-t/", folders},
                              Anchor{"e.", bare, Behind::kDigits, true},
                              Anchor{"g.", bare, Behind::kDigits, true},
                              Anchor{"h.", bare, Behind::kDigits, true},
                              Anchor{"i.", bare, Behind::kDigits, true},
                              Anchor{"j.", bare, Behind::kDigits, true},
                              Anchor{"p.", bare, Behind::kDigits, true},
                              Anchor{"q.", bare, Behind::kDigits, true},
                              Anchor{"t.", bare, Behind::kDigits, true},
                              Anchor{"v.", bare, Behind::kDigits, true},
                              Anchor{"x.", bare, Behind::kDigits, true},
                              Anchor{"y.", bare, Behind::kDigits, true},
                              Anchor{"z.", bare, Behind::kDigits, true},
                              Anchor{"bt", radio, Behind::kGap, true},
                              Anchor{"bs.", radio, Behind::kDigits, true},
                              Anchor{"x509", embedded},
                              Anchor{"x25", embedded, Behind::kNoDigit},
                              Anchor{"x400", embedded},
                              Anchor{"x500", embedded},
                              Anchor{"x690", embedded},
                              Anchor{"h221", embedded},
                              Anchor{"h223", embedded},
                              Anchor{"h224", embedded},
                              Anchor{"h225", embedded},
                              Anchor{"h235", embedded},
                              Anchor{"h245", embedded},
                              Anchor{"h248", embedded},
                              Anchor{"h261", embedded},
                              Anchor{"h262", embedded},
                              Anchor{"h263", embedded},
                              Anchor{"h264", embedded},
                              Anchor{"h265", embedded},
                              Anchor{"h266", embedded},
                              Anchor{"h323", embedded},
                              Anchor{"h324", embedded},
                              Anchor{"h450", embedded},
                              Anchor{"g711", embedded},
                              Anchor{"g719", embedded},
                              Anchor{"g721", embedded},
                              Anchor{"g722", embedded},
                              Anchor{"g723", embedded},
                              Anchor{"g726", embedded},
                              Anchor{"g728", embedded},
                              Anchor{"g729", embedded},
                              Anchor{"t38", embedded, Behind::kNoDigit},
                              Anchor{"e164", embedded},
                              Anchor{"q921", embedded},
                              Anchor{"q931", embedded},
                              Anchor{"q932", embedded},
                              Anchor{"q933", embedded}};

}  // namespace

std::span<const Anchor> itu_anchors() { return kAnchors; }

}  // namespace plenary::scan
