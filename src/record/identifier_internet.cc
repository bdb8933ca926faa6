// IETF, W3C, WHATWG, OASIS, Ecma and NIST.
#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary::identifier_forms {
namespace {

std::string_view without_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

// "draft-ietf-quic-http-34": the last two digits are the version.
DocumentId draft(std::string_view text) {
  DocumentId id{"ietf", identifier_slug(text), {}, {}};
  const size_t dash = id.document.rfind('-');
  if (id.document.size() == dash + 3 && all_digits(std::string_view(id.document).substr(dash + 1))) {
    id.edition = id.document.substr(dash + 1);
    id.document.resize(dash);
  }
  return id;
}

// "part1" for "part1", "pt1"; empty for anything else.
std::string part_number(std::string_view word) {
  for (const std::string_view name : {"part", "pt"})
    if (word.starts_with(name) && all_digits(word.substr(name.size())))
      return "part" + std::string(word.substr(name.size()));
  return {};
}

// "v1.0", "2.1", "1.2.1", "v3": a version number.
bool is_version(std::string_view word) {
  const bool marked = take(word, "v");
  return !word.empty() && digit(word[0]) &&
         std::ranges::all_of(word, [](char c) { return digit(c) || c == '.'; }) &&
         (marked || word.find('.') != std::string_view::npos);
}

// "os", "cs01", "csprd02", "ps01", "wd05", "errata02": the stage of an OASIS text.
bool is_oasis_stage(std::string_view word) {
  const auto digits = std::ranges::find_if(word, digit);
  const std::string_view name(word.begin(), digits);
  static constexpr std::array<std::string_view, 14> kStages{
      "os", "cs", "csd", "csprd", "cn", "cnd", "cnprd", "ps", "psd", "wd", "errata", "plus", "cos", "pr"};
  return std::ranges::find(kStages, name) != kStages.end() &&
         (digits == word.end() || all_digits({digits, word.end()}));
}

}  // namespace

std::optional<DocumentId> ietf(std::string_view text) {
  take(text, "doi:");
  take(text, "10.17487/");  // the RFC Editor's: the number follows
  take(text, "ietf ");
  take(text, "internet-draft ");
  if (text.starts_with("draft-")) return draft(text);
  for (const std::string_view series : {"rfc", "bcp", "std", "fyi"}) {
    std::string_view number = text;
    if (!take(number, series)) continue;
    while (take(number, " ") || take(number, "-")) {
    }
    if (all_digits(number))
      return DocumentId{"ietf", std::string(series).append(without_zeros(number)), {}, {}};
  }
  return std::nullopt;
}

// "CRD-css-text-3-20230213": stage, short name, date. The stage is the document's status, not its name.
std::optional<DocumentId> w3c(std::string_view text) {
  if (!take(text, "w3c ")) return std::nullopt;
  DocumentId id{"w3c", identifier_slug(text), {}, {}};
  const size_t dash = id.document.rfind('-');
  if (dash == id.document.npos || id.document.size() != dash + 9 ||
      !all_digits(std::string_view(id.document).substr(dash + 1)))
    return id;
  const std::string date = id.document.substr(dash + 1);
  id.edition = date.substr(0, 4) + '-' + date.substr(4, 2) + '-' + date.substr(6);
  id.document.resize(dash);
  for (const std::string_view stage :
       {"wd-", "fpwd-", "lcwd-", "cr-", "crd-", "pr-", "per-", "rec-", "note-", "dnote-", "dry-", "cry-",
        "ry-", "spsd-", "rscnd-", "obsl-", "disc-", "stmt-"})
    if (std::string_view name = id.document; take(name, stage) && !name.empty()) {
      id.document = std::string(name);
      break;
    }
  return id;
}

std::optional<DocumentId> whatwg(std::string_view text) {
  if (!take(text, "whatwg ")) return std::nullopt;
  return DocumentId{"whatwg", identifier_slug(text), {}, {}};
}

// "mqtt-v5.0-os", "OSLC-RM-2.1-Part1-PS01", "OData-v4.0-Pt2-URL": name, version, part and stage in any order.
std::optional<DocumentId> oasis(std::string_view text) {
  if (!take(text, "oasis ")) return std::nullopt;
  DocumentId id{"oasis", {}, {}, {}};
  std::string version, stage, name;
  const std::string slug = identifier_slug(text);
  for (const std::string_view word : split(slug, '-')) {
    if (std::string part = part_number(word); !part.empty())
      id.part = dashed(id.part, part);
    else if (is_oasis_stage(word))
      stage = dashed(stage, word);
    else if (version.empty() && is_version(word))
      version = word.substr(word[0] == 'v');
    else if (!id.part.empty())
      id.part = dashed(id.part, word);
    else
      name = dashed(name, word);
  }
  id.document = name.empty() ? slug : name;
  id.edition = dashed(version, stage);
  return id;
}

// "ECMA-262", "ECMA TR/90", "ECMA-262 ed5.1", "ECMA-269 ed9 vol2".
std::optional<DocumentId> ecma(std::string_view text) {
  DocumentId id{"ecma", {}, {}, {}};
  if (!take(text, "ecma-") && !take(text, "ecma ")) return std::nullopt;
  for (const std::string_view type : {"tr", "mem"})
    if (take(text, std::string(type) + "/")) id.document = type;
  for (const std::string_view word : split(text, ' ')) {
    if (word.starts_with("ed") && word.size() > 2 && digit(word[2]))
      id.edition = identifier_slug(word);
    else if (word.starts_with("vol") && all_digits(word.substr(3)))
      id.part = word;
    else
      id.document = word.data() == text.data() ? id.document + identifier_slug(word)
                                               : dashed(id.document, identifier_slug(word));
  }
  return id;
}

// "NIST SP 800-53 Rev. 5", "FIPS PUB 180-4", "NISTIR 7298".
std::optional<DocumentId> nist(std::string_view text) {
  const bool named = take(text, "nist ");
  if (text.starts_with("nistir "))
    text.remove_prefix(4);
  else if (!named && !text.starts_with("fips "))
    return std::nullopt;
  const std::string series = identifier_slug(take_until(text, " "));
  while (take(text, " ") || take(text, "pub ")) {
  }
  DocumentId id{"nist", series, {}, {}};
  id.document += identifier_slug(take_until(text, " "));
  while (take(text, " ")) {
  }
  for (const std::string_view revision : {"rev. ", "rev.", "rev ", "revision ", "r"})
    if (take(text, revision)) {
      id.edition = "r" + identifier_slug(text);
      return id;
    }
  id.edition = identifier_slug(text);
  return id;
}

}  // namespace plenary::identifier_forms
