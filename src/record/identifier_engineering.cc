// ISO, IEC and IEEE, alone and together.
#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "record/identifier_forms.h"

namespace plenary::identifier_forms {
namespace {

bool among(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

constexpr std::string_view kPublishers[] = {"iso",  "iec", "ieee",   "cie",  "astm",   "hl7",  "oecd", "iwa",
                                            "idf",  "sae", "ulc",    "itu",  "iultcs", "oiml", "asa",  "aiee",
                                            "nace", "csa", "ashrae", "ansi", "ire",    "usas", "undp"};
constexpr std::string_view kTypes[] = {"ts", "tr", "pas", "guide", "r", "isp", "data", "dir", "tta"};
// Draft stages; a "d" before a type is a draft of it.
constexpr std::string_view kStages[] = {"pwi",  "np",    "nwip",   "awi", "wd",   "cd",  "cdv",
                                        "dis",  "fdis",  "prf",    "dts", "fdts", "dtr", "fdtr",
                                        "dpas", "fdpas", "dguide", "dam", "fd"};

std::string_view stage_name(std::string_view word) {  // "cd2" is "cd"
  while (!word.empty() && digit(word.back())) word.remove_suffix(1);
  return word;
}

// The type that a stage such as "dts" implies.
std::string_view implied_type(std::string_view stage) {
  take(stage, "f");
  if (!take(stage, "d")) return {};
  return among(kTypes, stage) ? stage : std::string_view();
}

// Takes "iso/iec", "ieee/iec", "ansi/ieee" ... off the front and returns them joined by '-', each once, in
// the order of the list of publishers, so that the order on a cover does not matter. "ANSI" beside others
// only approved the text.
std::string take_publishers(std::string_view& text) {
  std::array<bool, std::size(kPublishers)> named{};
  for (;;) {
    std::string_view rest = text;
    const auto found = std::ranges::find(kPublishers, take_until(rest, "/ "));
    if (found == std::end(kPublishers)) break;
    named[static_cast<size_t>(found - std::begin(kPublishers))] = true;
    text = rest;
    if (!text.empty()) text.remove_prefix(1);
  }
  std::string body;
  for (size_t i = 0; i < named.size(); ++i)
    if (named[i] && (kPublishers[i] != "ansi" || body.empty())) body = dashed(body, kPublishers[i]);
  return body;
}

// "-2014-06" at the end, when its first number is a year.
std::string take_last_date(std::string_view& text) {
  for (size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
    const std::string_view tail = text.substr(dash + 1);
    const bool date = is_year(tail.substr(0, 4)) &&
                      std::ranges::all_of(tail, [](char c) { return digit(c) || c == '-'; }) &&
                      (tail.size() == 4 || ((tail.size() == 7 || tail.size() == 10) && tail[4] == '-'));
    if (!date) continue;
    text = text.substr(0, dash);
    return std::string(tail);
  }
  return {};
}

bool has_ieee(std::string_view body) { return body.find("ieee") != body.npos; }

// IEEE prints the parts of what it publishes with ISO or IEC behind points, "8802.11", the others behind
// dashes.
std::string joint_number(std::string_view number, const std::string& body) {
  auto slug = identifier_slug(number);
  if (!body.starts_with("iec") && !(body.starts_with("iso") && has_ieee(body))) return slug;
  for (size_t i = 1; i + 1 < slug.size(); ++i)
    if (slug[i] == '.' && digit(slug[i - 1]) && digit(slug[i + 1])) slug[i] = '-';
  return slug;
}

// "/Amd 1:2010", "/CD Amd 2", "/Cor1-2017": what it is and its number. The year of its own is not needed
// where the edition is named, since the numbers run within the edition; else it is all there is.
std::string supplement(std::string_view words, std::string& edition) {
  std::string own;
  if (const size_t colon = words.find(':'); colon != std::string_view::npos) {
    own = identifier_slug(words.substr(colon + 1));
    words = words.substr(0, colon);
  } else {
    own = take_last_date(words);
  }
  if (edition.empty()) edition = own;
  std::string out;
  for (const std::string_view word : split(words, ' ')) {
    const std::string slug = identifier_slug(word);
    const bool number = !slug.empty() && digit(slug.front());
    out = number ? out + slug : dashed(out, slug);
  }
  return out;
}

// Types and stages between publisher and number: "TR", "DIS", "CD TS".
struct Marks {
  std::string type, stage;
};

Marks take_marks(std::string_view& text) {
  Marks marks;
  for (;;) {
    std::string_view rest = text;
    const std::string_view word = take_until(rest, " /");
    if (rest.empty()) return marks;
    if (among(kTypes, word)) {
      marks.type = word;
    } else if (among(kStages, stage_name(word))) {
      marks.stage = word;
      if (const auto type = implied_type(stage_name(word)); !type.empty()) marks.type = type;
    } else {
      return marks;
    }
    rest.remove_prefix(1);
    text = rest;
  }
}

}  // namespace

bool is_publisher(std::string_view word) { return among(kPublishers, word); }

std::optional<DocumentId> iso_iec(std::string_view text) {
  std::string body = take_publishers(text);
  if (body.empty()) return std::nullopt;
  Marks marks = take_marks(text);
  if (body == "iwa") body = "iso", marks.type = "iwa";  // International Workshop Agreement
  take(text, "std ");
  std::string_view number = take_until(text, ":/");
  if (const size_t bracket = number.find('('); bracket != std::string_view::npos)
    number = number.substr(0, bracket);
  DocumentId id{body, {}, {}, {}};
  std::string tail;  // "Redline", as IEEE prints it
  if (const size_t space = number.find(' '); has_ieee(body) && space != number.npos) {
    tail = identifier_slug(number.substr(space));
    number = number.substr(0, space);
  }
  std::string edition = text.starts_with(':') ? std::string() : take_last_date(number);
  std::string stage = marks.stage;
  if (const size_t dot = number.find('.');
      !stage.empty() && dot != std::string_view::npos && body.starts_with("iso") && !has_ieee(body)) {
    stage += identifier_slug(number.substr(dot));  // "DIS 15118.2" is the second DIS
    number = number.substr(0, dot);
  }
  const bool project = has_ieee(body) || !stage.empty();
  if (project && number.size() > 1 && digit(number[1])) take(number, "p");
  id.document = marks.type + joint_number(number, body);
  if (take(text, ":")) edition = identifier_slug(take_until(text, "/( "));
  id.edition = dashed(dashed(edition, stage), tail);
  while (take(text, "/")) id.part = dashed(id.part, supplement(take_until(text, "/("), id.edition));
  id.part = dashed(id.part, identifier_slug(text.substr(0, text.find('('))));
  return id;
}

// "Std 802.11-2020", "P802.11/D-3.0-2014-06", "Unapproved Std P802.1/D3-2005", "Std 802.1Q/Cor1-2015
// Redline".
std::optional<DocumentId> ieee(std::string_view text) {
  std::string_view rest = text;
  const std::string publishers = take_publishers(rest);
  const auto names = [&](std::string_view publisher) {
    return publishers.find(publisher) != std::string::npos;
  };
  const bool american = names("ieee") || names("ansi") || names("aiee") || names("asa") || names("nace") ||
                        names("ire") || names("usas");
  if (!american || names("iso")) return std::nullopt;
  DocumentId id{publishers, {}, {}, {}};
  std::string mark;
  for (;;) {
    if (take(rest, "std ") || take(rest, "standard ") || take(rest, "no ") || take(rest, "draft ")) continue;
    if (take(rest, "unapproved "))
      mark = "unapproved";
    else if (take(rest, "approved "))
      mark = "approved";
    else
      break;
  }
  std::string_view number = take_until(rest, "/ ,");
  const bool project = number.size() > 2 && number[0] == 'p' && (digit(number[1]) || digit(number[2]));
  if (project) number.remove_prefix(1);
  id.edition = take_last_date(number);
  id.document = joint_number(number, publishers);
  bool has_draft = false;
  while (take(rest, "/")) {
    std::string_view piece = take_until(rest, "/");
    if (piece.starts_with("d-") || (piece.size() > 1 && piece[0] == 'd' && digit(piece[1]))) {
      piece.remove_prefix(piece.starts_with("d-") ? 2 : 1);
      has_draft = true;
      id.edition = dashed(id.edition, "d" + identifier_slug(piece));
    } else {
      std::string tail;
      if (const size_t space = piece.find(' '); space != std::string_view::npos)
        tail = identifier_slug(piece.substr(space)), piece = piece.substr(0, space);
      id.edition = dashed(id.edition, take_last_date(piece));
      id.part = dashed(id.part, identifier_slug(piece));
      id.edition = dashed(id.edition, tail);
    }
  }
  id.edition = dashed(id.edition, identifier_slug(rest));
  if (project && !has_draft) mark = dashed("draft", mark);
  id.edition = dashed(id.edition, mark);
  return id;
}

}  // namespace plenary::identifier_forms
