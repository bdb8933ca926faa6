#include "import/minutes_header.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/minutes_dates.h"
#include "import/minutes_documents.h"
#include "import/minutes_groups.h"
#include "import/minutes_people.h"

namespace plenary::minutes {
namespace {

constexpr size_t kHead = 80;          // lines in which the head ends
constexpr size_t kIntroduction = 60;  // lines in which the sentence about day and place stands

constexpr auto kLabels =
    std::to_array<std::string_view>({"title",           "source",       "question",
                                     "questions",       "question s",   "study group",
                                     "working party",   "group",        "place",
                                     "place date",      "place dates",  "place date s",
                                     "venue",           "venue date",   "date",
                                     "dates",           "meeting date", "meeting dates",
                                     "location",        "when",         "where",
                                     "abstract",        "action",       "purpose",
                                     "contact",         "keywords",     "document",
                                     "document number", "meeting",      "event",
                                     "summary",         "study period", "intended type of document"});

bool among_labels(std::string_view folded) { return std::ranges::find(kLabels, folded) != kLabels.end(); }

// "Abstract:", "Title: Report of ..."; empty when a line has no label of the head.
std::string label_in(std::string_view text, std::string& value) {
  const size_t colon = text.find(':');
  if (colon == text.npos || colon > 40) return "";
  const std::string name = fold(text.substr(0, colon));
  if (!among_labels(name)) return "";
  auto rest = trim(text.substr(colon + 1));
  while (rest.starts_with("/ ")) rest = trim(rest.substr(2));  // where a conversion put it between cells
  while (rest.ends_with(" /")) rest = trim(rest.substr(0, rest.size() - 2));
  value = std::string(rest);
  return name;
}

bool is(std::string_view label, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, label) != names.end();
}

bool tells_dates(std::string_view label) {
  return label.starts_with("place") || label.starts_with("venue") || label.find("date") != label.npos ||
         is(label, {"when", "meeting", "event", "location", "where"});
}

// Words that say that an event was held.
constexpr auto kHeld = std::to_array<std::string_view>(
    {"held", "took place", "takes place", "met", "meeting was", "convened", "organized", "organised",
     "hosted", "report of", "report on", "minutes of", "report contains", "outcome of", "meeting of",
     "took place"});

// "It was a hybrid event."
constexpr auto kModes = std::to_array<std::string_view>(
    {"hybrid event", "hybrid meeting", "hybrid workshop", "virtual meeting", "virtual event", "online event",
     "online meeting", "in person event", "in person meeting", "physical meeting", "e meeting"});

std::string mode_in(std::string_view text) {
  const std::string folded = padded(text);
  const bool remote = has_any(
      folded, std::to_array<std::string_view>({"virtual", "virtually", "online", "e meeting", "remotely",
                                               "electronic meeting", "fully remote", "videoconference"}));
  const bool present =
      has_any(folded, std::to_array<std::string_view>({"in person", "physical", "physically"}));
  const bool both =
      has_any(folded, std::to_array<std::string_view>({"hybrid", "remote participation", "remote access"}));
  if (both || (remote && present)) return "hybrid";
  return remote ? "remote" : present ? "in person" : "";
}

std::string kind_in(std::string_view text) {
  const std::string folded = padded(text);
  for (const std::string_view kind : {"workshop", "webinar"})
    if (has_phrase(folded, std::string(kind))) return std::string(kind);
  if (has_any(folded, std::to_array<std::string_view>({"symposium", "seminar", "forum", "roundtable"})))
    return "workshop";
  if (has_any(folded, std::to_array<std::string_view>(
                          {"meeting", "session", "sessions", "minutes", "rapporteur group", "e meeting"})))
    return "meeting";
  return "";
}

// "Draft report of the sessions of the X" is about X.
std::string name_in(std::string_view title) {
  std::string name = clean(title, 300);
  bool taken = false;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view start : {"Draft ",
                                         "draft ",
                                         "Report of the ",
                                         "report of the ",
                                         "Report on the ",
                                         "Report of ",
                                         "report of ",
                                         "Report on ",
                                         "Meeting report of the ",
                                         "Meeting report: ",
                                         "Meeting report of ",
                                         "Minutes of the ",
                                         "minutes of the ",
                                         "Minutes of ",
                                         "Outcome of the ",
                                         "the ",
                                         "meeting of the ",
                                         "sessions of the ",
                                         "sessions of ",
                                         "meeting report of the ",
                                         "Summary report of the ",
                                         "Executive summary of the ",
                                         "Report: ",
                                         "Summary of the "})
      if (name.starts_with(start)) {
        name.erase(0, start.size());
        again = taken = true;
      }
  }
  if (!taken && title.size() > 200) return "";
  size_t end = name.size();
  for (const std::string_view stop :
       {": summary", ": report", ": Report", " - report", " - summary", ", held", " held ", " during ", " (",
        ", which", " took place", ", Geneva", " was "})
    end = std::min(end, name.find(stop));
  name.resize(std::min(end, name.size()));
  while (!name.empty() && std::string_view(".,;: -").find(name.back()) != std::string_view::npos)
    name.pop_back();
  return name;
}

// "during TSAG on", "during this TSAG meeting (": the date is that of a larger event.
bool is_during(std::string_view before) {
  const size_t at = before.rfind("during ");
  return at != before.npos && before.size() - at < 80 && !spans_of(before.substr(at)).size() &&
         !groups_of(before.substr(at)).empty();
}

class HeadReader {
 public:
  HeadReader(const std::vector<Line>& lines, const ImportOptions& options)
      : lines_(lines), options_(options) {}

  Header read() {
    const auto labels = labels_of(lines_);
    for (const auto& label : labels) take_label(label);
    own_number(labels);
    for (const auto& label : labels)
      if (tells_dates(label.name)) dates_in(label.value, label.line, true);
    const size_t end = head_end(lines_);
    for (size_t i = 0; i < std::min(end, kHead); ++i) head_ += lines_[i].text + "\n";
    if (!header_.title.empty()) dates_in(header_.title, 0, true);
    for (size_t i = 0; i < std::min(end, kHead); ++i)
      if (lines_[i].kind == Kind::kRow)
        for (const auto& cell : lines_[i].cells) dates_in(cell, lines_[i].number, cell.size() < 80);
    tell_from_sentences(end);
    settle_days();
    tell_name();
    tell_body_and_group(labels);
    return std::move(header_);
  }

 private:
  void take_label(const Labelled& label) {
    if (label.name == "title") header_.title = label.value;
    if (is(label.name, {"meeting", "event"}) && kind_in(label.value) != "") event_label_ = label.value;
    if (tells_dates(label.name) || label.name == "title")
      if (header_.mode.empty()) header_.mode = mode_in(label.value);
  }

  // The report's own number: under a label, or alone on a line or in a cell of the head.
  void own_number(const std::vector<Labelled>& labels) {
    for (const auto& label : labels)
      if (is(label.name, {"document", "document number"})) header_.document = clean(label.value, 60);
    for (size_t i = 0;
         i < std::min({lines_.size(), head_end(lines_), size_t{25}}) && header_.document.empty(); ++i) {
      const auto& line = lines_[i];
      const auto cells = line.kind == Kind::kRow ? line.cells : std::vector<std::string>{line.text};
      for (const auto& cell : cells)
        if (is_document_number(cell)) header_.document = cell;
    }
  }

  // Takes the dates of one text. `sure` is a label or title: any date is of the event.
  void dates_in(std::string_view text, uint32_t line, bool sure) {
    const bool was_told = !own_.empty();
    if (was_told && sure) return;
    int year = 0;
    for (auto span : spans_of(text)) {
      if (span.year == 0) span.year = span.to_year = year;
      year = span.year;
      if (span.to_year == 0) span.to_year = span.year;
      const auto from = first_of(span);
      if (!from || from->precision != Precision::kDay) continue;
      if (is_during(text.substr(0, span.at))) {
        take_parent(text, span);
      } else if (!was_told) {
        own_.push_back(span);
        if (header_.line == 0) header_.line = line;
        if (header_.own.place.empty()) set_place(header_.own, place_at(text, span.at, span.end));
        if (header_.mode.empty()) header_.mode = mode_in(text);
      }
    }
  }

  void take_parent(std::string_view text, const Span& span) {
    if (header_.parent.from) return;
    const auto before = text.substr(0, span.at);
    header_.parent.group = groups_of(before.substr(before.rfind("during "))).front().key;
    header_.parent.from = first_of(span);
    header_.parent.to = last_of(span);
    set_place(header_.parent, place_at(text, span.at, span.end));
  }

  static void set_place(Occasion& occasion, const std::string& place) {
    occasion.place = place;
    if (const size_t comma = place.rfind(", "); comma != place.npos && is_country(place.substr(comma + 2))) {
      occasion.country = place.substr(comma + 2);
      occasion.place = place.substr(0, comma);
    }
  }

  // The sentences of abstract and introduction that say when it was held.
  void tell_from_sentences(size_t end) {
    size_t seen = 0;
    for (size_t i = 0; i < lines_.size() && seen < kIntroduction; ++i) {
      if (lines_[i].kind != Kind::kText && lines_[i].kind != Kind::kItem && i >= end) continue;
      ++seen;
      for (const auto& sentence : sentences_of(lines_[i].text)) {
        const std::string folded = padded(sentence);
        const bool held = has_any(folded, kHeld);
        if (header_.mode.empty() && has_phrase(folded, "was") &&
            (has_any(folded, kModes) || has_phrase(folded, "was held")))
          header_.mode = mode_in(sentence);
        if (!held || spans_of(sentence).empty()) continue;
        if (report_sentence_.empty()) report_sentence_ = sentence;
        dates_in(sentence, lines_[i].number, false);
        // The same day told again adds what was missing.
        if (header_.mode.empty()) header_.mode = mode_in(sentence);
      }
    }
  }

  void settle_days() {
    Occasion& own = header_.own;
    for (const auto& span : own_) {
      const auto from = first_of(span), to = last_of(span);
      if (!from) continue;
      if (!own.from || from->day < own.from->day) own.from = from;
      const Date last = to.value_or(*from);
      if (!own.to || last.day > own.to->day) own.to = last;
      if (!to) header_.days.push_back(*from);
    }
    if (!own.from && header_.parent.from) own.from = header_.parent.from, own.to = header_.parent.to;
    if (own.to && own.from && own.to->day == own.from->day) own.to.reset();
    std::ranges::sort(header_.days);
    header_.days.erase(std::unique(header_.days.begin(), header_.days.end()), header_.days.end());
    if (header_.days.size() < 2 || header_.days.size() > 20 || header_.days.size() != own_.size())
      header_.days.clear();
    if (own.place.empty()) own.place = header_.parent.place, own.country = header_.parent.country;
    if (header_.parent.place.empty()) header_.parent.place = own.place, header_.parent.country = own.country;
  }

  void tell_name() {
    if (header_.title.empty()) header_.title = standing_title();
    std::string name = !event_label_.empty() ? clean(event_label_, 300) : name_in(header_.title);
    const size_t report = report_sentence_.find("report of ");
    if ((name.empty() || kind_in(name).empty()) && report != report_sentence_.npos)
      name = name_in(std::string_view(report_sentence_).substr(report));
    header_.own.name = name;
    header_.kind = kind_in(name);
    if (header_.kind.empty()) header_.kind = kind_in(header_.title);
    if (header_.kind.empty()) header_.kind = kind_in(report_sentence_);
    if (header_.mode.empty()) header_.mode = mode_in(name);
    if (header_.mode.empty()) header_.mode = mode_in(header_.title);
    header_.draft = has_phrase(padded(header_.title + " " + report_sentence_), "draft") ||
                    has_phrase(padded(head_), "draft report");
  }

  // A line of the head that stands alone and says what it is: "ITU-T Industry Engagement Workshop".
  std::string standing_title() const {
    const size_t end = head_end(lines_);
    for (size_t i = 0; i < std::min(end, kHead); ++i) {
      const auto& line = lines_[i];
      std::string nothing;
      const bool alone = line.kind == Kind::kText || (line.kind == Kind::kHeading && line.label.empty());
      if (alone && label_in(line.text, nothing).empty() && line.text.size() <= 160 &&
          !line.text.ends_with('.') && kind_in(line.text) != "")
        return line.text;
    }
    return "";
  }

  void tell_body_and_group(const std::vector<Labelled>& labels) {
    header_.body =
        !options_.body.empty() ? options_.body : body_in(header_.document + "\n" + head_ + report_sentence_);
    std::string question, study;
    for (const auto& label : labels) {
      if (label.name.starts_with("question") && label.value.find_first_of(",;") == label.value.npos)
        if (const auto found = groups_of("Q" + label.value); !found.empty()) question = found[0].key;
      if (label.name == "study group" && !label.value.empty()) study = groups_in(label.value, "SG");
    }
    std::string group = rapporteur_group();
    const bool workshop = header_.kind != "meeting";
    for (const auto& text : {header_.own.name, header_.title, report_sentence_})
      if (const auto found = groups_of(text); group.empty() && !found.empty()) group = found[0].key;
    if (group.empty() && !workshop) group = question;
    if (group.empty()) group = study;
    if (group.empty())
      if (const auto found = groups_of(header_.document); !found.empty()) group = found[0].key;
    if (group.empty())
      if (const auto found = groups_of(head_); !found.empty()) group = found[0].key;
    header_.own.group = options_.group.empty() ? group : options_.group;
    std::string above = header_.parent.group.empty() ? header_.own.group : header_.parent.group;
    for (std::string up = parent_of(above); !up.empty(); up = parent_of(above)) above = up;
    header_.place_group = above;
  }

  static std::string groups_in(std::string_view value, std::string_view prefix) {
    auto found = groups_of(value);
    if (found.empty()) found = groups_of(std::string(prefix) + std::string(value));
    return found.empty() ? "" : found[0].key;
  }

  // "the TSAG Rapporteur Group on X (RG-IEM)": the abbreviation is the group.
  std::string rapporteur_group() const {
    const std::string about = header_.own.name + " " + header_.title + " " + report_sentence_;
    if (about.find("Rapporteur Group") == about.npos && about.find("RG-") == about.npos) return "";
    for (size_t i = 0; i < std::min(lines_.size(), kIntroduction); ++i)
      for (const auto& group : groups_of(lines_[i].text))
        if (group.key.starts_with("rg-")) return group.key;
    return "";
  }

  const std::vector<Line>& lines_;
  const ImportOptions& options_;
  Header header_;
  std::vector<Span> own_;
  std::string head_, report_sentence_, event_label_;
};

}  // namespace

size_t head_end(const std::vector<Line>& lines) {
  for (size_t i = 0; i < lines.size(); ++i)
    if (lines[i].kind == Kind::kHeading && !lines[i].label.empty()) return i;
  // Headings without numbers: the first one may be the title.
  bool title = true;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == Kind::kHeading && !title) return i;
    title = title && lines[i].kind == Kind::kBlank;
  }
  return lines.size();
}

std::vector<Labelled> labels_of(const std::vector<Line>& lines) {
  std::vector<Labelled> out;
  const size_t end = std::min(head_end(lines), kHead);
  for (size_t i = 0; i < end; ++i) {
    Labelled label;
    label.line = lines[i].number;
    label.index = i;
    if (lines[i].kind == Kind::kRow) {  // "Question(s): | 12/15 | Geneva, 10-14 October 2022"
      for (size_t c = 0; c + 1 < lines[i].cells.size(); ++c) {
        std::string nothing;
        const auto& cell = lines[i].cells[c];
        std::string name = label_in(cell + (cell.ends_with(':') ? "" : ":"), nothing);
        if (name.empty()) continue;
        label.name = name, label.value = lines[i].cells[c + 1];
        out.push_back(label);
      }
      continue;
    }
    label.name = label_in(lines[i].text, label.value);
    if (label.name.empty()) continue;
    std::string next;
    if (label.value.empty() && i + 1 < end && label_in(lines[i + 1].text, next).empty())
      label.value = lines[i + 1].text;
    out.push_back(std::move(label));
  }
  return out;
}

Header header_of(const std::vector<Line>& lines, const ImportOptions& options) {
  return HeadReader(lines, options).read();
}

}  // namespace plenary::minutes
