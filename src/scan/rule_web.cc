// W3C, WHATWG, OASIS and Unicode: standards with names, found by their addresses and formal public
// identifiers.
#include <algorithm>
#include <array>
#include <utility>

#include "scan/rules.h"

namespace plenary::scan {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Short names of old pages, and namespaces, to the short names that W3C uses now.
constexpr std::array kShortNames{Pair{"html4", "html401"}, Pair{"rec-html40", "html401"},
                                 Pair{"rec-xml", "xml"},   Pair{"rec-mathml", "mathml1"},
                                 Pair{"rec-css1", "css1"}, Pair{"rec-css2", "css2"}};
constexpr std::array kNamespaces{Pair{"2000/svg", "svg"},
                                 Pair{"1999/xlink", "xlink"},
                                 Pair{"2001/xmlschema", "xmlschema-1"},
                                 Pair{"2001/xinclude", "xinclude"},
                                 Pair{"1999/xhtml", "xhtml1"},
                                 Pair{"1999/xsl/transform", "xslt"},
                                 Pair{"1999/xsl/format", "xsl"},
                                 Pair{"1999/02/22-rdf-syntax-ns", "rdf-syntax"},
                                 Pair{"2001/smil20", "smil20"},
                                 Pair{"1998/math/mathml", "mathml"},
                                 Pair{"2000/09/xmldsig", "xmldsig-core"},
                                 Pair{"2001/04/xmlenc", "xmlenc-core"},
                                 Pair{"2002/07/owl", "owl2-syntax"},
                                 Pair{"2003/05/soap-envelope", "soap12-part1"},
                                 Pair{"2000/01/rdf-schema", "rdf-schema"}};
// What a document type declares, to its short name; the longest that fits.
constexpr std::array kDoctypes{Pair{"xhtml 1.0", "xhtml1"},        Pair{"xhtml 1.1", "xhtml11"},
                               Pair{"xhtml basic", "xhtml-basic"}, Pair{"html 4.01", "html401"},
                               Pair{"html 4.0", "html401"},        Pair{"html 3.2", "html32"},
                               Pair{"svg 1.1", "svg11"},           Pair{"svg 1.0", "svg10"},
                               Pair{"mathml 2.0", "mathml2"},      Pair{"mathml 3.0", "mathml3"}};

std::string short_name(std::string name) {
  std::ranges::transform(name, name.begin(), lower);
  const auto known = std::ranges::find(kShortNames, name, &Pair::first);
  return known == kShortNames.end() ? name : std::string(known->second);
}

// "REC-png-961001", "REC-xml-names": the status and the day of one version around the name.
void add_report(const Sighting& s, std::string name) {
  std::string edition;
  const auto dash = name.rfind('-');
  if (dash != name.npos && dash > 0) {
    const auto tail = std::string_view(name).substr(dash + 1);
    if ((tail.size() == 6 || tail.size() == 8) && std::ranges::all_of(tail, is_digit)) {
      edition =
          tail.size() == 8 ? std::string(tail.substr(0, 4)) : whole_year(std::string(tail.substr(0, 2)));
      name.resize(dash);
    }
  }
  for (const std::string_view status : {"rec-", "pr-", "cr-", "crd-", "wd-", "fpwd-", "lcwd-", "note-",
                                        "dnote-", "per-", "dry-", "cry-", "ry-"})
    if (goes_on(name, 0, status)) {
      // With its status a page may have another name: "REC-html40" is html401.
      if (const auto known = short_name(name); edition.empty() && !known.starts_with(status))
        return s.add("w3c", known);
      name.erase(0, status.size());
      break;
    }
  if (name.size() > 1) s.add("w3c", short_name(name), edition);
}

// "w3.org/TR/webrtc/#...", "www.w3.org/2000/svg".
void address(const Sighting& s) {
  auto c = s.behind();
  for (const auto& [path, name] : kNamespaces)
    if (goes_on(c.text, c.at, path)) return s.add("w3c", std::string(name));
  if (!c.take("tr/")) return;
  if (is_digit(c.peek()) && is_digit(c.peek(3)) && c.peek(4) == '/') c.at += 5;  // "/TR/2003/REC-..."
  std::string name;
  const auto point = [&] { return c.peek() == '.' && is_digit(c.peek(1)) && is_digit(before(c.text, c.at)); };
  while (is_word(c.peek()) || c.peek() == '-' || c.peek() == '_' || point()) name += c.text[c.at++];
  if (name.size() > 1) add_report(s, std::move(name));
}

void add_doctype(const Sighting& s, Cursor c) {
  for (const auto& [words, name] : kDoctypes)
    if (goes_on(c.text, c.at, words)) return s.add("w3c", std::string(name));
}

void doctype(const Sighting& s) { add_doctype(s, s.behind()); }

// "drafts.csswg.org/css-color-4/".
void editors_draft(const Sighting& s) {
  auto c = s.behind();
  std::string name;
  while (is_word(c.peek()) || c.peek() == '-') name += lower(c.text[c.at++]);
  if (name.contains('-')) s.add("w3c", std::move(name));
}

// "REC-xml-20081126", "css-color-4": a short name with the status and the day, or the level, behind it.
bool is_short_name(std::string_view word) {
  const auto dash = word.rfind('-');
  if (dash == word.npos || dash == 0 || dash + 1 == word.size()) return false;
  const auto tail = word.substr(dash + 1);
  if (!std::ranges::all_of(tail, is_digit)) return false;
  return tail.size() == 8 || (tail.size() < 3 && std::ranges::none_of(word, is_upper));
}

// "W3C XML Schema Part 2", "W3C REC-xml-20081126"; "W3C Recommendation ..." has no name.
void named(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  c.take_any(" '", 2);
  auto end = c;
  while (is_word(end.peek()) || end.peek() == '-' || end.peek() == '_') ++end.at;
  if (const auto word = c.text.substr(c.at, end.at - c.at); is_short_name(word))
    return add_report(s, std::string(word));
  if (c.take("xml schema part ") && is_digit(c.peek())) s.add("w3c", std::string("xmlschema-") + c.peek());
}

// "WHATWG URL", "whatwg HTML".
void whatwg(const Sighting& s) {
  if (!s.begins()) return;
  auto c = s.behind();
  if (c.take_any(" '", 2) == 0) return;
  for (const std::string_view name :
       {"html", "url", "fetch", "dom", "encoding", "streams", "mime sniffing", "storage", "console"})
    if (goes_on(c.text, c.at, name) && !is_word(c.peek(name.size())))
      return s.add("whatwg", name == "mime sniffing" ? "mimesniff" : std::string(name));
}

// "https://html.spec.whatwg.org/".
void living_address(const Sighting& s) {
  size_t from = s.at;
  while (from > 0 && is_word(s.text[from - 1])) --from;
  if (from < s.at) s.add("whatwg", std::string(s.text.substr(from, s.at - from)));
}

std::string version(Cursor& c) {
  std::string out;
  while (is_digit(c.peek()) || (c.peek() == '.' && is_digit(c.peek(1)))) out += c.text[c.at++];
  return out;
}

// "docs.oasis-open.org/mqtt/mqtt/v5.0/".
void oasis_document(const Sighting& s) {
  auto c = s.behind();
  std::string committee, name;
  while (is_word(c.peek()) || c.peek() == '-') committee += lower(c.text[c.at++]);
  if (!c.take("/")) return;
  while (is_word(c.peek()) || c.peek() == '-') name += lower(c.text[c.at++]);
  if (name.empty() || is_year(name)) return;
  std::string edition;
  if (c.take("/v")) edition = version(c);
  s.add("oasis", name, edition);
}

// "-//OASIS//DTD DocBook XML V4.5//EN", "-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN".
void oasis_doctype(const Sighting& s) {
  auto c = s.behind();
  if (c.take("docbook ")) {
    while (is_letter(c.peek()) && lower(c.peek()) != 'v') ++c.at;
    c.take_any(" ", 1);
    if (c.take("v")) s.add("oasis", "docbook", version(c));
  } else if (c.take("entity resolution xml catalog v") || c.take("xml catalogs v")) {
    s.add("oasis", "xml-catalogs", version(c));
  }
}

// "urn:oasis:names:tc:SAML:2.0:assertion", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2".
void oasis_urn(const Sighting& s) {
  auto c = s.behind();
  if (c.take("specification:docbook:")) {
    while (is_letter(c.peek()) || c.peek() == ':') ++c.at;
    return s.add("oasis", "docbook", version(c));
  }
  if (c.take("tc:entity:xmlns:xml:catalog")) return s.add("oasis", "xml-catalogs");
  for (const std::string_view name : {"saml", "xacml", "opendocument", "dita"})
    if (auto next = c; next.take("tc:") && next.take(name) && next.take(":"))
      return s.add("oasis", std::string(name), version(next));
}

// "oasis-open.org/docbook/xml/4.2/".
void oasis_page(const Sighting& s) {
  auto c = s.behind();
  if (c.take("docbook/xml/") || c.take("docbook/sgml/")) s.add("oasis", "docbook", version(c));
  if (c.take("committees/entity/release/")) return s.add("oasis", "xml-catalogs", version(c));
  if (c.take("committees/entity/spec")) s.add("oasis", "xml-catalogs");
}

// "OASIS mqtt-v5.0-os": a name with a version, as the body's own list has it.
void oasis_named(const Sighting& s) {
  if (!s.begins()) return;
  auto end = s.behind();
  while (is_word(end.peek()) || (std::string_view(".-").contains(end.peek()) && is_word(end.peek(1))))
    ++end.at;
  const auto name = s.text.substr(s.at, end.at - s.at);
  const auto mark = name.find("-v") != name.npos ? name.find("-v") : name.find("-V");
  if (mark == name.npos || mark == s.length || !is_digit(name[std::min(mark + 2, name.size() - 1)])) return;
  if (const auto id = parse_identifier(name)) s.add(id->body, id->document, id->edition);
}

// "UTS #46", "UAX #9", "UTR #36".
void unicode(const Sighting& s) {
  if (!s.begins() || !is_upper(s.text[s.at]) || !is_upper(s.text[s.at + 2])) return;
  auto c = s.behind();
  c.take_any(" #-", 2);
  std::string name(s.anchor());
  if (const auto number = c.digits(1, 2); number && !is_word(c.peek())) s.add("unicode", name + *number);
}

constexpr std::array kAnchors{Anchor{"w3.org/", address},
                              Anchor{"-//w3c//dtd ", doctype},
                              Anchor{"w3c", named, Behind::kNoLetter},
                              Anchor{"drafts.csswg.org/", editors_draft},
                              Anchor{"whatwg", whatwg},
                              Anchor{".spec.whatwg.org", living_address},
                              Anchor{"docs.oasis-open.org/", oasis_document},
                              Anchor{"-//oasis//dtd ", oasis_doctype},
                              Anchor{"oasis-open.org/", oasis_page},
                              Anchor{"oasis ", oasis_named},
                              Anchor{"oasis:names:", oasis_urn},
                              Anchor{"uts", unicode, Behind::kGap, true},
                              Anchor{"uax", unicode, Behind::kGap, true},
                              Anchor{"utr", unicode, Behind::kGap, true}};

}  // namespace

std::span<const Anchor> web_anchors() { return kAnchors; }

}  // namespace plenary::scan
