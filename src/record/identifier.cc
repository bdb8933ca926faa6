#include "record/identifier.h"

#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary {
namespace {

constexpr size_t kLongest = 300;

constexpr identifier_forms::Form kForms[] = {
    identifier_forms::itu,  identifier_forms::ietf,    identifier_forms::third_generation,
    identifier_forms::etsi, identifier_forms::w3c,     identifier_forms::oasis,
    identifier_forms::ecma, identifier_forms::nist,    identifier_forms::whatwg,
    identifier_forms::ieee, identifier_forms::iso_iec,
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
    if (identifier_forms::letter(c) || identifier_forms::digit(c) || c == '.' || c == '_') {
      if (gap && !out.empty()) out += '-';
      gap = false;
      out += c;
    } else {
      gap = true;
    }
  }
  return out;
}

std::optional<DocumentId> parse_identifier(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  const std::string lower = normal(text);
  for (const auto form : kForms)
    if (auto id = form(lower); id && !id->document.empty()) return id;
  return std::nullopt;
}

}  // namespace plenary
