#include "import/attendance_people.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/attendance_lines.h"

namespace plenary::attendance {
namespace {

constexpr size_t kLongestName = 120;

template <size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

constexpr std::array<std::string_view, 37> kNobody{"",
                                                   "tbd",
                                                   "tba",
                                                   "n a",
                                                   "na",
                                                   "none",
                                                   "nil",
                                                   "nobody",
                                                   "no one",
                                                   "noone",
                                                   "name",
                                                   "names",
                                                   "unknown",
                                                   "anonymous",
                                                   "others",
                                                   "and others",
                                                   "et al",
                                                   "etc",
                                                   "various",
                                                   "everyone",
                                                   "all",
                                                   "person",
                                                   "someone",
                                                   "first last",
                                                   "given family",
                                                   "new attendee",
                                                   "none present",
                                                   "none recorded",
                                                   "no observers",
                                                   "no regrets",
                                                   "to be filled in after the meeting",
                                                   "to be added",
                                                   "to be filled in",
                                                   "no attendees",
                                                   "not recorded",
                                                   "x",
                                                   "attendees"};

constexpr std::array<std::string_view, 13> kNoOrganization{
    "self", "unaffiliated", "freelance", "freelancer", "indie", "no affiliation", "none",
    "n a",  "na",           "personal",  "tbd",        "",      "self employed"};

constexpr std::array<std::string_view, 40> kRoles{
    "chair",       "co chair",       "cochair",
    "vice chair",  "acting chair",   "host",
    "co host",     "scribe",         "secretary",
    "editor",      "convener",       "convenor",
    "facilitator", "moderator",      "note taker",
    "notetaker",   "notes",          "taking notes",
    "minutes",     "voting member",  "non voting member",
    "member",      "observer",       "guest",
    "staff",       "invited expert", "presenter",
    "individual",  "independent",    "tc chair",
    "rapporteur",  "liaison",        "oasis staff",
    "chairperson", "notetakers",     "note takers",
    "scribes",     "chairs",         "persistent non voting member",
    "minute taker"};

// Words that make a text no name: of any case, and (function words, which may be names when capitalized) of
// lower case.
constexpr std::array<std::string_view, 52> kTopics{
    "meeting",      "meetings",     "agenda",        "notes",   "opening",   "approval",   "adoption",
    "discussion",   "discussions",  "review",        "update",  "updates",   "items",      "proposal",
    "proposals",    "closure",      "closed",        "minutes", "quorum",    "attendance", "attendees",
    "participants", "register",     "registration",  "thanks",  "recording", "slides",     "canceled",
    "cancelled",    "introduction", "introductions", "action",  "status",    "poll",       "vote",
    "welcome",      "presentation", "issues",        "issue",   "logistics", "please",     "link",
    "everyone",     "video",        "conference",    "see",     "observers", "members",    "announcements",
    "adjourned",    "skipped",      "recorded"};
constexpr std::array<std::string_view, 40> kFunctionWords{
    "the", "a",    "an",   "is",  "are",  "was",     "were", "be",   "to",    "of",
    "for", "in",   "on",   "at",  "by",   "with",    "from", "not",  "no",    "and",
    "or",  "this", "that", "we",  "will", "all",     "has",  "have", "our",   "your",
    "it",  "as",   "if",   "can", "who",  "present", "was",  "did",  "there", "they"};
constexpr std::array<std::string_view, 26> kParticles{
    "van", "von", "de",  "der", "den", "la", "le", "da",  "di",  "dos", "du",  "el", "al",
    "bin", "ter", "ten", "zu",  "y",   "e",  "of", "del", "und", "ben", "ibn", "st", "do"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_wide(char c) { return (c & 0x80) != 0; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const auto word : split(text, ' '))
    if (!word.empty()) words.push_back(word);
  return words;
}

// "DLM", "WH", "LEO": two to four capitals.
bool is_abbreviation(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_upper);
}

// An abbreviation is of a name when it begins like one of its words and has no letter that the name lacks:
// "MBS" is Myles Borins; "IBM" behind Bob Martin is an organization.
bool abbreviates(std::string_view abbreviation, std::string_view name) {
  const std::string folded = fold(name);
  const std::string letters = ascii_lower(abbreviation);
  bool begins = false;
  for (const auto word : words_of(folded)) begins = begins || word[0] == letters[0];
  return begins &&
         std::all_of(letters.begin(), letters.end(), [&](char c) { return folded.find(c) != folded.npos; });
}

bool is_dropped(std::string_view folded) {
  static constexpr std::array<std::string_view, 17> kStarts{
      "he him", "she her", "they them", "part", "until", "left", "first", "second", "late",
      "joined", "from",    "after",     "for ", "am ",   "pm ",  "day",   "arrived"};
  return std::any_of(kStarts.begin(), kStarts.end(), [&](auto start) { return folded.starts_with(start); });
}

// One thing in parentheses or brackets behind a name.
void read_remark(Attendee& attendee, std::string_view aside, std::string_view name) {
  const std::string text = clean(aside);
  const std::string folded = fold(text);
  if (folded.empty() || is_dropped(folded)) return;
  if (text[0] == '@' && text.size() > 1) {
    attendee.person.key = "github:" + text.substr(1);
  } else if (is_abbreviation(text) && attendee.abbreviation.empty() && abbreviates(text, name)) {
    attendee.abbreviation = text;
  } else if (const auto mode = mode_of(text); !mode.empty()) {
    attendee.mode = mode;
  } else if (is_role(text)) {
    attendee.role = ascii_lower(text);
  } else if (text.find('@') != text.npos) {
    attendee.person.mail = text;
  } else if (attendee.aside.empty()) {
    attendee.aside = text;
  }
}

// What stands in parentheses behind a name: "DT, via Hangouts, part-time" is several things, "FireEye, Inc."
// is one.
void read_aside(Attendee& attendee, std::string_view aside, std::string_view name) {
  const auto pieces = split_outside(aside, ",");
  const bool several = pieces.size() > 1 &&
                       (is_abbreviation(pieces[0]) || is_role(pieces[0]) || !mode_of(pieces.back()).empty());
  if (!several) return read_remark(attendee, aside, name);
  for (const auto& piece : pieces) read_remark(attendee, piece, name);
}

// Takes the parts in parentheses and brackets out of a text; returns what is left.
std::string take_asides(std::string_view text, std::vector<std::string>& asides) {
  std::string rest;
  for (size_t i = 0; i < text.size(); ++i) {
    const char close = text[i] == '(' ? ')' : text[i] == '[' ? ']' : '\0';
    const size_t end = close == '\0' ? text.npos : text.find(close, i);
    if (end == text.npos) {
      rest += text[i];
      continue;
    }
    asides.emplace_back(text.substr(i + 1, end - i - 1));
    rest += ' ';
    i = end;
  }
  return clean(rest);
}

// The first place where the name ends and something else begins.
struct Cut {
  size_t at, length;
};
Cut first_cut(std::string_view text) {
  static constexpr std::array<std::string_view, 11> kCuts{
      " / @", ", ", "; ", ";", " - ", " -", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " @ ", " | ", ","};
  Cut best{text.npos, 0};
  for (const auto cut : kCuts)
    if (const size_t at = text.find(cut); at < best.at) best = {at, cut.size()};
  return best;
}

bool is_suffix(std::string_view word) {
  return word == "Jr." || word == "Jr" || word == "Sr." || word == "PhD" || word == "Ph.D." || word == "II" ||
         word == "III";
}

// What follows the name: roles are told from the organization, whose own commas stay ("FireEye, Inc.").
void read_behind(Attendee& attendee, std::string_view rest) {
  std::string organization;
  for (const auto& piece : split_outside(rest, ",;")) {
    // "Tarides, interested in memory models": what goes on in lower case is a remark.
    if (!organization.empty() && !piece.empty() && is_lower(piece[0]) && !is_role(piece) &&
        mode_of(piece).empty())
      break;
    for (const auto& part : [&] {
           std::vector<std::string> parts;
           std::string_view left = piece;
           for (size_t at; (at = left.find(" - ")) != left.npos; left.remove_prefix(at + 3))
             parts.emplace_back(trim(left.substr(0, at)));
           parts.emplace_back(trim(left.starts_with("- ") ? left.substr(2) : left));
           return parts;
         }()) {
      if (part.empty()) continue;
      if (is_role(part) && fold(part) != "individual" && fold(part) != "independent" &&
          fold(part) != "invited expert")
        attendee.role += (attendee.role.empty() ? "" : ", ") + ascii_lower(part);
      else if (const auto mode = mode_of(part); !mode.empty())
        attendee.mode = mode;
      else if (part[0] == '@')
        attendee.person.key = "github:" + part.substr(1);
      else
        organization += (organization.empty() ? "" : ", ") + part;
    }
  }
  set_organization(attendee, organization);
}

constexpr std::array<std::string_view, 31> kStatesAndCountries{
    "AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD", "ME", "MN",
    "MO", "MS", "MT", "NC", "NE", "PA", "SC", "SD", "TN", "VA", "PR", "GU", "VI", "AS", "MP"};
constexpr std::array<std::string_view, 34> kOnlyStates{
    "AK", "CT", "DC", "FL", "HI", "IA", "KS", "MI", "NV", "NH", "NJ", "NM", "NY", "ND", "OH", "OK", "OR",
    "RI", "TX", "UT", "VT", "WA", "WV", "WI", "WY", "AB", "BC", "MB", "NB", "NS", "ON", "PE", "QC", "SK"};

}  // namespace

bool is_placeholder(std::string_view text) {
  const std::string folded = fold(text);
  return among(kNobody, folded) || folded.find("your name") != folded.npos ||
         folded.starts_with("add your") || folded.find("name here") != folded.npos;
}

std::string mode_of(std::string_view text) {
  const std::string folded = fold(text);
  static constexpr std::array<std::string_view, 16> kRemote{
      "remote",    "remotely", "online",       "virtual",           "zoom",     "phone",
      "vc",        "dial in",  "dialed in",    "on the phone",      "by phone", "via zoom",
      "via phone", "hangouts", "via hangouts", "dialed in remotely"};
  static constexpr std::array<std::string_view, 6> kInPerson{"in person", "on site",  "onsite",
                                                             "in room",   "physical", "in the room"};
  return among(kRemote, folded) ? "remote" : among(kInPerson, folded) ? "in person" : "";
}

bool is_role(std::string_view text) { return among(kRoles, fold(text)); }

bool looks_like_name(std::string_view text, bool loose) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestName || text.find_first_of(":;!?=<>{}[]|/\\#%$+") != text.npos)
    return false;
  const auto words = words_of(text);
  if (words.size() > 6 || (words.size() < 2 && !loose)) return false;
  if (text.ends_with('.') && words.back().size() > 4) return false;
  size_t capitals = 0, lower = 0;
  for (const auto word : words) {
    const std::string folded = fold(word);
    if (among(kTopics, folded)) return false;
    if (is_upper(word[0]) || is_wide(word[0]))
      ++capitals;
    else if (among(kFunctionWords, word) && word != "of")
      return false;
    else if (is_lower(word[0]) && !among(kParticles, word))
      ++lower;
    else if (!is_lower(word[0]) && word[0] != '\'' && word[0] != '"')
      return false;
  }
  return lower == 0 ? capitals > 0 : capitals > 0 ? lower == 1 && words.size() == 2 : words.size() <= 2;
}

void set_organization(Attendee& attendee, std::string_view written) {
  std::string text = clean(written, 300);
  const std::string folded = fold(text);
  const auto role = [&](std::string_view implied) {
    if (attendee.role.empty()) attendee.role = implied;
  };
  if (folded.starts_with("invited expert") || folded == "ie" || text.starts_with("IE ("))
    return role("invited expert");
  if (folded.starts_with("independent") || folded.starts_with("individual")) return role("individual");
  if (among(kNoOrganization, folded)) return;
  if (is_role(text)) return role(ascii_lower(text));
  // "Babel - Invited Expert": both.
  if (folded.ends_with(" invited expert")) {
    role("invited expert");
    text.resize(text.size() - std::min(text.size(), std::string_view("Invited Expert").size()));
    while (!text.empty() && std::string_view(" -/,(").find(text.back()) != std::string_view::npos)
      text.pop_back();
  }
  attendee.organization = text;
}

void set_name(Attendee& attendee, std::string_view written) {
  std::vector<std::string> asides;
  std::string name = take_asides(written, asides);
  const auto comma = split_outside(name, ",");
  if (comma.size() == 2 && !comma[1].empty() && !is_suffix(comma[1])) name = comma[1] + " " + comma[0];
  while (!name.empty() && std::string_view("*.,;:-+^ ").find(name.back()) != std::string_view::npos) {
    const auto words = words_of(name);
    if (name.back() == '.' && words.back().size() <= 4) break;  // "Jr.", "J. R."
    name.pop_back();
  }
  if (name.starts_with('@') && name.find(' ') == name.npos) attendee.person.key = "github:" + name.substr(1);
  attendee.person.name = name;
  for (const auto& aside : asides) read_aside(attendee, aside, name);
}

Attendee read_entry(std::string_view entry) {
  Attendee attendee;
  std::vector<std::string> asides;
  std::string rest = take_asides(entry, asides);
  if (const size_t colon = rest.find(": "); colon != rest.npos && is_role(rest.substr(0, colon))) {
    attendee.role = ascii_lower(rest.substr(0, colon));
    rest = rest.substr(colon + 2);
  }
  const size_t semicolon = rest.find(';'), comma = rest.find(',');
  if (semicolon != rest.npos && comma < semicolon && looks_like_name(rest.substr(0, comma), true) &&
      looks_like_name(rest.substr(comma + 1, semicolon - comma - 1), true)) {
    set_name(attendee, clean(rest.substr(0, semicolon)));
    read_behind(attendee, rest.substr(semicolon + 1));
  } else {
    const Cut cut = first_cut(rest);
    set_name(attendee, rest.substr(0, cut.at));
    if (cut.at != rest.npos) read_behind(attendee, rest.substr(cut.at + cut.length));
  }
  // In "Ada Lovelace, Federal Office (BSI)" the parentheses belong to the organization: put them back.
  for (const auto& aside : asides) {
    const bool behind = !attendee.organization.empty() &&
                        entry.find("(" + aside + ")") > entry.find(attendee.organization.substr(0, 3));
    read_aside(attendee, aside, attendee.person.name);
    if (behind && attendee.aside == clean(aside)) {
      attendee.organization += " (" + attendee.aside + ")";
      attendee.aside.clear();
    }
  }
  if (is_placeholder(attendee.person.name)) attendee.person.name.clear();
  return attendee;
}

std::string country_of(std::string_view place, bool codes_end) {
  std::vector<std::string> asides;
  const auto parts = split_outside(take_asides(place, asides), ",");
  std::string last = parts.back();
  while (last.ends_with('.') || last.ends_with(' ')) last.pop_back();
  // "NY US": the state stands without a comma.
  if (last.size() == 5 && last[2] == ' ' && std::all_of(last.begin(), last.begin() + 2, is_upper))
    last = last.substr(3);
  if (is_placeholder(last) || among(kOnlyStates, last)) return "";
  if (parts.size() < 2 && !std::all_of(last.begin(), last.end(), is_upper))
    return "";  // "Zurich" or "Netherlands"
  if (parts.size() == 2 && among(kStatesAndCountries, last) && !codes_end) return "";
  return last;
}

}  // namespace plenary::attendance
