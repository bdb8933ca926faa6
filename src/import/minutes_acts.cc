// Who chaired, presented, sat on a panel and attended: from titles of talks, labels ("Moderators: ..."),
// sentences
// ("This session was moderated by ...", "Mr X (Org), Rapporteur, chaired ...") and tables.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "import/attendance_list.h"
#include "import/minutes_documents.h"
#include "import/minutes_phrases.h"
#include "import/minutes_report.h"
#include "import/minutes_tables.h"

namespace plenary::minutes {
namespace {

constexpr size_t kMostPeople = 3000;

bool is_meeting(const std::string& folded) {
  return has_any(folded,
                 std::to_array<std::string_view>({"session", "meeting", "workshop", "panel", "webinar",
                                                  "sessions", "event", "discussion", "meetings"}));
}

class Acts {
 public:
  Acts(Report& report, Activities& acts) : report_(report), acts_(acts), tables_(tables_of(report)) {
    report_.chairs.resize(report_.events.size());
  }

  void read() {
    for (size_t s = 0; s < report_.sections.size(); ++s) {
      Section& section = report_.sections[s];
      for (auto& speaker : section.speakers)
        found(speaker, "presented", section.keynote ? "keynote" : "", section, section.first);
      for (size_t i = section.first; i < section.last; ++i) {
        const Line& line = report_.lines[i];
        if (line.kind != Kind::kText && line.kind != Kind::kItem) continue;
        if (take_label(section, i)) continue;
        if (section.part == Part::kPeople) continue;
        for (const auto& sentence : sentences_of(line.text)) take_sentence(section, i, sentence);
      }
      if (section.part == Part::kPeople) participants(section);
    }
    for (const auto& table : tables_) take_table(table);
    write();
  }

 private:
  struct Found {
    Person person;
    std::string kind, role, document;
    size_t event, line;
  };

  void found(const Person& written, std::string_view kind, std::string_view role, const Section& section,
             size_t line, std::string document = "") {
    if (found_.size() >= kMostPeople) return;
    Person person = written;
    if (person.name.find(' ') == person.name.npos &&
        person.organization.empty())  // "Mr Roe", named in full before
      if (const Person* known = report_.people.find(person.name)) {
        person.name = known->name;
        person.organization = known->organization, person.country = known->country;
      }
    report_.people.add(person);
    Person& chair = report_.chairs[section.event];
    if (kind == "chaired" && chair.name.empty()) chair = person;
    if (kind == "presented") presenters_.insert(fold(person.name));
    found_.push_back(
        {person, std::string(kind), std::string(role), std::move(document), section.event, line});
  }

  // "Moderators: Mr X (A) and Ms Y (B)"; with nothing behind the colon, the items below.
  bool take_label(const Section& section, size_t i) {
    const Line& line = report_.lines[i];
    const size_t colon = line.text.find(':');
    if (colon == line.text.npos || colon > 40) return false;
    const std::string folded = fold(std::string_view(line.text).substr(0, colon));
    const auto label = std::ranges::find_if(kLabels, [&](const Named& n) { return n.words == folded; });
    if (label == kLabels.end()) return false;
    std::string_view value = trim(std::string_view(line.text).substr(colon + 1));
    if (value.empty()) {
      for (size_t k = i + 1; k < section.last &&
                             (report_.lines[k].kind == Kind::kItem || report_.lines[k].kind == Kind::kBlank);
           ++k)
        for (const auto& person : people_of(report_.lines[k].text))
          found(person, label->kind, label->role, section, k);
      return true;
    }
    if (label->role == "panellist") panellists(section, i, value);
    // "in addition to the presenters above, X": names begin behind the comma.
    if (value[0] >= 'a' && value[0] <= 'z')
      if (const size_t comma = value.find(", "); comma != value.npos) value.remove_prefix(comma + 2);
    for (const auto& person : people_of(value)) found(person, label->kind, label->role, section, i);
    // Names alone: "Panellists: Jane Doe, John Roe and Mary Major".
    return true;
  }

  // "in addition to in person presenters above": those of the session, without the ones who were not there.
  void panellists(const Section& section, size_t i, std::string_view value) {
    const std::string folded = padded(value);
    if (!has_any(folded, std::to_array<std::string_view>(
                             {"presenters above", "speakers above", "above presenters", "above speakers"})))
      return;
    const bool present = has_phrase(folded, "in person");
    const size_t count = found_.size();
    for (size_t k = 0; k < count; ++k)
      if (found_[k].event == section.event && found_[k].kind == "presented" &&
          (!present || found_[k].person.mode.empty())) {
        const Person person = found_[k].person;
        found(person, "commented", "panellist", section, i);
      }
  }

  void take_sentence(const Section& section, size_t i, std::string_view sentence) {
    if (!active(section, i, sentence)) passive(section, i, sentence);
    for (const std::string_view words : {" was assisted by ", " were assisted by ", " was supported by "})
      if (const size_t at = sentence.find(words); at != sentence.npos && at < 60)
        for (const auto& person : people_of(until_full_stop(sentence.substr(at + words.size()))))
          found(person, "attended", person.office, section, i);
    for (const auto words : kPresent)
      if (const size_t at = sentence.find(words); at != sentence.npos)
        for (const auto& person : people_of(sentence.substr(0, at)))
          found(person, "attended", person.office, section, i);
    presented_by(section, i, sentence);
    if (const auto voice = voice_at_front(sentence); voice && section.part == Part::kPanel)
      if (!voice->office.empty()) offices_.push_back({*voice, i});
    if (section.part == Part::kPanel)
      for (const std::string_view word : {"Panellist ", "Panelist "})
        if (sentence.starts_with(word))
          if (const auto person = person_of(until_verb(sentence.substr(word.size()))))
            found(*person, "commented", "panellist", section, i);
    if (section.part == Part::kIntroduction || section.part == Part::kFront) talks_told(section, i, sentence);
  }

  // "Uwe Baeder, Rohde&Schwarz mentioned that ...": the entry ends before the first word in lower case.
  static std::string_view until_verb(std::string_view text) {
    for (size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
      const auto rest = text.substr(at + 1);
      const auto word = rest.substr(0, rest.find(' '));
      if (word.size() > 4 && word[0] >= 'a' && word[0] <= 'z' &&
          (word.ends_with("ed") || word.ends_with("s")))
        return text.substr(0, at);
    }
    return text;
  }

  // "The Chairman, Mr X (Org), opened the meeting": who holds the chair, by office.
  bool opens(const Section& section, size_t i, std::string_view sentence) {
    for (const std::string_view words : {" opened the ", " welcomed ", " closed the "}) {
      const size_t at = sentence.find(words);
      if (at == sentence.npos || at > 200) continue;
      auto subject = trim(sentence.substr(0, at));
      if (subject.ends_with(',')) subject.remove_suffix(1);
      const auto person = person_of(subject);
      static constexpr auto kChairs = std::to_array<std::string_view>(
          {"chair", "chairman", "chairperson", "rapporteur", "convener", "convenor"});
      if (!person || !has_any(padded(person->office), kChairs) || has_phrase(padded(person->office), "vice"))
        continue;
      found(*person, "chaired", person->office, section, i);
      return true;
    }
    return false;
  }

  // "Mr X (Org), Rapporteur of G, chaired the meeting, supported by Ms Y (Org2), Associate Rapporteur."
  bool active(const Section& section, size_t i, std::string_view sentence) {
    if (opens(section, i, sentence)) return true;
    for (const auto verb : kActive) {
      const size_t at = sentence.find(verb);
      if (at == sentence.npos || at == 0 || at > 300) continue;
      auto subject = trim(sentence.substr(0, at));
      if (subject.ends_with(',')) subject.remove_suffix(1);
      const auto people = people_of(subject);
      if (people.empty()) continue;
      const bool moderates = verb.find("moderated") != verb.npos;
      for (const auto& person : people)
        found(person, "chaired",
              moderates               ? "moderator"
              : person.office.empty() ? "chair"
                                      : person.office,
              section, i);
      aided(section, i, sentence.substr(at));
      return true;
    }
    return false;
  }

  void aided(const Section& section, size_t i, std::string_view rest) {
    for (const auto words : kAided)
      if (const size_t at = rest.find(words); at != rest.npos)
        for (const auto& person : people_of(until_full_stop(rest.substr(at + words.size()))))
          found(person, "attended", person.office, section, i);
  }

  void passive(const Section& section, size_t i, std::string_view sentence) {
    for (const auto& form : kPassive) {
      const size_t at = sentence.find(form.words);
      if (at == sentence.npos) continue;
      const std::string before = padded(sentence.substr(0, at));
      auto behind = until_full_stop(sentence.substr(at + form.words.size()));
      for (const auto words : kAided)
        if (const size_t aid = behind.find(words); aid != behind.npos) behind = behind.substr(0, aid);
      const auto people = people_of(behind);
      if (has_phrase(before, "committee") || has_phrase(before, "guidance")) {
        for (const auto& person : people) lead(person, i, before);
      } else if (is_meeting(before) || form.words != " led by ") {
        for (const auto& person : people) found(person, form.kind, form.role, section, i);
        aided(section, i, sentence.substr(at));
      }
      return;
    }
  }

  // A committee around the event: an office, no act at the event.
  void lead(const Person& person, size_t i, const std::string& before) {
    report_.people.add(person);
    Person leader = person;
    leader.office = "lead";
    leader.group = has_phrase(before, "steering committee") ? "steering committee" : "committee";
    offices_.push_back({leader, i});
  }

  static bool refers_back(std::string_view sentence) {
    static constexpr auto kBack =
        std::to_array<std::string_view>({"The document ", "The contribution ", "It ", "This ", "The paper "});
    return std::ranges::any_of(kBack, [&](auto start) { return sentence.starts_with(start); });
  }

  // "TD12 was presented by Mr X (Org)".
  void presented_by(const Section& section, size_t i, std::string_view sentence) {
    for (const std::string_view words :
         {" presented by ", " introduced by ", " given by ", " delivered by "}) {
      const size_t at = sentence.find(words);
      if (at == sentence.npos) continue;
      const bool keynote = has_phrase(padded(sentence.substr(0, at)), "keynote");
      auto documents = references_of(sentence.substr(0, at), report_.header.body, report_.header.place_group);
      if (documents.empty() &&
          refers_back(sentence))  // "The document was presented by ...": the one of the heading
        documents = references_of(section.title, report_.header.body, report_.header.place_group);
      auto behind = until_full_stop(sentence.substr(at + words.size()));
      std::string organization;
      if (const size_t for_whom = behind.find(" on behalf of "); for_whom != behind.npos) {
        organization = organization_of(behind.substr(for_whom + 14)).name;
        behind = behind.substr(0, for_whom);
      }
      auto people = people_of(behind);
      for (auto& person : people) {
        if (person.organization.empty()) person.organization = organization;
        found(person, "presented", keynote ? "keynote" : "", section, i,
              documents.empty() ? "" : documents.back().key);
      }
      return;
    }
  }

  static std::string_view until_full_stop(std::string_view text) {
    while (text.ends_with('.')) text.remove_suffix(1);
    size_t end = text.size();
    for (const std::string_view stop : {" who ", " which ", " with the ", " and included", " where ",
                                        ", and focused", " on behalf of the steering"})
      end = std::min(end, text.find(stop));
    return text.substr(0, end);
  }

  // "It was followed by a keynote from Ulrich Dropmann (Nokia)": told once more in a section of its own,
  // mostly.
  void talks_told(const Section& section, size_t i, std::string_view sentence) {
    for (const std::string_view words :
         {"keynote from ", "keynote by ", "keynote speech by ", "keynote address by ", "presentation by ",
          "remarks by ", "opening remarks from ", "address by ", "presentation from "}) {
      const size_t at = sentence.find(words);
      if (at == sentence.npos) continue;
      auto behind = sentence.substr(at + words.size());
      for (const std::string_view stop : {") on ", ") about ", " on how ", " on the ", " about "})
        if (const size_t end = behind.find(stop); end != behind.npos)
          behind = behind.substr(0, stop[0] == ')' ? end + 1 : end);
      for (const auto& person : people_of(until_full_stop(behind)))
        told_.push_back(
            {person, "presented", words.starts_with("keynote") ? "keynote" : "", "", section.event, i});
    }
  }

  // Lists of participants: as the importer of attendance reads them.
  void participants(const Section& section) {
    std::string notes = "## Attendees\n";
    std::vector<size_t> places{section.first};
    for (size_t i = section.first + 1; i < section.last; ++i) {
      const Line& line = report_.lines[i];
      if (line.kind == Kind::kRow || line.text.empty()) continue;
      notes += "- " + line.text + "\n";
      places.push_back(i);
    }
    for (const auto& attendee : attendance::find_people(attendance::lines_of(notes)).attendees) {
      if (attendee.absent) continue;
      Person person;
      person.name = attendee.person.name;
      std::string_view name = person.name;
      if (take_title(name)) person.name = std::string(name);
      person.organization = attendee.organization.empty() ? attendee.aside : attendee.organization;
      person.country = attendee.country, person.mode = attendee.mode, person.office = attendee.role;
      found(person, "attended", attendee.role, section,
            places[std::min<size_t>(attendee.line - 1, places.size() - 1)]);
    }
  }

  void take_table(const Table& table) {
    const Section& section = report_.sections[table.section];
    const bool people =
        table.has(Column::kPerson) && (table.has(Column::kOrganization) || table.has(Column::kCountry));
    for (const size_t row : table.rows) {
      if (people && !table.has(Column::kAction)) take_participant(table, section, row);
      for (const auto& person : people_of(table.cell(report_, row, Column::kModerator)))
        found(person, "chaired", "moderator", section, row);
      for (auto person : people_of(table.cell(report_, row, Column::kSpeaker), true)) {
        const auto organization = organization_of(table.cell(report_, row, Column::kOrganization));
        if (person.organization.empty()) person.organization = organization.name;
        found(person, "presented", "", section, row);
      }
    }
  }

  void take_participant(const Table& table, const Section& section, size_t row) {
    const auto organization = organization_of(table.cell(report_, row, Column::kOrganization));
    for (auto person : people_of(table.cell(report_, row, Column::kPerson), true)) {
      if (person.organization.empty()) person.organization = organization.name;
      if (person.country.empty()) person.country = organization.country;
      if (const auto country = clean(table.cell(report_, row, Column::kCountry), 80); is_country(country))
        person.country = country;
      if (person.office.empty())
        person.office = ascii_lower(clean(table.cell(report_, row, Column::kOffice), 120));
      const auto with_mode = person_of("A Name, X, " + clean(table.cell(report_, row, Column::kMode), 60));
      if (person.mode.empty() && with_mode) person.mode = with_mode->mode;
      found(person, "attended", person.office, section, row);
    }
  }

  void write() {
    for (auto& told : told_) {
      if (presenters_.insert(fold(told.person.name)).second)
        report_.people.add(told.person), found_.push_back(told);
    }
    for (const auto& f : found_) {
      Person person = f.person;
      if (const Person* known = report_.people.find(person.name)) {
        if (person.organization.empty()) person.organization = known->organization;
        if (person.country.empty() && fold(person.organization) == fold(known->organization))
          person.country = known->country;
      }
      Activity activity = activity_of(report_, person, f.kind, f.event, report_.lines[f.line].number);
      activity.role = f.role;
      activity.document = f.document;
      acts_.add(std::move(activity));
      if (!person.office.empty() && f.role != "moderator") offices_.push_back({person, f.line});
    }
    for (const auto& [person, line] : offices_) acts_.add_office(report_, person, report_.lines[line].number);
    for (auto& chair : report_.chairs)
      if (const Person* known = report_.people.find(chair.name)) chair.organization = known->organization;
  }

  Report& report_;
  Activities& acts_;
  std::vector<Table> tables_;
  std::vector<Found> found_, told_;
  std::vector<std::pair<Person, size_t>> offices_;
  std::unordered_set<std::string> presenters_;
};

}  // namespace

void read_people(Report& report, Activities& acts) { Acts(report, acts).read(); }

}  // namespace plenary::minutes
