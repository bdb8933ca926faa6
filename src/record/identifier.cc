#include "record/identifier.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/embedded.h"
#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary {
namespace {

constexpr size_t kLongest = 300;

constexpr identifier_forms::Form kForms[] = {
    identifier_forms::itu,  identifier_forms::ietf,    identifier_forms::third_generation,
    identifier_forms::etsi, identifier_forms::w3c,     identifier_forms::oasis,
    identifier_forms::ecma, identifier_forms::nist,    identifier_forms::whatwg,
    identifier_forms::ieee, identifier_forms::iso_iec, identifier_forms::national,
    identifier_forms::urn,
};

// Lower case, white space and trade-mark signs as one space or nothing.
std::string normal(std::string_view text) {
  std::string out;
  for (const char c : ascii_lower(clean(text))) out += c == '_' ? ' ' : c;
  for (const std::string_view sign : {"\xE2\x84\xA2", "\xC2\xAE"})  // trade mark, registered
    for (size_t at; (at = out.find(sign)) != std::string::npos;) out.erase(at, sign.size());
  for (const std::string_view dash : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x94"})
    for (size_t at; (at = out.find(dash)) != std::string::npos;) out.replace(at, dash.size(), "-");
  return out;
}

bool in_slug(char c) {
  return identifier_forms::letter(c) || identifier_forms::digit(c) || c == '.' || c == '_';
}

bool is_slug(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return in_slug(c) || c == '-'; });
}

// The words that bodies print behind a number.
constexpr std::array<std::string_view, 27> kBehindNumbers{
    "amd",     "add",      "annex", "app",   "approved",  "attachment", "bis",  "cor",        "draft",
    "edition", "err",      "guide", "iso",   "quarter",   "quater",     "rev",  "redline",    "revision",
    "series",  "software", "sup",   "suppl", "technical", "ter",        "test", "unapproved", "vectors"};
// Bodies whose texts have names, in which any word may stand.
constexpr std::array<std::string_view, 4> kNaming{"w3c ", "oasis ", "whatwg ", "ecma tc39"};

// "ISO 9001 Quality management systems": a name and the beginning of a title, which is no part of it.
bool goes_on_as_title(std::string_view lower) {
  if (std::ranges::any_of(kNaming, [lower](auto body) { return lower.starts_with(body); })) return false;
  bool number = false;
  for (auto word : split(lower, ' ')) {
    while (!word.empty() && std::string_view(".,:;").contains(word.back())) word.remove_suffix(1);
    const bool letters = word.size() > 2 && std::ranges::all_of(word, identifier_forms::letter);
    const bool roman = word.find_first_not_of("ivx") == word.npos;
    if (number && letters && !roman && std::ranges::find(kBehindNumbers, word) == kBehindNumbers.end())
      return true;
    number |= std::ranges::any_of(word, identifier_forms::digit);
  }
  return false;
}

// A row of data/bodies.csv, or publishers joined by '-' ("iso-astm").
bool is_body(std::string_view name) {
  static const auto kBodies = [] {
    std::set<std::string_view> bodies;
    for (const auto line : split(embedded("data/bodies.csv").value_or(""), '\n'))
      bodies.insert(line.substr(0, line.find(',')));
    bodies.erase("");
    bodies.erase("body");  // the header
    return bodies;
  }();
  return kBodies.contains(name) || std::ranges::all_of(split(name, '-'), identifier_forms::is_publisher);
}

}  // namespace

std::string DocumentId::key() const {
  std::string key = body + ':' + document;
  if (!edition.empty()) key += '@' + edition;
  if (!part.empty()) key += '#' + part;
  return key;
}

std::string DocumentId::work() const {
  for (const std::string_view change :
       {"amd", "cor", "err", "add", "dam", "fdam", "dcor", "cd-", "wd-", "awi-", "np-"})
    if (part.starts_with(change)) return key();
  std::string work = body + ':' + document;
  if (!part.empty()) work += '#' + part;
  return work;
}

std::string identifier_slug(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char upper : text) {
    const char c = upper >= 'A' && upper <= 'Z' ? static_cast<char>(upper - 'A' + 'a') : upper;
    if (in_slug(c)) {
      if (gap && !out.empty()) out += '-';
      gap = false;
      out += c;
    } else {
      gap = true;
    }
  }
  return out;
}

std::optional<DocumentId> parse_key(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == text.npos || !is_body(text.substr(0, colon))) return std::nullopt;
  DocumentId id{std::string(text.substr(0, colon)), {}, {}, {}};
  text.remove_prefix(colon + 1);
  if (const size_t hash = text.find('#'); hash != text.npos) {
    id.part = text.substr(hash + 1);
    if (!is_slug(id.part)) return std::nullopt;
    text = text.substr(0, hash);
  }
  if (const size_t at = text.find('@'); at != text.npos) {
    id.edition = text.substr(at + 1);
    if (!is_slug(id.edition)) return std::nullopt;
    text = text.substr(0, at);
  }
  if (!is_slug(text)) return std::nullopt;
  id.document = text;
  return id;
}

std::optional<DocumentId> parse_identifier(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  if (auto id = parse_key(ascii_lower(text))) return id;
  const std::string lower = normal(text);
  if (goes_on_as_title(lower)) return std::nullopt;
  for (const auto form : kForms)
    if (auto id = form(lower); id && !id->document.empty()) return id;
  return std::nullopt;
}

}  // namespace plenary
