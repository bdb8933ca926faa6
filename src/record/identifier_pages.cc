// URNs and addresses. A URN is given only where the namespace's own registration says how a document is
// written.
#include <fmt/core.h>

#include "base/text.h"
#include "record/identifier_forms.h"
#include "record/identifier_names.h"

namespace plenary {
namespace {

using identifier_forms::all_digits;
using identifier_forms::digit;
using identifier_forms::take;

struct Number {
  std::string_view type, number;
};

// "tr" and "90" of "tr90".
Number typed(std::string_view document) {
  const auto at = std::min(document.find_first_of("0123456789"), document.size());
  return {document.substr(0, at), document.substr(at)};
}

std::string ietf_urn(std::string_view document) {
  if (take(document, "draft-")) return fmt::format("urn:ietf:id:{}", document);
  const auto [type, number] = typed(document);
  return fmt::format("urn:ietf:{}:{}", type, number);
}

// RFC 5141, 2.4.1: originator, type, number and parts; an edition is counted there, and keys name years.
std::string iso_urn(const DocumentId& id) {
  const auto [type, rest] = typed(id.document);
  const auto number = rest.substr(0, rest.find('-'));
  if (!all_digits(number) || !id.part.empty()) return "";
  std::string out = "urn:iso:std:" + id.body;
  if (!type.empty()) out.append(":").append(type);
  out.append(":").append(number);
  if (number.size() < rest.size()) out.append(":").append(rest.substr(number.size()));
  return out;
}

// "https://www.etsi.org/deliver/etsi_ts/188000_188099/18800503": texts stand in folders of a hundred.
std::string etsi_page(std::string_view document) {
  const auto [type, rest] = typed(document);
  const auto number = rest.substr(0, rest.find('-'));
  if (number.size() != 6 || !all_digits(number)) return "";
  const auto hundred = number.substr(0, 4);
  std::string folder(number);
  for (const std::string_view part : split(rest.substr(number.size()), '-'))
    if (!part.empty()) folder += fmt::format("{:0>2}", part);
  return fmt::format("https://www.etsi.org/deliver/etsi_{}/{}00_{}99/{}/", type, hundred, hundred, folder);
}

std::string ietf_page(std::string_view document) {
  return document.starts_with("draft-") ? fmt::format("https://datatracker.ietf.org/doc/{}/", document)
                                        : fmt::format("https://www.rfc-editor.org/info/{}", document);
}

// "https://www.itu.int/rec/T-REC-G.709/en".
std::string itu_page(std::string_view sector, std::string_view document) {
  std::string number(document);
  for (char& c : number)
    if (identifier_forms::letter(c)) c = static_cast<char>(c - 'a' + 'A');
  const auto point = number.find('.');
  if (point == number.npos || !digit(number[point + 1])) return "";
  return fmt::format("https://www.itu.int/rec/{}-REC-{}/en", sector, number);
}

std::string ecma_page(std::string_view document) {
  const auto [type, number] = typed(document);
  if (type == "mem") return "";
  const bool report = type == "tr";
  return fmt::format("https://ecma-international.org/publications-and-standards/{}/ecma-{}{}/",
                     report ? "technical-reports" : "standards", report ? "tr-" : "", number);
}

std::string third_generation_page(std::string_view document) {
  if (document.size() < 3) return "";
  std::string number(document.substr(2));
  std::erase(number, '.');
  return fmt::format("https://www.3gpp.org/dynareport/{}.htm", number);
}

}  // namespace

std::string registered_urn(const DocumentId& id) {
  if (id.body == "ietf") return ietf_urn(id.document);
  for (const std::string_view originator : {"iso", "iso-iec", "iso-cie", "iso-astm", "iso-ieee", "iec"})
    if (id.body == originator) return iso_urn(id);
  return "";
}

std::string page_address(const DocumentId& id) {
  const std::string_view document = id.document;
  if (id.body == "ietf") return ietf_page(document);
  if (id.body == "itu-t") return itu_page("T", document);
  if (id.body == "itu-r") return itu_page("R", document);
  if (id.body == "3gpp") return third_generation_page(document);
  if (id.body == "etsi") return etsi_page(document);
  if (id.body == "ecma") return ecma_page(document);
  if (id.body == "w3c") return fmt::format("https://www.w3.org/TR/{}/", document);
  if (id.body == "whatwg") return fmt::format("https://{}.spec.whatwg.org/", document);
  if (id.body == "nist" && document.starts_with("fips"))
    return fmt::format("https://csrc.nist.gov/pubs/fips/{}/final", document.substr(4));
  if (id.body == "unicode" && document.starts_with("u"))
    return fmt::format("https://www.unicode.org/reports/tr{}/", typed(document).number);
  return "";
}

}  // namespace plenary
