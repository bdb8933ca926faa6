#include "import/minutes_people.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/attendance_lines.h"
#include "import/attendance_people.h"
#include "import/minutes_groups.h"
#include "import/minutes_lines.h"

namespace plenary::minutes {
namespace {

using attendance::split_outside;

constexpr size_t kLongestEntry = 600;

// The parts in parentheses, taken out of a text in which they may be nested.
std::string take_asides(std::string_view text, std::vector<std::string>& asides) {
  std::string rest, aside;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' && depth++ == 0) continue;
    if (c == ')' && depth > 0 && --depth == 0) {
      asides.push_back(clean(aside));
      aside.clear();
      rest += ' ';
      continue;
    }
    (depth > 0 ? aside : rest) += c;
  }
  if (!aside.empty()) asides.push_back(clean(aside));  // one that nobody closed
  return clean(rest);
}

std::string mode_of_person(std::string_view text) {
  const std::string folded = padded(text);
  if (has_any(folded, std::to_array<std::string_view>(
                          {"recording", "recorded", "pre recorded", "video message", "by video"})))
    return "recording";
  if (has_any(folded, std::to_array<std::string_view>(
                          {"remote", "remotely", "online", "virtual", "virtually", "by videoconference"})))
    return "remote";
  return attendance::mode_of(text);
}

bool is_legal_form(std::string_view text) {
  static constexpr auto kForms =
      std::to_array<std::string_view>({"ltd", "inc", "llc", "co ltd", "gmbh", "ag", "s a", "sa", "bv", "b v",
                                       "plc", "limited", "corp", "l l c", "company limited", "ab", "co"});
  return std::ranges::find(kForms, fold(text)) != kForms.end();
}

// "Rapporteur of TSAG RG-IEM", "Chair, WTSA-20": the office, and what it is of.
void set_office(Person& person, std::string_view text) {
  std::string_view office = text;
  for (const std::string_view of : {" of the ", " of ", " for ", ", "})
    if (const size_t at = text.find(of); at != text.npos && !groups_of(text.substr(at)).empty()) {
      office = text.substr(0, at);
      if (person.group.empty()) person.group = clean(text.substr(at + of.size()), 120);
      break;
    }
  // "Q12/15 Rapporteur", "SG15 Chair": the group stands in front.
  if (const auto groups = groups_of(office); !groups.empty() && groups[0].at == 0 && person.group.empty()) {
    person.group = clean(office.substr(0, groups[0].end));
    office = office.substr(groups[0].end);
  }
  const std::string lower = ascii_lower(clean(office, 120));
  person.office += (person.office.empty() || lower.empty() ? "" : ", ") + lower;
}

// "opened the workshop and thanked": words in lower case, not the name of an organization.
bool goes_on_in_prose(std::string_view text) {
  const auto first = text.substr(0, text.find(' '));
  return first.size() < text.size() &&
         std::ranges::all_of(first, [](char c) { return c >= 'a' && c <= 'z'; });
}

// One part behind a name: mode, country, office, group, else the organization.
void set_part(Person& person, std::string_view written) {
  std::string text = clean(written, 200);
  const size_t last_word = text.rfind(' ') + 1;  // "Acme Co." keeps its full stop
  while (text.ends_with('.') && !is_legal_form(text.substr(last_word)) && text.size() > 4) text.pop_back();
  if (text.empty()) return;
  if (const auto mode = mode_of_person(text); !mode.empty() && split(text, ' ').size() <= 3) {
    person.mode = mode;
  } else if (is_legal_form(text) && !person.organization.empty()) {
    person.organization += ", " + text;
  } else if (is_country(text) && (person.country.empty() || !person.organization.empty())) {
    person.country = text;
  } else if (is_group(text)) {
    if (person.group.empty()) person.group = text;
  } else if (is_office(text)) {
    set_office(person, text);
  } else if (text.starts_with("all ") || text.starts_with("both ")) {  // "(all Acme)"
    person.organization = text.substr(text.find(' ') + 1);
  } else if (goes_on_in_prose(text)) {
    return;
  } else if (person.organization.empty()) {
    person.organization = text;
  } else {
    person.organization += ", " + text;
  }
}

// A delegation that is a state's own: "Mr X (Canada)" acts for Canada.
void settle(Person& person) {
  if (person.organization.empty() && !person.country.empty()) person.organization = person.country;
}

// Words that headings have and names have not.
constexpr auto kNoName = std::to_array<std::string_view>({"mr",
                                                          "ms",
                                                          "mrs",
                                                          "dr",
                                                          "prof",
                                                          "session",
                                                          "panel",
                                                          "panellists",
                                                          "speakers",
                                                          "standards",
                                                          "report",
                                                          "summary",
                                                          "conclusions",
                                                          "keynote",
                                                          "keynotes",
                                                          "industry",
                                                          "opening",
                                                          "closing",
                                                          "annex",
                                                          "tsag",
                                                          "group",
                                                          "workshop",
                                                          "interventions",
                                                          "floor",
                                                          "remarks",
                                                          "outcome",
                                                          "proposal",
                                                          "question",
                                                          "study",
                                                          "working",
                                                          "party",
                                                          "documents",
                                                          "document",
                                                          "contributions",
                                                          "coffee",
                                                          "lunch",
                                                          "break",
                                                          "itu",
                                                          "future",
                                                          "next",
                                                          "about",
                                                          "steps",
                                                          "programme",
                                                          "technology",
                                                          "views",
                                                          "recommendations",
                                                          "results",
                                                          "introduction",
                                                          "objectives"});

bool is_name(std::string_view text, bool titled, bool loose) {
  if (text.empty() || !attendance::looks_like_name(text, titled || loose)) return false;
  const std::string folded = fold(text);
  for (const auto word : split(folded, ' '))
    if (std::ranges::find(kNoName, word) != kNoName.end()) return false;
  return !is_office(text) && !is_country(text) && !is_group(text);
}

// Words that names of organizations end with, so that "Example Telecom" is nobody's name.
bool ends_like_organization(std::string_view text) {
  static constexpr auto kEnds = std::to_array<std::string_view>(
      {"telecom",  "networks",  "technologies", "university",     "institute", "corporation", "association",
       "ministry", "agency",    "bureau",       "communications", "mobile",    "systems",     "laboratories",
       "labs",     "authority", "commission",   "forum",          "alliance",  "foundation",  "union",
       "limited",  "ltd",       "inc",          "company",        "group",     "council",     "electronics",
       "unicom",   "wireless",  "consulting",   "organization",   "services"});
  const std::string folded = fold(text);
  const size_t space = folded.rfind(' ');
  return std::ranges::find(kEnds, folded.substr(space == folded.npos ? 0 : space + 1)) != kEnds.end();
}

// Where the name at the front of an entry ends.
size_t name_end(std::string_view text) {
  size_t end = text.find_first_of(",(;:|[");
  for (const std::string_view dash :
       {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " from ", " of ", " on behalf"})
    end = std::min(end, text.find(dash));
  return std::min(end, text.size());
}

// "TDAG Vice-Chairman Mr X", "the Rapporteur, Mr X": where the title begins behind an office, or npos.
size_t title_behind_office(std::string_view text) {
  size_t first = text.npos;
  for (const std::string_view title :
       {" Mr ", " Mr. ", " Ms ", " Ms. ", " Mrs ", " Mrs. ", " Dr ", " Dr. ", " Prof ", " Prof. ", " H.E. "})
    first = std::min(first, text.find(title));
  if (first == text.npos || first > 80 || !is_office(text.substr(0, first))) return text.npos;
  return text.substr(0, first).find_first_of(".;:(") == text.npos ? first : text.npos;
}

std::string trim_office(std::string_view office) {
  std::string out = clean(office, 120);
  while (out.ends_with(',')) out.pop_back();
  for (const std::string_view start : {"The ", "the "})
    if (out.starts_with(start)) out.erase(0, start.size());
  if (ascii_lower(out).ends_with("chairmen")) out.replace(out.size() - 2, 1, "a");
  return out;
}

}  // namespace

bool take_title(std::string_view& text) {
  static constexpr auto kTitles = std::to_array<std::string_view>(
      {"Mr",  "Ms",         "Mrs", "Miss", "Dr",  "Prof",  "Professor", "H.E", "HE", "Eng", "Ing",
       "Amb", "Ambassador", "Hon", "Sir",  "Mme", "Mr/Ms", "MR",        "MS",  "DR", "M"});
  bool taken = false;
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (const auto title : kTitles) {
      if (!text.starts_with(title) || text.size() <= title.size() + 1) continue;
      const char next = text[title.size()];
      if (title == "M" && next != '.') continue;
      if (title == "M" && text.size() > 3 && text[3] == '.') continue;  // initials: "M. J. Smith"
      if (next != ' ' && next != '.') continue;
      text.remove_prefix(title.size() + 1);
      taken = again = true;
      break;
    }
  }
  return taken;
}

bool is_office(std::string_view text) {
  static constexpr auto kOffices = std::to_array<std::string_view>(
      {"chair",          "chairs",      "chairmen",   "vice chairmen", "vice chairs",
       "chairman",       "chairperson", "co chair",   "vice chair",    "vice chairman",
       "rapporteur",     "rapporteurs", "director",   "head",          "president",
       "vice president", "ceo",         "cto",        "cio",           "coo",
       "officer",        "manager",     "minister",   "secretary",     "secretary general",
       "editor",         "professor",   "engineer",   "expert",        "advisor",
       "adviser",        "counsellor",  "fellow",     "lead",          "leader",
       "coordinator",    "convener",    "convenor",   "moderator",     "founder",
       "representative", "delegate",    "researcher", "scientist",     "architect",
       "commissioner",   "analyst",     "specialist", "consultant",    "co rapporteur"});
  const std::string folded = padded(text);
  if (split(folded, ' ').size() > 12) return false;
  return has_any(folded, kOffices);
}

std::optional<Person> person_of(std::string_view text, bool loose) {
  text = trim(text.substr(0, kLongestEntry));
  Person person;
  person.titled = take_title(text);
  std::string office;
  if (!person.titled)
    if (const size_t at = title_behind_office(text); at != text.npos) {
      office = text.substr(0, at);
      text.remove_prefix(at);
      person.titled = take_title(text);
    }
  const size_t end = name_end(text);
  std::string name = clean(text.substr(0, end), 200);
  while (name.ends_with('.') && name.size() > 4) name.pop_back();
  if (!is_name(name, person.titled, loose && end < text.size())) return std::nullopt;
  if (!person.titled && ends_like_organization(name)) return std::nullopt;
  person.name = name;
  if (!office.empty()) set_office(person, trim_office(office));
  std::vector<std::string> asides;
  std::string behind = take_asides(text.substr(end), asides);
  for (const std::string_view word : {"from the ", "from ", "of the ", "of ", "on behalf of the ",
                                      "on behalf of ", "- ", "\xE2\x80\x93 ", "\xE2\x80\x94 ", ": ", "| "})
    if (behind.starts_with(word)) {
      behind = behind.substr(word.size());
      break;
    }
  const auto parts = split_outside(behind, ",|");
  for (const auto& aside : asides)
    for (const auto& part : split_outside(aside, ",")) set_part(person, part);
  for (const auto& part : parts) set_part(person, part);
  settle(person);
  return person;
}

namespace {

// "The Rapporteur, Mr X": the comma parts an office from its holder.
bool is_office_alone(std::string_view piece) { return is_office(piece) && !person_of(piece); }

// True when somebody new begins here: a title, or a full name with something behind it.
bool begins_person(std::string_view text) {
  std::string_view rest = text;
  if (take_title(rest)) return true;
  const size_t end = std::min(rest.find_first_of(",("), rest.size());
  if (end > 60) return false;
  auto name = trim(rest.substr(0, end));
  if (name.ends_with('.')) name.remove_suffix(1);
  return name.find(' ') != name.npos && is_name(name, false, false) && !ends_like_organization(name);
}

}  // namespace

std::vector<Person> people_of(std::string_view text, bool loose) {
  text = text.substr(0, 8 * kLongestEntry);
  std::vector<std::string_view> pieces;
  int depth = 0;
  size_t from = 0;
  bool detailed = false;  // the piece has an organization: a comma or parentheses
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth, detailed = true;
    if (text[i] == ')' && depth > 0) --depth;
    if (depth > 0) continue;
    const auto rest = text.substr(i);
    size_t length = 0;
    const bool begins = rest.starts_with(", and ")  ? (length = 6) > 0
                        : rest.starts_with(" and ") ? (length = 5) > 0
                        : rest.starts_with(" & ")   ? (length = 3) > 0
                        : rest.starts_with(" / ")   ? (length = 3) > 0
                        : rest.starts_with(", ")    ? (length = 2) > 0
                                                    : false;
    const bool semicolon = text[i] == ';' || text[i] == '\n';
    if (semicolon) length = 1;
    // "Jane Doe, Acme, John Roe, Beta": a comma parts people only behind parentheses or before a title.
    const bool comma = rest.starts_with(", ") && !rest.starts_with(", and ");
    const std::string_view next = rest.substr(std::min(length, rest.size()));
    std::string_view untitled = next;
    const bool titled = begins && take_title(untitled) && !is_office_alone(text.substr(from, i - from));
    const bool parted =
        semicolon || titled ||
        (begins && detailed && begins_person(next) && (!comma || (i > 0 && text[i - 1] == ')')));
    if (parted) {
      pieces.push_back(text.substr(from, i - from));
      from = i + length;
      i = from - 1;
      detailed = false;
    } else if (text[i] == ',') {
      detailed = true;
    }
  }
  pieces.push_back(text.substr(std::min(from, text.size())));
  std::vector<Person> out;
  for (const auto piece : pieces)
    if (auto person = person_of(piece, loose)) out.push_back(std::move(*person));
  // "Mr A and Ms B, Acme, China": what is said of the last one holds for those who are names alone.
  const bool all = text.find("(all ") != text.npos || text.find("(both ") != text.npos;
  for (auto& person : out)
    if ((all || out.size() == 2) && text.find(';') == text.npos && person.organization.empty() &&
        person.office.empty())
      person.organization = out.back().organization, person.country = out.back().country;
  return out;
}

void Register::add(const Person& person) {
  const std::string full = fold(person.name);
  if (full.empty()) return;
  for (auto& known : entries_)
    if (known.full == full) {
      if (known.organization.empty()) {
        known.person.organization = person.organization;
        known.organization = fold(person.organization);
      }
      if (known.person.country.empty()) known.person.country = person.country;
      return;
    }
  const size_t space = full.rfind(' ');
  entries_.push_back({person, full, space == full.npos ? full : full.substr(space + 1),
                      full.substr(0, full.find(' ')), fold(person.organization)});
}

const Person* Register::find(std::string_view name) const {
  std::string_view rest = name;
  take_title(rest);
  std::string wanted = fold(rest.substr(0, 200));
  if (wanted.ends_with(" san")) wanted.resize(wanted.size() - 4);  // "Onoe-san"
  if (wanted.empty()) return nullptr;
  const Entry* found = nullptr;
  for (const auto& known : entries_) {
    if (known.full == wanted) return &known.person;
    const bool initial = wanted.size() > 2 && wanted[1] == ' ' && wanted[0] == known.full[0] &&
                         wanted.substr(2) == known.family;
    if (wanted != known.family && wanted != known.given && !initial) continue;
    if (found != nullptr) return nullptr;
    found = &known;
  }
  return found == nullptr ? nullptr : &found->person;
}

bool Register::knows_organization(std::string_view name) const {
  const std::string wanted = fold(name.substr(0, 200));
  return !wanted.empty() &&
         std::ranges::any_of(entries_, [&](const Entry& e) { return e.organization == wanted; });
}

}  // namespace plenary::minutes
