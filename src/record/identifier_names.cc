// From the key back to print. One function a family of bodies; each is the inverse of its reader in
// identifier_*.cc.
#include "record/identifier_names.h"

#include <array>
#include <vector>

#include "base/text.h"
#include "record/identifier_forms.h"
#include "record/national.h"

namespace plenary {
namespace {

using identifier_forms::all_digits;
using identifier_forms::digit;
using identifier_forms::is_year;
using identifier_forms::letter;
using identifier_forms::take;

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (letter(c)) c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// "iso-iec" is "ISO/IEC".
std::string publishers(std::string_view body) {
  auto out = upper(body);
  std::ranges::replace(out, '-', '/');
  return out;
}

// Where the number begins, behind the letters of its type: 2 in "ts22163".
size_t first_digit(std::string_view text) { return std::min(text.find_first_of("0123456789"), text.size()); }

// "amd4" as "Amd. 4", "annex-g" as "Annex G".
std::string itu_part(std::string_view part) {
  std::string out;
  for (const std::string_view word : split(part, '-')) {
    const size_t end = first_digit(word);
    const auto name = word.substr(0, end);
    out += ' ';
    if (name.find_first_not_of("ivx") == name.npos ||
        name.size() < 3) {  // "iii" of an appendix, "g" of an annex
      out += upper(word);
      continue;
    }
    out += upper(name.substr(0, 1)) + std::string(name.substr(1));
    if (name != "annex" && name != "attachment") out += '.';
    if (end < word.size()) out += ' ' + std::string(word.substr(end));
  }
  return out;
}

// "2020-06" as " (06/2020)".
std::string itu_date(std::string_view edition) {
  if (edition.empty()) return {};
  if (edition.size() == 7 && edition[4] == '-')
    return " (" + std::string(edition.substr(5)) + '/' + std::string(edition.substr(0, 4)) + ')';
  return " (" + upper(edition) + ')';
}

std::string itu_t(const DocumentId& id) {
  auto number = upper(id.document);
  for (const std::string_view more : {"BIS", "TER"})  // "Q.765 bis"
    if (number.ends_with(more)) number.replace(number.size() - 3, 3, " " + ascii_lower(more));
  if (const auto at = number.find(".SUPPL"); at != number.npos) number.replace(at, 6, " Suppl. ");
  // A year alone is that of the edition that the part changes; a month is the part's own.
  const bool base_first = id.edition.size() == 4;
  return "ITU-T " + number + (base_first ? itu_date(id.edition) : "") +
         (id.part.empty() ? "" : itu_part(id.part)) + (base_first ? "" : itu_date(id.edition));
}

std::string itu_r(const DocumentId& id) {
  std::string_view number = id.document;
  if (number.size() > 1 && number[0] == 'q' &&
      digit(number[1])) {  // "q102-6" is Question 102 of Study Group 6
    number.remove_prefix(1);
    const auto dash = number.find('-');
    const auto revision = id.edition.empty() ? "" : '-' + id.edition;
    return "ITU-R " + std::string(number.substr(0, dash)) + revision +
           (dash == number.npos ? "" : '/' + std::string(number.substr(dash + 1)));
  }
  auto text = upper(number);
  std::ranges::replace(text, '-', '/');  // a dash in print is a revision
  return "ITU-R " + text + (id.edition.empty() ? "" : '-' + upper(id.edition));
}

std::string third_generation(const DocumentId& id) {
  if (id.document.size() < 3) return "";
  return "3GPP " + upper(id.document.substr(0, 2)) + ' ' + upper(id.document.substr(2)) +
         (id.edition.empty() ? "" : " V" + id.edition);
}

// "gs-nfv-ifa011-2" as "GS NFV-IFA 011-2": the number of a group's text has three digits, that of others is
// written in threes.
std::string etsi(const DocumentId& id) {
  const std::string_view text = id.document;
  const bool of_group = text.starts_with("gs-") || text.starts_with("gr-");
  size_t at = first_digit(text);
  if (of_group) {
    const auto end = std::min(text.find('-', at), text.size());
    at = end >= 3 && end - at != 3 ? end - 3 : at;
  }
  auto type = upper(text.substr(0, at));
  const bool prefixed = type.starts_with("GS-") || type.starts_with("GR-") || type.starts_with("GTS-");
  if (const auto dash = type.find('-'); prefixed) type[dash] = ' ';
  std::string number = upper(text.substr(at));
  if (!of_group && number.size() >= 6 && all_digits(number.substr(0, 6))) number.insert(3, 1, ' ');
  if (!id.part.empty()) number += '/' + upper(id.part);
  const bool counted = id.edition.starts_with("ed");  // "ed.2" rather than a version
  return "ETSI " + type + ' ' + number +
         (id.edition.empty() ? ""
          : counted          ? " ed." + id.edition.substr(2)
                             : " V" + id.edition);
}

// "amd2-cor1" as "/Amd 2/Cor 1", "cd-amd1" as "/CD Amd 1".
std::string iso_part(std::string_view part) {
  std::string out;
  bool begins = true;
  for (const std::string_view word : split(part, '-')) {
    const size_t end = first_digit(word);
    const bool stage = end == word.size();
    const auto name = word.substr(0, end);
    const bool plain = name == "amd" || name == "cor" || name == "add";
    out += begins ? "/" : " ";
    out += plain ? upper(name.substr(0, 1)) + std::string(name.substr(1)) : upper(name);
    if (!stage) out += ' ' + std::string(word.substr(end));
    begins = !stage;
  }
  return out;
}

// "15118@dis.2" as "DIS 15118.2", "ts22163@2017" as "TS 22163:2017".
std::string iso_iec(const DocumentId& id) {
  std::string year, stage, round;
  for (const std::string_view word : split(id.edition, '-'))
    if (is_year(word) || (!year.empty() && all_digits(word)))
      year = identifier_forms::dashed(std::move(year), word);
    else
      stage = word;
  if (const auto dot = stage.find('.'); dot != stage.npos) round = stage.substr(dot), stage.resize(dot);
  const auto at = first_digit(id.document);
  const auto type = id.document.substr(0, at);
  if (type == "iwa") return "IWA " + id.document.substr(at) + (year.empty() ? "" : ':' + year);
  auto out = publishers(id.body);
  for (const std::string_view mark : {std::string_view(stage), std::string_view(type)})
    if (!mark.empty() && !(mark == type && stage.ends_with(type)))
      out += (out.contains('/') || out.contains(' ') ? ' ' : '/') + upper(mark);
  return out + ' ' + upper(id.document.substr(at)) + round + (year.empty() ? "" : ':' + year) +
         (id.part.empty() ? "" : iso_part(id.part));
}

// "802.11@d3.0-2014-06" as "P802.11/D3.0-2014-06". Amendments have small letters, standards capital ones.
std::string ieee(const DocumentId& id) {
  const bool capital = id.document.starts_with("802.1") && !id.document.starts_with("802.11") &&
                       !id.document.starts_with("802.15") && !id.document.starts_with("802.16");
  auto number = capital || letter(id.document[0]) ? upper(id.document) : id.document;
  std::string_view edition = id.edition;
  if (edition.size() > 1 && edition[0] == 'd' && digit(edition[1]))
    return publishers(id.body) + " P" + number + '/' + upper(edition) +
           (id.part.empty() ? "" : '/' + upper(id.part));
  std::string tail;
  if (const auto space = edition.find_first_of("abcdefghijklmnopqrstuvwxyz"); space != edition.npos) {
    tail = ' ' + upper(edition.substr(space, 1)) + std::string(edition.substr(space + 1));
    edition = edition.substr(0, space);
    while (edition.ends_with('-')) edition.remove_suffix(1);
  }
  if (!id.part.empty()) number += '/' + upper(id.part.substr(0, 1)) + id.part.substr(1);
  return publishers(id.body) + " Std " + number + (edition.empty() ? "" : '-' + std::string(edition)) + tail;
}

std::string ietf(const DocumentId& id) {
  const auto at = first_digit(id.document);
  if (!id.document.starts_with("draft-"))
    return upper(id.document.substr(0, at)) + ' ' + id.document.substr(at);
  return id.document + (id.edition.empty() ? "" : '-' + id.edition);
}

std::string w3c(const DocumentId& id) {
  auto day = id.edition;
  std::erase(day, '-');
  return "W3C " + id.document + (day.empty() ? "" : '-' + day);
}

std::string oasis(const DocumentId& id) {
  std::string version = id.edition;
  if (!version.empty() && digit(version[0])) version.insert(0, 1, 'v');
  return "OASIS " + id.document + (version.empty() ? "" : '-' + version) +
         (id.part.empty() ? "" : '-' + id.part);
}

std::string ecma(const DocumentId& id) {
  const auto at = first_digit(id.document);
  const auto type = id.document.substr(0, at);
  const bool report = type == "tr" || type == "mem";
  if (at > 0 && !report) return "ECMA " + id.document;  // a proposal
  return (report ? "ECMA " + upper(type) + '/' : std::string("ECMA-")) + id.document.substr(at) +
         (id.edition.empty() ? "" : ' ' + id.edition) + (id.part.empty() ? "" : ' ' + id.part);
}

std::string nist(const DocumentId& id) {
  const auto at = first_digit(id.document);
  const bool revision = id.edition.size() > 1 && id.edition[0] == 'r' && digit(id.edition[1]);
  return "NIST " + upper(id.document.substr(0, at)) + ' ' + upper(id.document.substr(at)) +
         (id.edition.empty() ? ""
          : revision         ? " Rev. " + id.edition.substr(1)
                             : ' ' + id.edition);
}

// "din:en-iso9001@2015" as "DIN EN ISO 9001:2015", "jisc:x0208" as "JIS X 0208".
std::string national(const DocumentId& id) {
  std::string out = upper(national_mark(id.body)), words = upper(id.document);
  const auto at = first_digit(words);
  auto prefix = words.substr(0, at);
  if (const auto joint = prefix.find("ISO-IEC"); joint != prefix.npos) prefix[joint + 3] = '/';
  std::ranges::replace(prefix, '-', ' ');
  if (!prefix.empty()) out += ' ' + prefix;
  out += ' ' + words.substr(at);
  if (!id.edition.empty()) out += ':' + id.edition;
  return id.part.empty() ? out : out + '+' + upper(id.part);
}

// Bodies whose numbers stand behind one word.
struct Plain {
  std::string_view body, before;
};
constexpr std::array kPlain{Plain{"pkcs", "PKCS #"},      Plain{"bbf", "BBF "},
                            Plain{"smpte", "SMPTE ST "},  Plain{"unicode", "Unicode "},
                            Plain{"mil-std", "MIL-STD-"}, Plain{"tia", "TIA "},
                            Plain{"gost", "GOST "},       Plain{"ansi", "ANSI "},
                            Plain{"incits", "INCITS "},   Plain{"scte", "SCTE "},
                            Plain{"sae", "SAE "},         Plain{"vsf", "VSF "},
                            Plain{"whatwg", "WHATWG "},   Plain{"cen", ""},
                            Plain{"cenelec", ""}};

std::string plain(const DocumentId& id) {
  const auto* known = std::ranges::find(kPlain, id.body, &Plain::body);
  if (known == kPlain.end()) return "";
  auto number = upper(id.document);
  if (known->before.empty() && number.size() > 2) number.insert(2, 1, ' ');  // "EN 50155"
  return std::string(known->before) + number + (id.edition.empty() ? "" : '-' + id.edition);
}

struct Writer {
  std::string_view body;
  std::string (*write)(const DocumentId&);
};
constexpr std::array kWriters{
    Writer{"itu-t", itu_t}, Writer{"itu-r", itu_r}, Writer{"3gpp", third_generation},
    Writer{"etsi", etsi},   Writer{"ietf", ietf},   Writer{"w3c", w3c},
    Writer{"oasis", oasis}, Writer{"ecma", ecma},   Writer{"nist", nist}};

}  // namespace

std::string printed_name(const DocumentId& id) {
  if (const auto* writer = std::ranges::find(kWriters, id.body, &Writer::body); writer != kWriters.end())
    return writer->write(id);
  if (!national_mark(id.body).empty()) return national(id);
  if (id.body.starts_with("iso") || id.body == "iec") return iso_iec(id);
  if (identifier_forms::is_publisher(std::string_view(id.body).substr(0, id.body.find('-')))) return ieee(id);
  return plain(id);
}

}  // namespace plenary
