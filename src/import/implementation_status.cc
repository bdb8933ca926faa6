// RFC 7942 asks for the organization, the implementation's name, a description, the level of maturity, the
// coverage, the licensing, a contact, and prescribes no form. In practice each implementation is a subsection
// or a list whose lines begin with such a label; that is what is read here, and a section without is told.
#include "import/implementation_status.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "import/attendance_date.h"
#include "import/implementation_labels.h"
#include "record/identifier.h"

namespace plenary {
namespace {

constexpr size_t kHead = 60;        // lines in which a document names itself
constexpr size_t kLongest = 1'000;  // bytes of a value

bool is_bullet(std::string_view text) {
  return text.size() > 2 && text[1] == ' ' && std::string_view("o*-+").contains(text[0]);
}

struct Heading {
  size_t depth = 0;
  std::string number;  // "7.1"; of Markdown none
  std::string title;
};

// "## exampled {#exampled}", in the Markdown that drafts are written in.
std::optional<Heading> marked_heading(std::string_view line) {
  const auto depth = std::min(line.find_first_not_of('#'), line.size());
  const auto title = trim(line.substr(depth, line.find("{#") - depth));
  if (depth == 0 || title.empty() || line[depth] != ' ') return std::nullopt;
  return Heading{depth, "", clean(title, 200)};
}

// A heading, which begins its line; entries of a table of contents end with a page.
std::optional<Heading> heading_of(std::string_view line) {
  const auto end = line.find_first_not_of("0123456789.");
  if (end == 0) return marked_heading(line);
  if (end == line.npos || line[end] != ' ' || line[0] == '.') return std::nullopt;
  const auto title = trim(line.substr(end));
  if (title.empty() || title.contains(" . .") || title.contains("....")) return std::nullopt;
  auto number = line.substr(0, end);
  while (number.ends_with('.')) number.remove_suffix(1);
  return Heading{static_cast<size_t>(std::ranges::count(number, '.')) + 1, std::string(number),
                 clean(title, 200)};
}

std::string place_of(const Heading& heading) {
  return fmt::format("section {}", heading.number.empty() ? heading.title : heading.number);
}

// The foot and the head of a printed page: "Doe  Expires 8 May 2025  [Page 7]".
bool is_page_mark(std::string_view line) {
  const auto text = trim(line);
  if (text.ends_with(']') && text.contains("[Page ")) return true;
  return (line.starts_with("Internet-Draft ") || line.starts_with("RFC ")) && text.contains("   ");
}

struct Implementation {
  std::string title, place;  // of its subsection
  std::string name, organization, maturity, coverage, licence;
  uint32_t line = 0;
  bool labelled = false;
};

class StatusFile {
 public:
  StatusFile(const SourceFile& file, Batch& out)
      : path_(file.path), lines_(split(file.bytes, '\n')), out_(out) {}

  void read() {
    read_head();
    for (size_t i = 0; i < lines_.size(); ++i)
      if (const auto heading = heading_of(lines_[i]);
          heading && ascii_lower(heading->title).starts_with("implementation status"))
        i = read_section(i, *heading);
  }

 private:
  void read_head() {
    for (size_t i = 0; i < std::min(lines_.size(), kHead); ++i) {
      if (!id_) id_ = id_in(lines_[i]);
      if (date_) continue;
      if (const auto found = attendance::date_in(clean(lines_[i]));
          found && found->year > 0 && found->day > 0 && valid_date(found->year, found->month, found->day))
        date_ = Date{make_day(found->year, found->month, found->day), Precision::kDay};
    }
    if (!id_) id_ = id_in(path_.substr(path_.rfind('/') + 1));
  }

  // "draft-example-protocol-07" as a word, or the number of an RFC at its head.
  static std::optional<DocumentId> id_in(std::string_view text) {
    if (const auto at = text.find("Request for Comments:"); at != text.npos) {
      const auto number = trim(text.substr(at + 21));
      return parse_identifier(fmt::format("RFC {}", number.substr(0, number.find(' '))));
    }
    const auto at = text.find("draft-");
    if (at == text.npos || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '"')) return std::nullopt;
    auto word = text.substr(at, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", at) - at);
    if (word.ends_with("-latest")) word.remove_suffix(7);
    return parse_identifier(word);
  }

  // Reads from the heading on; returns the last line of the section.
  size_t read_section(size_t at, const Heading& section) {
    const auto first = static_cast<uint32_t>(at + 1);
    if (!id_) {
      out_.reject(first, "an implementation-status section in a text that names no draft and no RFC");
      return at;
    }
    found_ = 0;
    start({}, place_of(section), first);
    while (++at < lines_.size()) {
      if (is_page_mark(lines_[at])) continue;
      const auto heading = heading_of(lines_[at]);
      if (heading && heading->depth <= section.depth) break;
      if (ends_document(lines_[at])) break;
      if (heading)
        start(heading->title, place_of(*heading), static_cast<uint32_t>(at + 1));
      else
        take(trim(lines_[at]), static_cast<uint32_t>(at + 1));
    }
    finish();
    if (found_ == 0)
      out_.reject(first, "an implementation-status section that labels no implementation as RFC 7942 has it");
    return at - 1;
  }

  static bool ends_document(std::string_view line) {
    for (const std::string_view begin : {"Appendix ", "Authors' Addresses", "Author's Address", "Acknowledg"})
      if (line.starts_with(begin)) return true;
    return false;
  }

  void start(std::string title, std::string place, uint32_t line) {
    finish();
    one_ = {.title = std::move(title), .place = std::move(place), .line = line};
    last_ = nullptr;
  }

  void take(std::string_view text, uint32_t line) {
    const bool bullet = is_bullet(text);
    if (bullet) text = trim(text.substr(2));
    std::string_view value;
    const auto label = label_of(text, value);
    // A label may stand alone, with its value in the next paragraph.
    const bool ends = text.empty() && last_ != nullptr && !last_->empty();
    if (ends || (label == Label::kNone && bullet)) last_ = nullptr;
    if (label == Label::kNone) {
      if (last_ != nullptr) *last_ = clean(fmt::format("{} {}", *last_, text), kLongest);
      return;
    }
    last_ = value_of(label, line);
    if (last_ != nullptr) *last_ = clean(value, kLongest);
  }

  // Where a label's value goes; a second organization or name begins the next implementation.
  std::string* value_of(Label label, uint32_t line) {
    auto* place = member(label);
    if (place == nullptr) return nullptr;
    const bool again = !place->empty() && (label == Label::kOrganization || label == Label::kName);
    if (again) start({}, one_.place, line), place = member(label);
    one_.labelled = true;
    return place;
  }

  std::string* member(Label label) {
    switch (label) {
      case Label::kOrganization:
        return &one_.organization;
      case Label::kName:
        return &one_.name;
      case Label::kMaturity:
        return &one_.maturity;
      case Label::kCoverage:
        return &one_.coverage;
      case Label::kLicence:
        return &one_.licence;
      case Label::kNone:
      case Label::kOther:
        return nullptr;
    }
    return nullptr;
  }

  void finish() {
    if (one_.name.empty()) one_.name = one_.title;
    if (!one_.labelled || (one_.name.empty() && one_.organization.empty())) return;
    if (found_++ == 0 && id_->document.starts_with("draft-")) add_draft();
    Adoption adoption;
    adoption.document = id_->key();
    adoption.product = one_.name;
    adoption.implementer.name = one_.organization;
    adoption.channel = "declared";
    adoption.evidence = evidence_of(one_);
    adoption.place = one_.place;
    adoption.first = adoption.last = date_;
    adoption.line = one_.line;
    out_.adoptions.push_back(std::move(adoption));
    one_.labelled = false;
  }

  static std::string evidence_of(const Implementation& one) {
    auto out = fmt::format("implementation status{}{}", one.maturity.empty() ? "" : ": ", one.maturity);
    if (!one.coverage.empty()) out += "; coverage: " + one.coverage;
    if (!one.licence.empty()) out += "; licence: " + one.licence;
    return clean(out, kLongest);
  }

  void add_draft() {
    Document draft;
    draft.document = id_->key();
    draft.work = id_->work();
    draft.name = id_->document;
    draft.body = id_->body;
    draft.type = "internet-draft";
    draft.date = date_;
    out_.documents.push_back(std::move(draft));
  }

  std::string_view path_;
  std::vector<std::string_view> lines_;
  Batch& out_;
  std::optional<DocumentId> id_;
  MaybeDate date_;
  Implementation one_;
  std::string* last_ = nullptr;  // the value that a wrapped line goes on
  size_t found_ = 0;
};

class StatusReader : public FormatReader {
 public:
  bool accepts(std::string_view path) const override {
    return path.ends_with(".txt") || path.ends_with(".md");
  }
  void read(const SourceFile& file, Batch& out) const override {
    SourceFile text = {.path = file.path, .bytes = to_utf8(file.bytes)};
    StatusFile(text, out).read();
  }
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_implementation_status(const ImportOptions&) {
  return std::make_unique<StatusReader>();
}

}  // namespace plenary
