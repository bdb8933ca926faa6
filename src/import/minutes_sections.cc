// What the sections of a report are for, told by their titles, and the sessions among them.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/minutes_report.h"
#include "record/identifier.h"

namespace plenary::minutes {
namespace {

constexpr size_t kMostSessions = 200;

template <size_t N>
bool any_of(const std::string& text, const std::array<std::string_view, N>& phrases) {
  return has_any(text, phrases);
}

bool is_number_word(std::string_view word) {
  return !word.empty() && word.size() <= 3 &&
         (word.find_first_not_of("0123456789") == word.npos || word.find_first_not_of("ivx") == word.npos ||
          word.size() == 1);
}

// "Session 3 on ...", "Day 2", "Opening session", but not "Summary of session 3" or "About session 3".
bool is_session(const std::string& folded) {
  static constexpr auto kNo =
      std::to_array<std::string_view>({"summary", "about", "conclusions", "conclusion", "outcome", "outcomes",
                                       "sessions", "report", "results", "takeaways"});
  if (any_of(folded, kNo)) return false;
  const auto words = split(trim(folded), ' ');
  static constexpr auto kNumbered = std::to_array<std::string_view>({"session", "day", "track", "block"});
  if (words.size() >= 2 && std::ranges::find(kNumbered, words[0]) != kNumbered.end() &&
      is_number_word(words[1]))
    return true;
  if (words.size() >= 3 && words[1] == "session" && is_number_word(words[2]))
    return true;  // "Technical session 2"
  return words.size() >= 2 && words.size() <= 5 && words.back() == "session";
}

Part part_of(const std::string& title) {
  static constexpr auto kSummary = std::to_array<std::string_view>(
      {"summary", "conclusion", "conclusions", "takeaways", "take aways", "closing", "wrap up", "way forward",
       "next steps", "outcome", "outcomes", "recommendations", "results", "key messages", "observations"});
  static constexpr auto kIntroduction = std::to_array<std::string_view>(
      {"introduction", "opening", "welcome", "objectives", "objective", "agenda", "background", "scope",
       "programme", "program", "adoption", "approval", "terms of reference", "logistics"});
  static constexpr auto kPanel = std::to_array<std::string_view>(
      {"panel", "panellists", "interventions", "discussion", "discussions", "q a", "floor", "open discussion",
       "questions and answers", "debate", "roundtable", "views"});
  if (any_of(title, std::to_array<std::string_view>(
                        {"participants", "attendees", "attendance", "list of attendees"})))
    return Part::kPeople;
  if (any_of(title, std::to_array<std::string_view>(
                        {"action items", "actions", "action points", "list of actions"})))
    return Part::kActions;
  if (any_of(title, std::to_array<std::string_view>(
                        {"list of documents", "documentation", "list of contributions"})))
    return Part::kDocuments;
  if (any_of(title, kSummary)) return Part::kSummary;
  if (any_of(title, kPanel)) return Part::kPanel;
  if (any_of(title, kIntroduction)) return Part::kIntroduction;
  return Part::kOther;
}

// Who speaks, by the title of a section: "Presentation by Kam Lam, CICT", "Stephen Palm, Broadcom
// (remotely)".
std::vector<Person> speakers_in(std::string_view title, bool among_talks) {
  static constexpr auto kMarks =
      std::to_array<std::string_view>({"Presentation by ",    "Presentation from ",  "Presentation: ",
                                       "Keynote by ",         "Keynote from ",       "Keynote: ",
                                       "Keynote speech by ",  "Keynote address by ", "Talk by ",
                                       "Speaker: ",           "Opening remarks by ", "Remarks by ",
                                       "Welcome address by ", "Address by ",         "Welcome remarks by ",
                                       "Statement by ",       "Invited talk: ",      "Invited talk by ",
                                       "Opening address by ", "Intervention by ",    "Closing remarks by ",
                                       "Opening remarks: "});
  for (const auto mark : kMarks)
    if (title.starts_with(mark)) return people_of(title.substr(mark.size()));
  auto people = people_of(title);
  const auto told = [&](const Person& p) {
    return p.titled || !p.organization.empty() || !p.office.empty() || !p.mode.empty() || !p.group.empty();
  };
  if (!people.empty() && (among_talks || people[0].titled || !people[0].mode.empty()) &&
      std::ranges::any_of(people, told))
    return people;
  // "Metrics for engagement - Jane Doe, Acme", "Metrics (Jane Doe, Acme)".
  for (const std::string_view mark : {" \xE2\x80\x93 ", " - ", " by ", ": ", " ("}) {
    const size_t at = title.rfind(mark);
    if (at == title.npos) continue;
    auto rest = title.substr(at + mark.size());
    if (mark == " (" && rest.ends_with(')')) rest.remove_suffix(1);
    people = people_of(rest);
    if (!people.empty() &&
        std::ranges::any_of(people, [](const Person& p) { return !p.organization.empty(); }))
      return people;
  }
  return {};
}

Event event_below(const Report& report, std::string_view name, std::string_view suffix, uint32_t line) {
  Event event = report.events[0];
  event.event += ":" + std::string(suffix);
  event.name = name;
  event.kind = "session";
  event.parent = report.events[0].event;
  event.line = line;
  return event;
}

size_t add_session(Report& report, const Section& section, uint32_t line) {
  if (report.events.size() > kMostSessions) return 0;
  const auto words = split(section.title, ' ');
  const std::string folded = fold(section.title);
  const bool numbered = words.size() >= 2 && is_number_word(fold(words[1]));
  const std::string suffix = numbered ? identifier_slug(std::string(words[0]) + " " + fold(words[1]))
                                      : identifier_slug(section.title);
  Event event = event_below(report, section.title, suffix, line);
  // "Day 2" of an event that lasts days has a day of its own.
  if (folded.starts_with("day ") && event.to && words.size() >= 2) {
    const int day = std::atoi(fold(words[1]).c_str());
    if (day >= 1 && day <= event.to->day.days - event.from->day.days + 1)
      event.from->day.days += day - 1, event.to.reset();
  }
  for (const auto& known : report.events)
    if (known.event == event.event) event.event += "-" + identifier_slug(section.label);
  report.events.push_back(std::move(event));
  return report.events.size() - 1;
}

void classify(Report& report) {
  size_t session = 0;
  int session_level = 99;
  int talks_level = 99;  // below a title that announces talks
  bool keynotes = false;
  for (auto& section : report.sections) {
    if (section.level == 0) continue;
    const std::string folded = padded(section.title);
    if (section.level <= session_level) session = 0, session_level = 99;
    if (section.level <= talks_level) talks_level = 99, keynotes = false;
    section.part = part_of(folded);
    const bool inside = session != 0 || talks_level != 99;
    if (session == 0 && is_session(folded)) {
      session = add_session(report, section, report.lines[section.first].number);
      session_level = section.level;
      if (section.part != Part::kPanel) section.part = Part::kSession;
    } else if (section.part == Part::kOther || section.title.find(',') != section.title.npos) {
      section.speakers = speakers_in(section.title, inside || report.header.kind != "meeting");
      if (!section.speakers.empty()) section.part = Part::kTalk;
    }
    if (has_any(folded, std::to_array<std::string_view>(
                            {"keynote", "keynotes", "presentations", "talks", "opening remarks"}))) {
      if (section.part != Part::kTalk && section.part != Part::kSession) talks_level = section.level;
      keynotes = has_phrase(folded, "keynote*");
    }
    section.keynote = keynotes && section.part == Part::kTalk;
    section.event = session;
  }
}

}  // namespace

void find_sections(Report& report) {
  Section front;
  front.part = Part::kFront;
  std::vector<int> counters;
  report.sections.push_back(front);
  for (size_t i = 0; i < report.lines.size(); ++i) {
    const auto& line = report.lines[i];
    if (line.kind != Kind::kHeading) continue;
    report.sections.back().last = i;
    Section section;
    section.level = std::max(1, line.level);
    counters.resize(static_cast<size_t>(section.level));
    ++counters.back();
    section.label = line.label;
    if (section.label.empty())  // headings of a word processor keep their numbers to themselves
      for (const int counter : counters)
        section.label += (section.label.empty() ? "" : ".") + std::to_string(counter);
    section.title = line.text;
    section.first = i;
    report.sections.push_back(std::move(section));
  }
  report.sections.back().last = report.lines.size();
  classify(report);
  size_t day = 0;
  for (const auto& at : report.header.days) {
    const std::string number = std::to_string(++day);
    Event event = event_below(report, report.events[0].name + ", session " + number, "session-" + number,
                              report.header.line);
    event.from = at;
    event.to.reset();
    report.events.push_back(std::move(event));
  }
}

}  // namespace plenary::minutes
