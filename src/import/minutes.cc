// Reports of meetings and workshops as text: the event and its sessions, who chaired, presented, sat on
// panels and spoke, documents and contributions with submitters, actions, decisions, and views.
//
// The parts: minutes_docx (Word files), minutes_lines (headings, lists, rows), minutes_header (the event),
// minutes_sections (what a section is for), minutes_people, minutes_acts, minutes_tables, minutes_voices (who
// says what), minutes_documents, minutes_contributions, minutes_actions and minutes_views.
#include "import/minutes.h"

#include <fmt/core.h>

#include "base/text.h"
#include "import/minutes_documents.h"
#include "import/minutes_docx.h"
#include "import/minutes_groups.h"
#include "import/minutes_report.h"
#include "record/identifier.h"

namespace plenary {
namespace {
using namespace minutes;

constexpr size_t kLargest = 8u << 20;  // the longest reports have 1 MB of text

// "itu-t:rg-iem:2022-12-13"; what is no meeting of the group says so.
std::string event_key(const Header& header, const Occasion& at, std::string_view kind) {
  std::string key = header.body;
  if (!at.group.empty()) key += (key.empty() ? "" : ":") + at.group;
  if (key.empty() || at.group.empty())
    key += (key.empty() ? "" : ":") + identifier_slug(at.name.substr(0, 60));
  key += ":" + to_string(at.from->day);
  return kind == "meeting" ? key : key + ":" + std::string(kind);
}

Event event_of(const Header& header, const Occasion& at, std::string_view kind) {
  Event event;
  event.event = event_key(header, at, kind);
  event.body = header.body, event.group = at.group;
  event.name = at.name, event.kind = kind;
  event.place = at.place, event.country = at.country;
  event.from = at.from, event.to = at.to;
  event.line = header.line;
  return event;
}

void add_events(Report& report) {
  const Header& header = report.header;
  Event own = event_of(header, header.own, header.kind.empty() ? "meeting" : header.kind);
  own.mode = header.mode;
  if (own.name.empty()) own.name = header.title;
  if (header.parent.from) {
    Event above = event_of(header, header.parent, "meeting");
    if (above.event == own.event)
      own.event += ":" + (header.own.group == header.parent.group ? "report" : header.own.group);
    own.parent = above.event;
    report.events = {own, above};
  } else {
    report.events = {own};
  }
}

// The key of the report itself: its number, else its event.
void name_report(Report& report, Batch& out) {
  Document document;
  const Header& header = report.header;
  const auto own = references_of(header.document, header.body, header.place_group);
  if (!own.empty()) {
    document.document = own[0].key, document.work = own[0].work;
  } else {
    document.document = document.work = report.events[0].event + ":report";
  }
  document.name = !header.document.empty() ? header.document : "Report: " + report.events[0].name;
  document.title = header.title.empty() ? header.own.name : header.title;
  document.body = header.body, document.group = header.own.group;
  document.type = "report";
  document.status = header.draft ? "draft" : "";
  document.event = report.events[0].event;
  document.date = report.events[0].to ? report.events[0].to : report.events[0].from;
  report.document = document.document;
  out.documents.push_back(std::move(document));
}

void add_groups(const Report& report, Batch& out) {
  const std::string& group = report.header.own.group;
  if (const std::string parent = parent_of(group); !parent.empty())
    out.groups.push_back(
        {report.header.body, group, "", kind_of_group(group), parent, {}, {}, report.header.line});
}

// What the reader sees but cannot use.
void tell_doubts(const Report& report, Batch& out) {
  for (const auto& line : report.lines) {
    const std::string folded = fold(std::string_view(line.text).substr(0, 60));
    if (folded == "to be continued")
      out.reject(line.number, "the report ends here unfinished: what came after is not in it", line.text);
  }
}

class MinutesReader : public FormatReader {
 public:
  explicit MinutesReader(ImportOptions options) : options_(std::move(options)) {}

  bool accepts(std::string_view path) const override {
    const std::string name = ascii_lower(path.substr(path.rfind('/') + 1));
    if (name.starts_with("~$") || name.starts_with("readme")) return false;
    return name.ends_with(".txt") || name.ends_with(".text") || name.ends_with(".docx");
  }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    if (file.bytes.empty()) return out.reject(0, "the file is empty");
    std::string converted;
    std::string_view bytes = file.bytes;
    if (ascii_lower(file.path).ends_with(".docx")) {
      auto text = text_of_docx(bytes);
      if (!text) return out.reject(0, text.error().message);
      converted = std::move(*text);
      bytes = converted;
    }
    if (bytes.size() > kLargest)
      return out.reject(0, fmt::format("larger than {} bytes: no report of a meeting", kLargest));
    if (bytes.find('\0') != bytes.npos) return out.reject(0, "binary, no text");
    read_text(to_utf8(bytes), out);
  }

 private:
  void read_text(const std::string& text, Batch& out) const {
    Report report;
    report.lines = lines_of(text);
    report.header = header_of(report.lines, options_);
    if (!report.header.own.from)
      return out.reject(0, "no day of a meeting or workshop, neither in the head nor in the introduction");
    if (report.header.body.empty()) return out.reject(0, "no standards body is named: say which with --body");
    add_events(report);
    name_report(report, out);
    find_sections(report);
    Activities acts(out);
    read_people(report, acts);
    const auto said = utterances_of(report);
    read_voices(report, said, acts);
    read_contributions(report, acts);
    read_documents(report, out);
    read_actions(report, said, out);
    read_views(report, said, out);
    add_groups(report, out);
    tell_doubts(report, out);
    for (auto& event : report.events) out.events.push_back(std::move(event));
  }

  ImportOptions options_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_minutes(const ImportOptions& options) {
  return std::make_unique<MinutesReader>(options);
}

}  // namespace plenary
