// Who says what: the sentences and items of the sections with their speakers.
//
// A talk is its speaker's, a name alone on a line begins that person's part of a panel, "The Moderator
// noticed" and "A delegate of Canada said" name the speaker of a sentence and of what follows in its
// paragraph. Behind "views from the floor" nobody speaks whom the text does not name.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/minutes_documents.h"
#include "import/minutes_groups.h"
#include "import/minutes_report.h"

namespace plenary::minutes {
namespace {

constexpr size_t kLongestSubject = 220;

// Verbs of saying, as they stand behind a subject.
constexpr auto kVerbs = std::to_array<std::string_view>(
    {"said",       "noted",      "mentioned",  "proposed",    "suggested",  "stressed",   "highlighted",
     "presented",  "introduced", "explained",  "asked",       "commented",  "expressed",  "considered",
     "concluded",  "observed",   "remarked",   "recommended", "underlined", "emphasized", "emphasised",
     "shared",     "recognized", "recognised", "outlined",    "described",  "informed",   "clarified",
     "reported",   "stated",     "questioned", "indicated",   "thanked",    "welcomed",   "supported",
     "noticed",    "raised",     "argued",     "expects",     "considers",  "retains",    "exposed",
     "recommends", "sees",       "showed",     "believes",    "believed",   "felt",       "added",
     "opined",     "reiterated", "called",     "agreed",      "objected",   "opposed",    "pointed",
     "announced",  "provided",   "gave",       "proposes",    "suggests",   "notes",      "mentions",
     "focused",    "delivered",  "discussed",  "invited",     "encouraged", "requested",  "replied",
     "responded",  "cautioned",  "warned",     "concerned",   "answered",   "would",      "summarized",
     "summarised", "explains"});

bool is_verb(std::string_view word) { return std::ranges::find(kVerbs, word) != kVerbs.end(); }

// The words before the first verb of saying, or nothing when the sentence has none soon.
std::string_view subject_in(std::string_view sentence) {
  size_t from = 0;
  for (int words = 0; from < sentence.size() && from < kLongestSubject && words < 30; ++words) {
    size_t end = std::min(sentence.find(' ', from), sentence.size());
    auto word = sentence.substr(from, end - from);
    while (!word.empty() && (word.back() == ',' || word.back() == ':')) word.remove_suffix(1);
    if (is_verb(word)) return trim(sentence.substr(0, from));
    from = end + 1;
  }
  return {};
}

// "Mr. Burns also" -> "Mr. Burns"; "As a conclusion, Ms Wey" -> "Ms Wey".
std::string without_adverbs(std::string_view subject) {
  std::string text(trim(subject));
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view end :
         {" also", " finally", " further", " then", " as well", " has", " have", " had", " strongly", " was",
          " were", " briefly", " kindly", ",", " we", " additionally"})
      if (text.ends_with(end)) {
        text.resize(text.size() - end.size());
        again = true;
      }
  }
  for (const std::string_view start :
       {"Q: ", "A: ", "As a conclusion, ", "In conclusion, ", "Finally, ", "In addition, ", "In response, ",
        "Panellist ", "Panelist ", "Also, ", "Then, ", "The panellist ", "The speaker, ", "The moderator, ",
        "Summarizing the discussion, "})
    if (text.starts_with(start)) text.erase(0, start.size());
  return text;
}

// "He proposed ...", "It was complementary ...": the sentence is still about whoever spoke last.
bool goes_on(std::string_view sentence) {
  static constexpr auto kPronouns = std::to_array<std::string_view>(
      {"He ", "She ", "They ", "It ", "This ", "These ", "His ", "Her ", "Their ", "The contribution "});
  return std::ranges::any_of(kPronouns, [&](auto pronoun) { return sentence.starts_with(pronoun); });
}

// "A delegate of Canada", "the representative of Acme", "Germany": somebody of that organization.
std::optional<Person> delegate_in(const std::string& subject) {
  Person delegate;
  for (const std::string_view start :
       {"a delegate of ", "a delegate from ", "the delegate of ", "the delegate from ",
        "the representative of ", "a representative of ", "the delegation of ", "one delegate from ",
        "a representative from ", "the representative from "})
    if (ascii_lower(subject).starts_with(start)) {
      const auto organization = organization_of(std::string_view(subject).substr(start.size()));
      delegate.organization = organization.name, delegate.country = organization.country;
      return delegate;
    }
  if (!is_country(subject)) return std::nullopt;
  delegate.organization = delegate.country = subject;
  return delegate;
}

class Speaking {
 public:
  explicit Speaking(const Report& report) : report_(report) {}

  std::vector<Utterance> all() {
    for (size_t s = 0; s < report_.sections.size(); ++s) section(s);
    return std::move(out_);
  }

 private:
  void section(size_t s) {
    const Section& section = report_.sections[s];
    current_ = section.speakers.size() == 1 ? known(section.speakers[0]) : Person{};
    named_ = floor_ = false;
    std::string lead;
    const size_t from = section.part == Part::kFront ? 0 : section.first + 1;
    for (size_t i = from; i < section.last; ++i) {
      const Line& line = report_.lines[i];
      if (line.kind == Kind::kBlank) continue;
      if (line.kind != Kind::kText && line.kind != Kind::kItem) {
        lead.clear();
        continue;
      }
      if (begins_part(section, line)) continue;
      const std::string folded = padded(line.text);
      if (has_any(folded, std::to_array<std::string_view>(
                              {"from the floor", "expressed views", "floor discussion"}))) {
        current_ = {}, named_ = false, floor_ = true;
      }
      paragraph(s, i, line.kind == Kind::kItem ? lead : "");
      if (line.text.ends_with(':'))
        lead = line.text;
      else if (line.kind == Kind::kText)
        lead.clear();
    }
  }

  // "Bret Jordan", "Moderator", "Floor expressed views" alone on a line of a panel.
  bool begins_part(const Section& section, const Line& line) {
    if (section.part != Part::kPanel || line.text.size() > 80 || line.text.ends_with('.')) return false;
    const std::string folded = fold(line.text);
    if (folded.find("floor") != folded.npos || folded.find("audience") != folded.npos) {
      current_ = {}, named_ = false, floor_ = true;
      return true;
    }
    std::string_view name = line.text;
    if (name.ends_with(':')) name.remove_suffix(1);
    if (folded == "moderator" || folded == "the moderator" || folded == "chair") {
      current_ = chair_of(section);
      current_.office = "moderator";
    } else if (const Person* person = report_.people.find(name); person != nullptr) {
      current_ = *person;
    } else if (auto read = person_of(name); read && (read->titled || !read->organization.empty())) {
      current_ = known(*read);
    } else {
      return false;
    }
    named_ = true, floor_ = false;
    return true;
  }

  void paragraph(size_t s, size_t i, const std::string& lead) {
    const Person before = current_;
    const bool was_named = named_;
    const auto& text = report_.lines[i].text;
    const bool persists = report_.sections[s].part == Part::kPanel || floor_;
    for (auto& sentence : sentences_of(text)) {
      if (take_subject(s, sentence))
        named_ = true;
      else if (!persists && !goes_on(sentence))
        current_ = before, named_ = was_named;
      if (only_name_) {
        only_name_ = false;
        continue;
      }
      Utterance u;
      u.section = s, u.line = i;
      u.text = std::move(sentence);
      u.lead = lead;
      u.speaker = current_;
      u.named = named_;
      u.floor = floor_;
      out_.push_back(std::move(u));
    }
    current_ = before, named_ = was_named;
  }

  // Sets the speaker whom a sentence names.
  bool take_subject(size_t s, std::string_view sentence) {
    const Section& section = report_.sections[s];
    if (section.part == Part::kPanel || floor_) {
      if (auto person = voice_at_front(sentence)) {
        current_ = known(*person);
        only_name_ = true;
        return true;
      }
    }
    // "C45 was presented by Ms Doe (Acme). It proposes ..."
    for (const std::string_view words : {" presented by ", " introduced by "})
      if (const size_t at = sentence.find(words); at != sentence.npos)
        if (const auto people = people_of(sentence.substr(at + words.size())); people.size() == 1) {
          current_ = known(people[0]);
          return true;
        }
    const auto subject = subject_in(sentence);
    if (subject.empty()) return false;
    auto person = person_named(section, without_adverbs(subject));
    if (!person) return false;
    current_ = std::move(*person);
    return true;
  }

  std::optional<Person> person_named(const Section& section, const std::string& subject) const {
    const std::string folded = fold(subject);
    const auto is = [&](std::initializer_list<std::string_view> names) {
      return std::ranges::find(names, folded) != names.end();
    };
    if (is({"the moderator", "moderator"})) return chair_of(section);
    if (is({"the chair", "the chairman", "the chairperson", "chairman", "chair", "the rapporteur"}) ||
        folded.ends_with(" the chairman") || folded.ends_with(" the chair"))
      return chair_of(section);
    if (auto delegate = delegate_in(subject)) return delegate;
    if (const Person* person = report_.people.find(subject); person != nullptr) return *person;
    // "Jane Doe, Acme, said": the full name in front is enough.
    const auto front = trim(std::string_view(subject).substr(0, subject.find_first_of(",(")));
    if (const Person* person = report_.people.find(front);
        person != nullptr && fold(person->name) == fold(front))
      return *person;
    // "Jane Doe (Acme) said", "Mr Roe said"; without either, any words with capitals might be meant.
    if (auto read = person_of(subject);
        read && (read->titled || (!read->organization.empty() && subject.ends_with(')')))) {
      if (read->titled && read->name.find(' ') == read->name.npos &&
          report_.people.find(read->name) == nullptr)
        return std::nullopt;
      return known(*read);
    }
    std::string_view organization = subject;
    if (organization.starts_with("The ")) organization.remove_prefix(4);
    if (report_.people.knows_organization(organization)) return of_organization(organization);
    // "IEEE standard board chair": somebody of that organization.
    const auto first = organization.substr(0, organization.find(' '));
    const bool acronym =
        first.size() >= 2 && std::ranges::all_of(first, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (acronym && first.size() < organization.size() && is_office(organization) && organization.size() < 60)
      return of_organization(first);
    return std::nullopt;
  }

  // "Cisco mentioned" in the talk of Cisco's speaker is that speaker.
  Person of_organization(std::string_view name) const {
    if (fold(current_.organization) == fold(name)) return current_;
    Person person;
    person.organization = name;
    return person;
  }

  Person chair_of(const Section& section) const {
    const Person& own = report_.chairs[section.event];
    return own.name.empty() ? report_.chairs[0] : own;
  }

  Person known(const Person& person) const {
    const Person* found = report_.people.find(person.name);
    // "Stephen (Q12/15 Rapporteur)" need not be the one Stephen that the report has named so far.
    const bool short_name = person.name.find(' ') == person.name.npos && !person.titled;
    const bool details = !person.organization.empty() || !person.group.empty() || !person.office.empty();
    if (found == nullptr || (short_name && details && fold(found->organization) != fold(person.organization)))
      return person;
    Person out = *found;
    if (!person.mode.empty()) out.mode = person.mode;
    out.office = person.office, out.group = person.group;
    return out;
  }

  const Report& report_;
  std::vector<Utterance> out_;
  Person current_;
  bool named_ = false, floor_ = false, only_name_ = false;
};

// True where somebody's words are told, so that naming a speaker means that this one spoke.
bool tells_words(Part part) {
  return part == Part::kIntroduction || part == Part::kPanel || part == Part::kTalk ||
         part == Part::kSession || part == Part::kOther || part == Part::kSummary;
}

bool presents(const std::string& folded) {
  return has_any(folded,
                 std::to_array<std::string_view>({"presented", "introduced", "outlined", "delivered"}));
}

bool same(const Person& a, const Person& b) {
  return fold(a.name) == fold(b.name) && (!a.name.empty() || fold(a.organization) == fold(b.organization));
}

}  // namespace

std::optional<Person> voice_at_front(std::string_view sentence) {
  const size_t close = sentence.find(')');
  if (close == sentence.npos || close > 100 || close + 2 < sentence.size()) return std::nullopt;
  return person_of(sentence.substr(0, close + 1), true);
}

std::vector<Utterance> utterances_of(const Report& report) { return Speaking(report).all(); }

void read_voices(const Report& report, const std::vector<Utterance>& said, Activities& acts) {
  for (const auto& u : said) {
    const Section& section = report.sections[u.section];
    if (!u.named || !tells_words(section.part) || (u.speaker.name.empty() && u.speaker.organization.empty()))
      continue;
    const bool own = !section.speakers.empty() && same(section.speakers[0], u.speaker);
    const bool chair = same(report.chairs[section.event], u.speaker) || same(report.chairs[0], u.speaker);
    const uint32_t line = report.lines[u.line].number;
    if (!u.speaker.office.empty() && u.named) {
      Person holder = u.speaker;
      // "The Rapporteur, Mr Roe" below "Rapporteur Group on Working Methods (RG-WM)" is that group's.
      if (holder.group.empty() && !groups_of(section.title).empty()) holder.group = section.title;
      acts.add_office(report, holder, line);
    }
    const std::string folded = padded(u.text);
    if (presents(folded) && section.part != Part::kTalk) {
      bool document = false;
      for (const auto& reference : references_of(u.text, report.header.body, report.header.place_group)) {
        if (document || reference.type == "recommendation" || reference.type == "resolution") continue;
        Activity activity = activity_of(report, u.speaker, "presented", section.event, line);
        activity.document = reference.key;
        acts.add(std::move(activity));
        document = true;
      }
      if (document) continue;
    }
    // Summing up is part of chairing; a chair who takes part in the panel by name is a voice of it.
    if (own || (chair && section.part != Part::kPanel)) continue;
    // What a speaker of the session said is told of the talk, unless it is said in the panel.
    const bool panel = section.part == Part::kPanel || u.floor;
    if (!panel && acts.has("presented", report.events[section.event].event, u.speaker.name)) continue;
    if (section.part == Part::kIntroduction && u.speaker.name.empty()) continue;

    Activity activity = activity_of(report, u.speaker, "commented", section.event, line);
    const bool leads = has_any(padded(u.speaker.office),
                               std::to_array<std::string_view>({"moderator", "rapporteur", "chair"}));
    if (leads) activity.role = u.speaker.office;
    acts.add(std::move(activity));
  }
}

}  // namespace plenary::minutes
