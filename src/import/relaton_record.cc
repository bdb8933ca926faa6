// The document itself: identifier, title, dates, status, relations.
#include "import/relaton_record.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

#include "base/text.h"

namespace plenary {
namespace {

using Kind = YamlNode::Kind;

constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

std::string decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] != '&') continue;
    for (const auto& [entity, character] : kEntities)
      if (text.substr(i).starts_with(entity)) {
        out.back() = character;
        i += entity.size() - 1;
        break;
      }
  }
  return out;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 && c != '\n' && c != '\t'; });
}

// Several lines of text: line ends as '\n', ends trimmed.
std::string text_of(std::string_view text) {
  text = trim(text);
  return has_control(text) ? to_utf8(text) : std::string(text);
}

// The identifier that the record itself calls the primary one. IEEE prints a second primary one with
// trade-mark signs.
const YamlNode* primary_identifier(const YamlNode* list) {
  const YamlNode* first = nullptr;
  const YamlNode* primary = nullptr;
  each(list, [&](const YamlNode& id) {
    if (!first) first = &id;
    if (!primary && content(field(&id, "primary")) == "true" && !field(&id, "scope")) primary = &id;
  });
  return primary ? primary : first;
}

std::string_view identifier_text(const YamlNode* id) {
  const YamlNode* const text = either(id, "id", "content");
  return text ? content(text) : content(id);
}

// "1", "5.1": editions that some bodies print beside the number, not in it.
void add_edition(const YamlNode* record, DocumentId& id) {
  if (id.body != "ecma") return;
  if (id.edition.empty())
    if (const auto edition = content(field(record, "edition")); !edition.empty())
      id.edition = "ed" + identifier_slug(edition);
  if (const auto volume = content(field(field(field(record, "extent"), "locality"), "reference_from"));
      !volume.empty())
    id.part = "vol" + identifier_slug(volume);
}

// The canonical identifier of a record or of a nested one, or nothing when it has no usable identifier.
std::optional<DocumentId> identify(const YamlNode* record, std::string_view body,
                                   std::string_view default_body) {
  const YamlNode* const id = primary_identifier(either(record, "docid", "docidentifier"));
  std::string_view text = identifier_text(id);
  if (text.empty()) text = content(field(record, "formattedref"));
  if (text.empty() || text.size() > 300) return std::nullopt;
  std::optional<DocumentId> parsed = parse_identifier(text);
  if (!parsed && body.starts_with("itu-")) parsed = parse_identifier(fmt::format("{} {}", body, text));
  if (!parsed) {
    std::string of(default_body);
    if (of.empty()) of = identifier_slug(content(field(id, "type")));
    if (of.empty()) of = body;
    const std::string document = identifier_slug(text);
    if (of.empty() || document.empty()) return std::nullopt;
    parsed = DocumentId{of, document, {}, {}};
  }
  add_edition(record, *parsed);
  return parsed;
}

bool is_english(const YamlNode& node) {
  const std::string_view language = content(field(&node, "language"));
  return language.empty() || language == "en";
}

// English before others; a whole title ("main", or without a type) before one put together from the parts of
// ISO titles.
std::string title_of(const YamlNode* titles) {
  std::string_view whole, other;
  std::string parts;
  each(titles, [&](const YamlNode& title) {
    const std::string_view type = content(field(&title, "type"));
    const std::string_view text = content(&title);
    if (other.empty()) other = text;
    if (!is_english(title)) return;
    if (type.starts_with("title-"))
      parts += (parts.empty() ? "" : " - ") + std::string(text);
    else if (whole.empty())
      whole = text;
  });
  return line_of(!whole.empty() ? whole : !parts.empty() ? std::string_view(parts) : other);
}

std::string_view english(const YamlNode* list) {
  std::string_view found, other;
  each(list, [&](const YamlNode& node) {
    if (other.empty()) other = content(&node);
    if (found.empty() && is_english(node)) found = content(&node);
  });
  return found.empty() ? other : found;
}

std::string_view url_of(const YamlNode* links) {
  std::string_view source, other;
  each(links, [&](const YamlNode& link) {
    if (other.empty()) other = content(&link);
    if (source.empty() && content(field(&link, "type")) == "src") source = content(&link);
  });
  return source.empty() ? other : source;
}

std::string type_of(const RelatonContext& context) {
  const YamlNode* doctype = field(context.ext, "doctype");
  if (!doctype) doctype = field(&context.root, "doctype");
  const YamlNode* const type = field(doctype, "type");
  return line_of(content(type ? type : doctype));
}

std::string status_of(const YamlNode& root, const YamlNode* ext) {
  const YamlNode* const status = either(&root, "docstatus", "status");
  std::string text = line_of(content(field(status, "stage")));
  if (const auto sub = content(field(status, "substage")); !sub.empty()) text += '.' + line_of(sub);
  return text.empty() ? line_of(content(field(ext, "standard_status"))) : text;
}

// What the first number of a version says in 3GPP (TR 21.900, 4.0A): below 3 the text is not under change
// control yet. Sources give no other status.
std::string status_by_version(const DocumentId& id) {
  constexpr std::array<const char*, 3> kDrafts{"3GPP draft", "3GPP draft for information",
                                               "3GPP draft for approval"};
  if (id.body != "3gpp" || id.edition.size() < 2 || id.edition[1] != '.') return "";
  const auto first = static_cast<size_t>(id.edition[0] - '0');
  return first < kDrafts.size() ? kDrafts[first] : "";
}

std::string keywords_of(const YamlNode* list) {
  std::string out;
  each(list, [&](const YamlNode& keyword) {
    const std::string line = line_of(content(&keyword));
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
  });
  return out;
}

// "ISO 9:2005/Cor 1:2008" is of 2008, though ISO's registers give the base's "published" for it: returns the
// stage of that year, else the year, for supplements whose name ends in a year.
MaybeDate supplement_date(const Document& document, std::span<const Stage> stages) {
  const size_t colon = document.name.rfind(':');
  if (document.document.find('#') == std::string::npos || colon == std::string::npos) return {};
  const MaybeDate year = parse_date(std::string_view(document.name).substr(colon + 1));
  if (!year || year->precision != Precision::kYear) return {};
  MaybeDate found;
  for (const Stage& stage : stages)
    if (stage.document == document.document && civil(stage.date->day).year == civil(year->day).year &&
        (!found || *stage.date < *found))
      found = stage.date;
  return found ? found : year;
}

// The date that ETSI prints behind the number: "ETSI ETR 001 ed.1 (1990-08)".
MaybeDate bracketed_date(std::string_view name) {
  const size_t open = name.rfind('(');
  return open == std::string_view::npos || name.back() != ')'
             ? MaybeDate()
             : parse_date(name.substr(open + 1, name.size() - open - 2));
}

// Adds a stage for each date and returns the document's own date. Where both are given it is the earlier of
// "published" and "issued": IEEE says "published" of the day when an old text came on line.
MaybeDate add_dates(const YamlNode* dates, const Document& document, Batch& out) {
  static constexpr std::array<std::string_view, 6> kOrder{"published", "issued",     "approved",
                                                          "confirmed", "circulated", "created"};
  std::array<MaybeDate, kOrder.size()> found;
  const size_t first = out.stages.size();
  each(dates, [&](const YamlNode& node) {
    const YamlNode* value = either(&node, "value", "at");
    if (!value) value = field(&node, "from");
    const std::string_view text = content(value);
    const std::string_view type = content(field(&node, "type"));
    const MaybeDate date = parse_date(text);
    if (type.empty()) return out.reject(0, "a date that does not say of what", text);
    if (!date)
      return out.reject(0, fmt::format("not a date: '{}' of {}", line_of(text, 40), line_of(type, 40)), text);
    out.stages.push_back({document.document, line_of(type), date, 0});
    for (size_t i = 0; i < kOrder.size(); ++i)
      if (type == kOrder[i] && !found[i]) found[i] = date;
  });
  if (const MaybeDate own = supplement_date(document, std::span(out.stages).subspan(first))) return own;
  if (found[0] && found[1]) return std::min(*found[0], *found[1]);
  for (const MaybeDate& date : found)
    if (date) return date;
  return bracketed_date(document.name);
}

// Collects the relations of one document, each once.
class Relations {
 public:
  Relations(const Document& document, Batch& out) : document_(document), out_(out) {}

  void add(std::string_view kind, std::string target) {
    if (target == document_.document)
      return;  // Ecma lists each edition as an update of all, itself among them
    std::string name = line_of(kind, 100);
    if (seen_.insert(name + ' ' + target).second)
      out_.relations.push_back({document_.document, std::move(name), std::move(target), 0});
  }

 private:
  const Document& document_;
  Batch& out_;
  std::unordered_set<std::string> seen_;
};

// ETSI publishes the texts of 3GPP as its own and says so in the title alone: "... (3GPP TS 29.002 version
// 10.11.0 Release 10)". Titles that say "modified" name no version and are left alone.
std::optional<std::string> adopted_by_title(const Document& document) {
  constexpr std::string_view kVersion = " version ";
  const std::string_view title = document.title;
  const size_t open = title.rfind("(3GPP T");
  const size_t close = title.rfind(')');
  if (document.body != "etsi" || open == std::string_view::npos || close < open || close == title.npos)
    return std::nullopt;
  const auto name = title.substr(open + 1, close - open - 1);
  const size_t version = name.find(kVersion);
  auto id = version == name.npos ? std::nullopt : parse_identifier(name.substr(0, version));
  if (!id || id->body != "3gpp") return std::nullopt;
  const auto edition = name.substr(version + kVersion.size());
  id->edition = edition.substr(0, edition.find(' '));
  return id->key();
}

// Of a nested record only its identifier counts. "complementOf" ties each ITU text to all supplements of its
// series (365,690 links that say nothing): left out.
void add_relations(const RelatonContext& context, const YamlNode* identifiers,
                   const std::string& default_body, Batch& out) {
  const Document& document = context.document;
  Relations relations(document, out);
  each(identifiers, [&](const YamlNode& id) {
    const std::string_view type = content(field(&id, "type"));
    if (type != "ISO" && type != "IEC" && type != "ITU" && type != "IETF") return;
    if (const auto other = parse_identifier(identifier_text(&id))) relations.add("sameAs", other->key());
  });
  each(field(&context.root, "relation"), [&](const YamlNode& relation) {
    const std::string_view kind = content(field(&relation, "type"));
    if (kind == "complementOf" && document.body.starts_with("itu-")) return;
    const auto target = identify(field(&relation, "bibitem"), document.body, default_body);
    if (target) return relations.add(kind, target->key());
    out.reject(0, fmt::format("relation {}: no identifier of the other document", line_of(kind, 40)));
  });
  if (const auto adopted = adopted_by_title(document)) relations.add("adoptedFrom", *adopted);
}

}  // namespace

const YamlNode* field(const YamlNode* node, std::string_view key) {
  if (!node) return nullptr;
  if (node->kind == Kind::kList) return field(node->first, key);
  for (const YamlNode* child = node->first; child; child = child->next)
    if (child->key == key) return child;
  return nullptr;
}

std::string_view content(const YamlNode* node) {
  for (int depth = 0; node && depth < 4; ++depth) {
    if (node->kind == Kind::kScalar) return node->text;
    if (node->kind == Kind::kList) {
      node = node->first;
      continue;
    }
    const YamlNode* inner = nullptr;
    for (const std::string_view key : {"content", "value", "name", "id"})
      if ((inner = field(node, key))) break;
    node = inner;
  }
  return {};
}

std::string line_of(std::string_view text, size_t limit) {
  if (has_control(text)) return line_of(to_utf8(text), limit);
  if (text.find('&') != std::string_view::npos) return clean(decoded(text), limit);
  return clean(text, limit);
}

bool is_placeholder(std::string_view name) {
  const std::string lower = ascii_lower(trim(name));
  return lower.empty() || lower.starts_with("unknown") || lower.starts_with("waiting for") ||
         lower.starts_with("vacant") || lower == "n/a" || lower == "tbd" || lower == "none" || lower == "-";
}

void add_relaton_record(const YamlNode& root, const std::string& default_body, Batch& out) {
  const YamlNode* const identifiers = either(&root, "docid", "docidentifier");
  if (!identifiers) return out.reject(0, "not a bibliographic record: it has no docid or docidentifier");
  const auto id = identify(&root, {}, default_body);
  if (!id)
    return out.reject(0, "no usable identifier of the document",
                      identifier_text(primary_identifier(identifiers)));

  const YamlNode* const ext = field(&root, "ext");
  Document document;
  document.document = id->key();
  document.work = id->work();
  document.body = id->body;
  document.name = line_of(identifier_text(primary_identifier(identifiers)));
  const RelatonContext context{root, ext, document};
  document.title = title_of(field(&root, "title"));
  document.type = type_of(context);
  document.status = status_of(root, ext);
  if (document.status.empty()) document.status = status_by_version(*id);
  document.url = line_of(url_of(either(&root, "link", "source")));
  document.abstract = text_of(english(field(&root, "abstract")));
  document.keywords = keywords_of(field(&root, "keyword"));
  document.date = add_dates(field(&root, "date"), document, out);
  document.group = add_relaton_groups(context, out);
  add_relations(context, identifiers, default_body, out);
  add_relaton_contributors(context, out);
  out.documents.push_back(std::move(document));
}

void add_relaton_body(const YamlNode& root, Batch& out) {
  const std::string key = identifier_slug(content(field(&root, "abbreviation")));
  const std::string name = line_of(english(field(&root, "name")));
  if (key.empty() || name.empty())
    return out.reject(0, "metadata of an organization without abbreviation or name");
  out.bodies.push_back({key, name, {}, line_of(content(field(&root, "uri"))), 0});
}

}  // namespace plenary
