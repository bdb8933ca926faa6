#include "record/national.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary {
namespace {

using identifier_forms::all_digits;
using identifier_forms::digit;
using identifier_forms::is_year;
using identifier_forms::letter;
using identifier_forms::take;

constexpr size_t kLongestName = 80;

enum class Numbering {
  kEuropean,  ///< "EN ISO 9001", or four digits and more of its own
  kAdopted,   ///< only with "EN", "ISO" or "IEC" before the number: the mark alone means too much else
  kLettered,  ///< a letter and four digits: "X 0208"
  kPlain,     ///< four digits and more
};

struct Mark {
  std::string_view printed, body;
  Numbering numbering;
};

// A longer mark stands before one that it begins with.
constexpr std::array kMarks{Mark{"as/nzs", "standards-australia", Numbering::kEuropean},
                            Mark{"bs", "bsi", Numbering::kEuropean},
                            Mark{"can/csa", "csa", Numbering::kEuropean},
                            Mark{"cns", "bsmi", Numbering::kPlain},
                            Mark{"din", "din", Numbering::kEuropean},
                            Mark{"gb/t", "gb-t", Numbering::kPlain},
                            Mark{"gb", "gb", Numbering::kPlain},
                            Mark{"gm/t", "gm-t", Numbering::kPlain},
                            Mark{"jis", "jisc", Numbering::kLettered},
                            Mark{"ks", "kats", Numbering::kLettered},
                            Mark{"nen", "nen", Numbering::kAdopted},
                            Mark{"nf", "afnor", Numbering::kAdopted},
                            Mark{"\xC3\x96norm", "asi", Numbering::kAdopted},
                            Mark{"\xC3\xB6norm", "asi", Numbering::kAdopted},
                            Mark{"onorm", "asi", Numbering::kAdopted},
                            Mark{"ss", "sis", Numbering::kAdopted},
                            Mark{"une", "une", Numbering::kAdopted},
                            Mark{"uni", "uni", Numbering::kAdopted}};

// What stands between mark and number, in the order of printing; "v" and "vde" are DIN's own.
constexpr std::array<std::string_view, 9> kAdopts{"en", "iso", "iec", "ieee", "hd", "ts", "tr", "vde", "v"};

// "1" of " 1", "-1", "_1": takes one separator.
void take_separator(std::string_view& text) {
  if (!text.empty() && std::string_view(" -_/").contains(text.front())) text.remove_prefix(1);
}

std::string take_adopted(std::string_view& text) {
  std::string out;
  for (bool more = true; more;) {
    more = false;
    for (const auto word : kAdopts) {
      auto rest = text;
      if (!take(rest, word) || rest.empty() || (letter(rest.front()) || digit(rest.front()))) continue;
      take_separator(rest);
      text = rest;
      out = identifier_forms::dashed(std::move(out), word);
      more = true;
      break;
    }
  }
  return out;
}

// "300 328", "50155", "C22.2", "9001": its digits (and points), with parts.
std::string take_number(std::string_view& text, size_t least, size_t most) {
  auto digits = identifier_forms::take_digits(text);
  if (digits.size() < least || digits.size() > most) return {};
  std::string number(digits);
  if (number.size() == 3 && text.size() > 3 && text[0] == ' ' && all_digits(text.substr(1, 3)) &&
      (text.size() == 4 || !digit(text[4])) && number[0] == '3') {
    number += text.substr(1, 3);
    text.remove_prefix(4);
  }
  while (text.size() > 1 && (text[0] == '-' || text[0] == '.') && digit(text[1])) {
    auto rest = text.substr(1);
    const auto part = identifier_forms::take_digits(rest);
    if (part.size() > 3) break;  // a year
    number += text[0];
    number += part;
    text = rest;
  }
  return number;
}

// ":2015", "-2015", " (2015)".
std::string take_year(std::string_view& text) {
  auto rest = text;
  const bool bracket = take(rest, " (") || take(rest, "(");
  if (!bracket && !take(rest, ":") && !take(rest, "-")) return {};
  const auto year = identifier_forms::take_digits(rest);
  if (!is_year(year) || (bracket && !take(rest, ")"))) return {};
  text = rest;
  return std::string(year);
}

// "+A1:2020" behind the year.
std::string take_amendment(std::string_view& text) {
  auto rest = text;
  if (!take(rest, "+a")) return {};
  const auto number = identifier_forms::take_digits(rest);
  if (number.empty()) return {};
  take_year(rest);
  text = rest;
  return "a" + std::string(number);
}

std::optional<DocumentId> take_edition(std::string_view& text, const Mark& mark) {
  const bool apart = !text.empty() && !letter(text.front()) && !digit(text.front());
  take_separator(text);
  DocumentId id{std::string(mark.body), {}, {}, {}};
  if (mark.numbering == Numbering::kLettered) {
    if (text.empty() || !letter(text.front())) return std::nullopt;
    id.document = text.front();
    text.remove_prefix(1);
    take_separator(text);
  } else if (mark.numbering != Numbering::kPlain) {
    id.document = take_adopted(text);
    if (!apart || (id.document.empty() && mark.numbering == Numbering::kAdopted)) return std::nullopt;
  }
  const bool lettered = mark.numbering == Numbering::kLettered;
  const auto number = take_number(text, id.document.empty() || lettered ? 4 : 3, lettered ? 4 : 6);
  if (number.empty()) return std::nullopt;
  id.document += number;
  id.edition = take_year(text);
  id.part = take_amendment(text);
  return id;
}

}  // namespace

std::optional<NationalEdition> read_national(std::string_view text) {
  const auto lower = ascii_lower(text.substr(0, kLongestName));
  for (const auto& mark : kMarks) {
    std::string_view rest = lower;
    if (!take(rest, mark.printed)) continue;
    if (auto id = take_edition(rest, mark); id && (rest.empty() || !letter(rest.front())))
      return NationalEdition{*std::move(id), lower.size() - rest.size()};
  }
  return std::nullopt;
}

std::string_view european_body(std::string_view number) {
  const auto digits = number.substr(0, number.find_first_not_of("0123456789"));
  if (digits.size() == 6 && digits[0] == '3') return "etsi";
  return digits.size() == 5 && (digits[0] == '5' || digits[0] == '6') ? "cenelec" : "cen";
}

std::optional<DocumentId> adopted_standard(const DocumentId& national) {
  if (national_mark(national.body).empty()) return std::nullopt;
  std::string_view words = national.document;
  const bool european =
      take(words, "en-") || (words.starts_with("en") && words.size() > 2 && digit(words[2]));
  if (european && take(words, "en"))
    return DocumentId{std::string(european_body(words)), national.document, national.edition, {}};
  std::string body;
  for (const std::string_view publisher : {"iso", "iec", "ieee"})
    if (take(words, publisher)) body = identifier_forms::dashed(body, publisher), take(words, "-");
  if (body.empty() || words.empty()) return std::nullopt;
  return DocumentId{body, std::string(words), national.edition, {}};
}

std::string_view national_mark(std::string_view body) {
  const auto* mark = std::ranges::find(kMarks, body, &Mark::body);
  return mark == kMarks.end() ? std::string_view() : mark->printed;
}

namespace identifier_forms {

std::optional<DocumentId> national(std::string_view text) {
  const auto edition = read_national(text);
  return edition && edition->length == text.size() ? std::optional(edition->id) : std::nullopt;
}

}  // namespace identifier_forms
}  // namespace plenary
