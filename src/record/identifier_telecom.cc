// ITU-T, ITU-R, 3GPP and ETSI.
#include <algorithm>
#include <array>
#include <vector>

#include "base/day.h"
#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary::identifier_forms {
namespace {

// 6 for "06"; 0 for what is no month in two digits.
int month_of(std::string_view text) {
  if (text.size() != 2 || !digit(text[0]) || !digit(text[1])) return 0;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

// "(06/2020)" is 2020-06, "(12/06/2020)" too; "(2020)" is 2020; anything else is empty.
std::string bracketed_date(std::string_view word) {
  if (word.size() < 6 || word.front() != '(' || word.back() != ')') return {};
  const auto parts = split(word.substr(1, word.size() - 2), '/');
  if (!is_year(parts.back())) return {};
  std::string date(parts.back());
  if (parts.size() >= 2 && valid_date(2000, month_of(parts[parts.size() - 2]), 1))
    date += '-', date += parts[parts.size() - 2];
  return date;
}

// The kinds of text that hang on a Recommendation, as printed (full stop removed) and in the key.
struct Kind {
  std::string_view printed, part;
  bool changes;  // one edition of the Recommendation, which "(year)" before it names
};
constexpr std::array<Kind, 8> kKinds{{{"amd", "amd", true},
                                      {"cor", "cor", true},
                                      {"err", "err", true},
                                      {"add", "add", true},
                                      {"suppl", "suppl", false},
                                      {"annex", "annex-", false},
                                      {"app", "app-", false},
                                      {"attachment", "attachment", false}}};

// The words behind the number of a Recommendation.
void itu_words(std::string_view rest, DocumentId& id) {
  std::string base, own, version;
  bool changes = false;
  const Kind* kind = nullptr;  // whose number comes next
  for (std::string_view word : split(rest, ' ')) {
    if (word.empty() || word == "technical" || word == "technical.") continue;
    if (std::string date = bracketed_date(word); !date.empty()) {
      (date.size() == 4 ? base : own) = date;
      kind = nullptr;
      continue;
    }
    if (word.starts_with("(v")) {
      version = identifier_slug(word);
      continue;
    }
    const size_t dot = std::min(word.find('.'), word.size());
    const auto* const found =
        std::ranges::find_if(kKinds, [&](const Kind& k) { return word.substr(0, dot) == k.printed; });
    if (found != kKinds.end()) {
      kind = found;
      changes |= kind->changes;
      id.part = dashed(id.part, kind->part);
      word.remove_prefix(std::min(dot + 1, word.size()));  // "App.I", "Amd.1"
      id.part += identifier_slug(word);
    } else if (kind) {
      id.part += identifier_slug(word);
      kind = nullptr;
    } else {  // "Q.765 bis" is q.765bis, other words stand apart
      if (word.size() > 3 || !letter(word[0])) id.document += '-';
      id.document += identifier_slug(word);
    }
  }
  id.edition = changes && !base.empty() ? base : !own.empty() ? own : base;
  if (id.edition.empty()) id.edition = version;
}

std::optional<DocumentId> itu_t(std::string_view text) {
  for (const std::string_view noise : {"recommendation ", "rec. ", "rec "}) take(text, noise);
  const std::string_view number = take_until(text, " ");
  DocumentId id{"itu-t", identifier_slug(number.substr(0, number.find('/'))), {}, {}};
  itu_words(text, id);
  if (id.part.starts_with("suppl") && std::ranges::none_of(number, digit)) {  // "G Suppl. 35": of the series
    id.document += '.' + id.part;
    id.part.clear();
  }
  return id;
}

// "BS.1114-12" is revision 12; "102-5/6" is Question 102, revision 5, of Study Group 6.
std::optional<DocumentId> itu_r(std::string_view text) {
  for (const std::string_view noise : {"recommendation ", "rec. ", "question "}) take(text, noise);
  while (!text.empty() && text.back() == ':') text.remove_suffix(1);
  const std::string_view number = take_until(text, " ");
  const std::string_view first = number.substr(0, number.find('/'));
  const std::string_view rest = number.substr(first.size());
  const size_t dash = first.rfind('-');
  DocumentId id{"itu-r", identifier_slug(first.substr(0, dash)), {}, {}};
  if (dash != std::string_view::npos) id.edition = identifier_slug(first.substr(dash + 1));
  if (!rest.empty() && digit(first.front())) id.document.insert(0, 1, 'q');
  id.document = dashed(id.document, identifier_slug(rest));
  id.document = dashed(id.document, identifier_slug(text));
  return id;
}

}  // namespace

std::optional<DocumentId> itu(std::string_view text) {
  take(text, "recommendation ");
  if (take(text, "itu-t ")) return itu_t(text);
  if (take(text, "itu-r ")) return itu_r(text);
  return std::nullopt;
}

// The release is no part of the key: a version names one file, whatever releases it was listed in.
// "TS 32.405:REL-7/7.0.0", "TS 23.501 v16.4.0", "TS 23.501 V16.4.0 (2020-03)".
std::optional<DocumentId> third_generation(std::string_view text) {
  if (!take(text, "3gpp ")) return std::nullopt;
  const std::string_view type = text.substr(0, 2);
  if (type != "ts" && type != "tr") return std::nullopt;
  text.remove_prefix(2);
  take(text, " ");
  const std::string_view number = take_until(text, ":/ ");
  if (number.empty() || !digit(number.front())) return std::nullopt;
  DocumentId id{"3gpp", std::string(type) + identifier_slug(number), {}, {}};
  if (text.empty()) return id;
  if (text.front() != '/') text.remove_prefix(1);
  if (const size_t slash = text.find('/'); slash != std::string_view::npos) text.remove_prefix(slash + 1);
  take(text, "v");
  id.edition = identifier_slug(take_until(text, " "));
  return id;
}

// "EN 300 328 V2.2.2 (2019-07)", "GS NFV-IFA 011 V3.3.1 (..)", "ETS 300 011-1/A1 ed.1 (..)", "GTS GSM 03.40
// V5.3.0".
std::optional<DocumentId> etsi(std::string_view text) {
  if (!take(text, "etsi ")) return std::nullopt;
  DocumentId id{"etsi", {}, {}, {}};
  bool in_number = false;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty() || word.front() == '(') continue;
    if (word.starts_with("ed.")) {
      id.edition = "ed" + identifier_slug(word.substr(3));
    } else if (word.size() > 1 && word.front() == 'v' && digit(word[1])) {
      id.edition = identifier_slug(word.substr(1));
    } else {
      const std::string_view number = word.substr(0, word.find('/'));
      if (number.size() < word.size()) id.part = identifier_slug(word.substr(number.size()));
      const bool digits = digit(number.front());
      if (!digits && !in_number)
        id.document = dashed(id.document, identifier_slug(number));
      else
        id.document += (digits ? "" : "-") + identifier_slug(number);
      in_number |= digits;
    }
  }
  return id;
}

}  // namespace plenary::identifier_forms
