// 3GPP, ETSI, CEN, CENELEC and the Broadband Forum: "TS" and "TR" with the shapes of their numbers.
#include <algorithm>
#include <array>

#include "record/national.h"
#include "scan/rules.h"

namespace plenary::scan {
namespace {

// "V15.3.0", "version 10.4.0", "v4.1.1" behind a number.
std::string version_behind(Cursor c) {
  c.take_any(" ,(", 2);
  if (!c.take("version ") && !c.take("v")) return "";
  std::string version;
  for (int part = 0; part < 3; ++part) {
    const auto digits = c.digits(1, 2);
    if (!digits) return "";
    version += (version.empty() ? "" : ".") + *digits;
    if (part < 2 && !c.take(".")) return "";
  }
  return version;
}

// "-1" of "TS 36.521-1": a part; longer numbers are years.
std::string part_behind(Cursor& c) {
  auto next = c;
  if (!next.take("-")) return "";
  const auto part = next.digits(1, 2);
  if (!part || is_letter(next.peek())) return "";
  c = next;
  return "-" + *part;
}

// "-4-5" of "TS 29.198-04-5": parts of parts.
std::string parts_behind(Cursor& c) {
  std::string parts;
  for (auto part = part_behind(c); !part.empty(); part = part_behind(c)) parts += part;
  return parts;
}

// "23.501", "09.60".
std::optional<std::string> dotted(Cursor& c) {
  auto next = c;
  const auto series = next.digits(2, 2);
  if (!series || !next.take(".")) return std::nullopt;
  const auto number = next.digits(2, 3);
  if (!number || is_letter(next.peek()) || (next.peek() == '.' && is_digit(next.peek(1))))
    return std::nullopt;
  c = next;
  return *series + "." + *number;
}

// ", .206, .207 and .208" or ", 29.214": what a list goes on with.
void add_rest_of_list(const Sighting& s, Cursor c, const std::string& type, const std::string& series) {
  for (;;) {
    c.take_any(" ", 2);
    if (c.take_any(",/&", 1) == 0 && !c.take("and ") && !c.take("or ")) return;
    c.take_any(" ", 2);
    if (c.take("and ") || c.take("or ")) c.take_any(" ", 2);
    if (c.peek() == '.' && is_digit(c.peek(1))) {
      ++c.at;
      const auto number = c.digits(3, 3);
      if (!number) return;
      s.add("3gpp", type + series + "." + *number);
    } else if (const auto number = dotted(c)) {
      s.add("3gpp", type + *number + parts_behind(c));
    } else {
      return;
    }
  }
}

bool third_generation(const Sighting& s, Cursor c, const std::string& type) {
  const auto number = dotted(c);
  if (!number) return false;
  const auto parts = parts_behind(c);
  s.add("3gpp", type + *number + parts, version_behind(c));
  add_rest_of_list(s, c, type, number->substr(0, 2));
  return true;
}

// "102 323", "300468", "302 307-2".
bool etsi_number(const Sighting& s, Cursor c, const std::string& type, std::string_view first) {
  if (first.find(c.peek()) == first.npos) return false;
  auto number = c.digits(3, 6);
  if (!number) return false;
  if (number->size() == 3) {
    if (c.take_any(" _-", 1) == 0) return false;
    const auto rest = c.digits(3, 3);
    if (!rest) return false;
    *number += *rest;
  }
  if (number->size() != 6 || is_letter(c.peek())) return false;
  const auto parts = parts_behind(c);
  s.add("etsi", type + *number + parts, version_behind(c));
  return true;
}

// A technical report of two or three digits belongs to the body that the line names; three digits behind a
// hyphen to the Broadband Forum ("TR-069").
void report(const Sighting& s, Cursor c, size_t gap) {
  const bool hyphen = gap == 1 && c.text[c.at - 1] == '-';
  const auto number = c.digits(2, 3);
  if (!number || is_letter(c.peek()) || before(s.text, s.at) == '-') return;
  if (mentions(s.text, s.at, "incits")) return s.add("incits", "tr-" + *number);
  if (mentions(s.text, s.at, "vsf")) return s.add("vsf", "tr-" + *number);
  if (mentions(s.text, s.at, "idn") || mentions(s.text, s.at, "unicode"))
    return s.add("unicode", "uts" + *number);
  // "TR46" and "TR#46" are how programs for names of hosts call it.
  if (*number == "46" && (gap == 0 || c.text[s.at + 2] == '#')) return s.add("unicode", "uts46");
  const bool forum = mentions(s.text, s.at, "broadband forum") || mentions(s.text, s.at, "bbf") ||
                     mentions(s.text, s.at, "dsl forum") || mentions(s.text, s.at, "cwmp");
  if (forum || (hyphen && number->size() == 3)) s.add("bbf", "tr-" + *number);
}

// "TS 18661-1:2014": ISO/IEC's, of the committees for programming languages, whose texts leave the publisher
// out.
void add_language(const Sighting& s, Cursor c) {
  const auto number = c.digits(5, 5);
  const char left = before(s.text, s.at);
  if (!number || left == '/' || (s.at >= 4 && goes_on(s.text, s.at - 4, "iec"))) return;  // rule_iso's
  for (const std::string_view known : {"18508", "18661", "18822", "19568", "19570", "29113"})
    if (*number == known) s.add("iso-iec", "ts" + *number + part_behind(c));
}

void specification(const Sighting& s) {
  if (!s.begins() && before(s.text, s.at) != '_') return;
  const std::string type{lower(s.text[s.at]), lower(s.text[s.at + 1])};
  const bool capital = is_upper(s.text[s.at]) && is_upper(s.text[s.at + 1]);
  auto c = s.behind();
  const size_t gap = c.take_any(" -_#", 2);
  if (third_generation(s, c, type) || !capital) return;
  if (etsi_number(s, c, type, "1")) return;
  if (type == "ts") return add_language(s, c);
  report(s, c, gap);
}

// "EN 50155", "EN 61000-4-2:2009", "EN 13757-4"; of four digits only with the year.
void add_european(const Sighting& s, Cursor c) {
  const auto digits = c.digits(4, 5);
  if (!digits || is_letter(c.peek())) return;
  const bool five = digits->size() == 5 && std::string_view("156").contains(digits->front());
  const std::string number = *digits + parts_behind(c);
  std::string year;
  if (c.take_any(":-", 1) == 1)
    if (const auto four = c.digits(4, 4); four && is_year(*four)) year = *four;
  if (five || (digits->size() == 4 && !year.empty())) s.add(european_body(number), "en" + number, year);
}

// "EN 300 468", "ES 201 873", "ETS 300 706", "EN 50155".
void european(const Sighting& s) {
  if (!s.begins() || !is_upper(s.text[s.at])) return;
  auto c = s.behind();
  c.take_any(" -_", 2);
  std::string type(s.anchor());
  std::ranges::transform(type, type.begin(), lower);
  if (type == "ets" && s.at >= 2 && goes_on(s.text, s.at - 2, "i-")) type = "i-ets";
  if (etsi_number(s, c, type, type == "es" || type == "eg" ? "2" : "3")) return;
  if (s.anchor() == "EN" && c.at > s.at + s.length) add_european(s, c);
}

// "NFV-IFA 011-2" behind "GS", "MEC 003": an industry group and three digits.
void add_of_group(const Sighting& s, Cursor c, const std::string& type) {
  std::string group;
  while (is_word(c.peek()) || (c.peek() == '-' && is_letter(c.peek(1)))) group += c.text[c.at++];
  if (group.size() < 3 || c.take_any(" -", 1) == 0) return;
  const auto number = c.digits(3, 3);
  if (number) s.add("etsi", type + "-" + group + *number + parts_behind(c), version_behind(c));
}

// "ETSI GS NFV-IFA 011", "ETSI ETR 290", "ETSI SR 000 314"; the other types are seen by themselves.
void etsi(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take_any(" -/", 1);
  for (const std::string_view type : {"gs ", "gr "})
    if (c.take(type)) return add_of_group(s, c, std::string(type.substr(0, 2)));
  for (const std::string_view type : {"etr ", "tcrtr ", "tbr "})
    if (c.take(type)) {
      if (const auto number = c.digits(3, 3))
        s.add("etsi", std::string(type.substr(0, type.size() - 1)) + *number + parts_behind(c));
      return;
    }
  if (c.take("sr ")) etsi_number(s, c, "sr", "0");
}

// "GSM 04.08": before the partnership; its specifications are 3GPP's now.
void gsm(const Sighting& s) {
  if (!s.begins() || !is_upper(s.text[s.at])) return;
  auto c = s.behind();
  c.take_any(" -", 1);
  third_generation(s, c, "ts");
}

// Letters count on behind 9 in the names of files: "d20" is 13.2.0.
std::string file_version(std::string_view three) {
  std::string out;
  for (const char c : three) {
    const int n = is_digit(c) ? c - '0' : lower(c) - 'a' + 10;
    out += (out.empty() ? "" : ".") + std::to_string(n);
  }
  return out;
}

// "html-info/29214.htm", "36.444/36444-d20.zip".
void page(const Sighting& s) {
  auto c = s.behind();
  if (const auto number = c.digits(5, 5))
    s.add("3gpp", "ts" + number->substr(0, 2) + "." + number->substr(2));
}

void archive(const Sighting& s) {
  auto c = s.behind();
  const auto number = dotted(c);
  if (!number || !c.take("/")) return;
  std::string edition;
  if (c.digits(5, 5) && c.take("-") && is_word(c.peek()) && is_word(c.peek(2)) && c.peek(3) == '.')
    edition = file_version(c.text.substr(c.at, 3));
  s.add("3gpp", "ts" + *number, edition);
}

constexpr std::array kAnchors{Anchor{"ts", specification, Behind::kGap},
                              Anchor{"tr", specification, Behind::kGap},
                              Anchor{"en", european, Behind::kGap, true},
                              Anchor{"es", european, Behind::kGap, true},
                              Anchor{"eg", european, Behind::kGap, true},
                              Anchor{"ets", european, Behind::kGap, true},
                              Anchor{"etsi", etsi},
                              Anchor{"gsm", gsm, Behind::kGap, true},
                              Anchor{"html-info/", page},
                              Anchor{"_series/", archive}};

}  // namespace

std::span<const Anchor> mobile_anchors() { return kAnchors; }

}  // namespace plenary::scan
