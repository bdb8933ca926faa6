// RFC bibliographic XML, as the RFC Editor gives it for citing: <reference anchor="RFC9000"> with title,
// authors, month, working group, keywords and abstract, in the words of RFC 7991. Newer files name "RFC
// Publisher" and "RFC Series" as authors of every RFC; they are how the RFC was issued, not who wrote it, and
// are left out. Affiliations are seldom given and people are initials and surname, so who is who is for
// identity/ to find out.
//
// pugixml reads no document type and fetches nothing, so neither external entities nor entity bombs do
// anything here.
#include "import/bibxml.h"

#include <fmt/core.h>

#include <pugixml.hpp>

#include "base/day.h"
#include "base/text.h"

namespace plenary {
namespace {

constexpr size_t kLargest = 16u << 20;  // the largest real record has 12 kB
constexpr size_t kLongText = 64u << 10;

// The text below a node, marks of emphasis and the like left out. The walk is pugixml's, which does not
// recurse.
std::string text_below(pugi::xml_node node, size_t limit = 4096) {
  struct Walker : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& n) override {
      if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) text.append(n.value()) += ' ';
      return true;
    }
  } walker;
  node.traverse(walker);
  return clean(walker.text, limit);
}

// "9000" for "9000", "0791" -> "791"; nothing unless it is a number that an RFC can have.
std::string plain_number(std::string_view text) {
  text = trim(text);
  while (text.starts_with('0')) text.remove_prefix(1);
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != text.npos) return "";
  return std::string(text);
}

// "draft-ietf-quic-http-34" is version 34 of the work "draft-ietf-quic-http".
std::pair<std::string, std::string> split_draft(std::string_view name) {
  const size_t dash = name.rfind('-');
  const auto version = dash == name.npos ? "" : name.substr(dash + 1);
  if (version.size() != 2 || version.find_first_not_of("0123456789") != version.npos)
    return {std::string(name), ""};
  return {std::string(name.substr(0, dash)), std::string(version)};
}

bool name_document(pugi::xml_node reference, Document& document) {
  const auto front = reference.child("front");
  std::string rfc, draft;
  for (const auto parent : {front, reference})
    for (const auto series : parent.children("seriesInfo")) {
      const std::string_view name = series.attribute("name").value();
      if (name == "RFC") rfc = plain_number(series.attribute("value").value());
      if (name == "Internet-Draft") draft = ascii_lower(clean(series.attribute("value").value(), 200));
    }
  const std::string_view anchor = reference.attribute("anchor").value();
  if (rfc.empty() && anchor.starts_with("RFC")) rfc = plain_number(anchor.substr(3));
  if (!rfc.empty()) {
    document.document = document.work = "ietf:rfc" + rfc;
    document.name = "RFC " + rfc;
    document.type = "rfc";
    return true;
  }
  if (!draft.starts_with("draft-")) return false;
  const auto [work, version] = split_draft(draft);
  document.work = "ietf:" + work;
  document.document = version.empty() ? document.work : document.work + "@" + version;
  document.name = draft;
  document.type = "internet-draft";
  return true;
}

MaybeDate date_of(pugi::xml_node node) {
  const int year = node.attribute("year").as_int();
  const std::string_view month_text = node.attribute("month").value();
  int month = month_number(month_text);
  if (month == 0) month = node.attribute("month").as_int();
  const int day = node.attribute("day").as_int();
  if (valid_date(year, month, day)) return Date{make_day(year, month, day), Precision::kDay};
  if (valid_date(year, month, 1)) return Date{make_day(year, month, 1), Precision::kMonth};
  if (valid_date(year, 1, 1)) return Date{make_day(year, 1, 1), Precision::kYear};
  return std::nullopt;
}

// "Legacy" is a stream, and the RFC Editor writes "NON WORKING GROUP" where there is none.
std::string group_of(pugi::xml_node front) {
  auto name = text_below(front.child("workgroup"), 300);
  return equals_ignoring_case(name, "Legacy") || equals_ignoring_case(name, "NON WORKING GROUP") ? "" : name;
}

void read_series(pugi::xml_node front, Document& document, Batch& out) {
  for (const auto series : front.children("seriesInfo")) {
    const std::string name = clean(series.attribute("name").value(), 100);
    if (series.attribute("value").empty())
      document.approval_path = name;  // the stream: IETF, IRTF, INDEPENDENT ...
    if (name != "BCP" && name != "STD" && name != "FYI") continue;
    const auto number = plain_number(series.attribute("value").value());
    if (!number.empty())
      out.relations.push_back({document.document, "includedIn", "ietf:" + ascii_lower(name) + number, 0});
  }
}

Activity read_author(pugi::xml_node author, const Document& document) {
  Activity activity;
  auto& person = activity.person;
  person.name = clean(author.attribute("fullname").value(), 300);
  if (person.name.empty())
    person.name = clean(
        fmt::format("{} {}", author.attribute("initials").value(), author.attribute("surname").value()), 300);
  person.mail = text_below(author.child("address").child("email"), 300);
  activity.organization.name = text_below(author.child("organization"), 500);
  activity.organization.country = text_below(author.child("address").child("postal").child("country"), 100);
  const bool editor = author.attribute("role").value() == std::string_view("editor");
  activity.kind = editor ? "edited" : "authored";
  activity.role = editor ? "editor" : "author";
  activity.date = document.date;
  activity.body = document.body;
  activity.group = document.group;
  activity.document = document.document;
  return activity;
}

bool is_issuer(const Activity& activity) {
  return activity.person.name.empty() &&
         (activity.organization.name == "RFC Publisher" || activity.organization.name == "RFC Series");
}

// `authors` counts the authors of the file, issuers too: it is the place that a record names.
void read_reference(pugi::xml_node reference, uint32_t& authors, Batch& out) {
  Document document;
  if (!name_document(reference, document))
    return out.reject(authors, "neither an RFC number nor the name of an Internet-Draft",
                      reference.attribute("anchor").value());
  const auto front = reference.child("front");
  if (!front) return out.reject(authors, "no <front>", document.name);
  document.body = "ietf";
  document.group = group_of(front);
  document.title = text_below(front.child("title"));
  document.date = date_of(front.child("date"));
  document.url = clean(reference.attribute("target").value(), 1000);
  for (const auto keyword : front.children("keyword")) {
    const auto word = text_below(keyword, 300);
    if (!word.empty()) document.keywords += (document.keywords.empty() ? "" : "\n") + word;
  }
  for (const auto paragraph : front.child("abstract").children()) {
    const auto text = text_below(paragraph, kLongText);
    if (!text.empty() && document.abstract.size() + text.size() < kLongText)
      document.abstract += (document.abstract.empty() ? "" : "\n") + text;
  }
  if (!document.date)
    out.reject(authors, "no date that can be read; the document is kept without one", document.name);
  read_series(front, document, out);
  for (const auto author : front.children("author")) {
    auto activity = read_author(author, document);
    activity.line = ++authors;
    if (is_issuer(activity)) continue;
    if (activity.person.name.empty() && activity.organization.name.empty())
      out.reject(activity.line, "an author without a name", document.name);
    else
      out.activities.push_back(std::move(activity));
  }
  out.documents.push_back(std::move(document));
}

class BibxmlReader : public FormatReader {
 public:
  bool accepts(std::string_view path) const override { return path.ends_with(".xml"); }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    if (file.bytes.size() > kLargest)
      return out.reject(0, fmt::format("larger than {} bytes: no record", kLargest));
    pugi::xml_document xml;
    const auto parsed = xml.load_buffer(file.bytes.data(), file.bytes.size(),
                                        pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) {
      const auto at =
          std::min(static_cast<size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), file.bytes.size());
      return out.reject(0, fmt::format("not well-formed XML: {} at byte {}", parsed.description(), at),
                        std::string_view(file.bytes).substr(at));
    }
    uint32_t authors = 0;
    const auto root = xml.document_element();
    if (std::string_view(root.name()) == "reference") return read_reference(root, authors, out);
    if (std::string_view(root.name()) != "referencegroup")
      return out.reject(0, "the root is neither <reference> nor <referencegroup>", root.name());
    for (const auto reference : root.children("reference")) read_reference(reference, authors, out);
    if (out.documents.empty() && out.rejects.empty()) out.reject(0, "a <referencegroup> without <reference>");
  }
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_bibxml(const ImportOptions&) {
  return std::make_unique<BibxmlReader>();
}

}  // namespace plenary
