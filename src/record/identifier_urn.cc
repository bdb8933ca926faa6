// URNs of documents: urn:ietf (RFC 2648), urn:iso:std (RFC 5141).
#include <vector>

#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary::identifier_forms {
namespace {

std::optional<DocumentId> ietf_urn(std::string_view text) {
  if (take(text, "id:")) return ietf("draft-" + std::string(text));
  std::string name(text);
  if (const auto colon = name.find(':'); colon != name.npos) name[colon] = ' ';
  return ietf(name);
}

// "iso:tr:9998:ed-1:en", "iso-iec:14496:-10:stage-60.60:amd:1:v1": originator, type, number, part, then
// status or edition, language and supplements.
std::optional<DocumentId> iso_urn(std::string_view text) {
  const auto words = split(text, ':');
  DocumentId id{std::string(words[0]), {}, {}, {}};
  if (!std::ranges::all_of(split(words[0], '-'), is_publisher)) return std::nullopt;
  size_t at = 1;
  if (at < words.size() && !words[at].empty() && std::ranges::all_of(words[at], letter))
    id.document = words[at++];
  if (at == words.size() || !all_digits(words[at])) return std::nullopt;
  id.document += words[at++];
  if (at < words.size() && words[at].starts_with('-'))
    id.document = dashed(id.document, identifier_slug(words[at++]));
  for (; at < words.size(); ++at) {
    auto word = words[at];
    if (word == "sup") word = "add";
    const bool supplement = word == "amd" || word == "cor" || word == "add";
    if (supplement && at + 1 < words.size() && all_digits(words[at + 1])) {
      auto number = words[++at];
      // Some count within a year: "amd:1998:v1".
      const auto version = at + 1 < words.size() ? words[at + 1] : std::string_view();
      if (is_year(number) && version.starts_with('v') && all_digits(version.substr(1)))
        number = version.substr(1), ++at;
      id.part = dashed(id.part, std::string(word) + std::string(number));
    } else if (take(word, "ed-") && all_digits(word))
      id.edition = "ed" + std::string(word);
  }
  return id;
}

}  // namespace

std::optional<DocumentId> urn(std::string_view text) {
  if (!take(text, "urn:")) return std::nullopt;
  if (take(text, "ietf:")) return ietf_urn(text);
  return take(text, "iso:std:") ? iso_urn(text) : std::nullopt;
}

}  // namespace plenary::identifier_forms
