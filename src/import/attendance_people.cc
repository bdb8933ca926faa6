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
constexpr std::array<std::string_view, 50> kTopics{
    "meeting",      "meetings",     "agenda",        "notes",   "opening",       "approval",   "adoption",
    "discussion",   "discussions",  "review",        "update",  "updates",       "items",      "proposal",
    "proposals",    "closure",      "closed",        "minutes", "quorum",        "attendance", "attendees",
    "participants", "register",     "registration",  "thanks",  "recording",     "slides",     "canceled",
    "cancelled",    "introduction", "introductions", "action",  "status",        "poll",       "vote",
    "welcome",      "presentation", "issues",        "issue",   "logistics",     "please",     "everyone",
    "video",        "conference",   "observers",     "members", "announcements", "adjourned",  "skipped",
    "recorded"};
constexpr std::array<std::string_view, 42> kFunctionWords{
    "link", "see",  "the",  "a",   "an",      "is",  "are",  "was",   "were", "be",   "to",
    "of",   "for",  "in",   "on",  "at",      "by",  "with", "from",  "not",  "no",   "and",
    "or",   "this", "that", "we",  "will",    "all", "has",  "have",  "our",  "your", "it",
    "as",   "if",   "can",  "who", "present", "was", "did",  "there", "they"};
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

// What people write behind a name may be a remark: "slightly late", "since 14:30 UTC", "I will join from the
// train".
bool could_be_organization(std::string_view text) {
  if (text.empty() || text.size() > 100 || text.find(':') != text.npos) return false;
  const auto words = words_of(text);
  for (const auto word : words)
    if (among(kFunctionWords, word) && word != "of" && word != "for" && word != "and" && word != "the" &&
        word != "at" && word != "in")
      return false;
  if (!is_lower(text[0])) return true;
  // "nexB", "graphql-js", "sFractal Consulting": names that begin in lower case have something else in the
  // first word.
  return std::any_of(words[0].begin(), words[0].end(), [](char c) { return !is_lower(c) && c != '\''; });
}

// "PING co-chair": a role in some other group.
bool ends_with_role(std::string_view text) {
  const std::string folded = fold(text);
  return folded.ends_with(" chair") || folded.ends_with(" editor") || folded.ends_with(" liaison");
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
  } else if (is_role(text) || ends_with_role(text)) {
    attendee.role = ascii_lower(text);
  } else if (text.find('@') != text.npos) {
    attendee.person.mail = text;
  } else if (attendee.aside.empty() && could_be_organization(text)) {
    attendee.aside = text;
  }
}

// What stands in parentheses behind a name. "DT, via Hangouts, part-time" and "Mills, co-chair" are several
// things, "FireEye, Inc." is one; what follows a dash is a remark.
void read_aside(Attendee& attendee, std::string_view aside, std::string_view name) {
  const auto known = [](const std::string& p) {
    return is_role(p) || ends_with_role(p) || !mode_of(p).empty();
  };
  const auto pieces = split_outside(aside, ",");
  if (pieces.size() > 1 && (is_abbreviation(pieces[0]) || std::any_of(pieces.begin(), pieces.end(), known))) {
    for (const auto& piece : pieces) read_remark(attendee, piece, name);
    return;
  }
  read_remark(attendee, aside.substr(0, aside.find(" - ")), name);
}

// Takes the parts in parentheses and brackets out of a text; returns what is left.
std::string take_asides(std::string_view text, std::vector<std::string>& asides) {
  std::string rest;
  for (size_t i = 0; i < text.size(); ++i) {
    const char close = text[i] == '(' ? ')' : text[i] == '[' ? ']' : '\0';
    if (close == '\0') {
      if (text[i] != ')' && text[i] != ']') rest += text[i];
      continue;
    }
    const size_t end = std::min(text.find(close, i), text.size());  // one that nobody closed goes to the end
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
      "- ", ", ", "; ", ";", " - ", " -", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " @ ", " | ", ","};
  Cut best{text.npos, 0};
  for (const auto cut : kCuts)
    if (const size_t at = text.find(cut); at < best.at) best = {at, cut.size()};
  return best;
}

bool is_suffix(std::string_view word) {
  return word == "Jr." || word == "Jr" || word == "Sr." || word == "PhD" || word == "Ph.D." || word == "II" ||
         word == "III";
}

// "Engines - chair" in two.
std::vector<std::string> split_at_dashes(std::string_view text) {
  std::vector<std::string> parts;
  if (text.starts_with("- ")) text.remove_prefix(2);
  for (size_t at; (at = text.find(" - ")) != text.npos; text.remove_prefix(at + 3))
    parts.emplace_back(trim(text.substr(0, at)));
  parts.emplace_back(trim(text));
  return parts;
}

// One part behind the name; returns false when it is none of the things known, so perhaps an organization.
bool read_known_part(Attendee& attendee, const std::string& part) {
  if (part.empty() || part.find("://") != part.npos) return true;
  if (part.find('@') != part.npos) {
    attendee.person.mail = part;
    return true;
  }
  if (const auto mode = mode_of(part); !mode.empty()) {
    attendee.mode = mode;
    return true;
  }
  const std::string folded = fold(part);
  if (!is_role(part) || folded == "individual" || folded == "independent" || folded == "invited expert")
    return false;
  attendee.role += (attendee.role.empty() ? "" : ", ") + ascii_lower(part);
  return true;
}

// What follows the name. The commas of an organization stay ("FireEye, Inc."), and what goes on in lower case
// is a remark: "Tarides, interested in memory models".
void read_behind(Attendee& attendee, std::string_view rest) {
  std::string organization;
  for (const auto& piece : split_outside(rest, ",;"))
    for (const auto& part : split_at_dashes(piece)) {
      if (read_known_part(attendee, part)) continue;
      if (!could_be_organization(part) && !organization.empty())
        return set_organization(attendee, organization);
      if (could_be_organization(part)) organization += (organization.empty() ? "" : ", ") + part;
    }
  set_organization(attendee, organization);
}

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

bool is_abbreviation(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_upper);
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

// Takes "@ada" out of a text; a lone "@" stands between a name and an organization.
std::string take_handle(const std::string& text, std::string& handle) {
  std::string rest;
  for (const auto word : words_of(text)) {
    if (word.size() > 1 && word[0] == '@') {
      if (handle.empty()) handle = "github:" + std::string(word.substr(1));
    } else {
      rest += (rest.empty() ? "" : " ") + std::string(word);
    }
  }
  return rest;
}

Attendee read_entry(std::string_view entry) {
  Attendee attendee;
  std::vector<std::string> asides;
  std::string rest = take_handle(take_asides(entry, asides), attendee.person.key);
  if (const size_t colon = rest.find(": "); colon != rest.npos && is_role(rest.substr(0, colon))) {
    attendee.role = ascii_lower(rest.substr(0, colon));
    rest = rest.substr(colon + 2);
  }
  // "Ada Lovelace // GitHub ...", "Ada Lovelace / Engines": only behind a name of two words, for
  // "mrkvon/michal" is one.
  if (const size_t slash = rest.find('/'); slash != rest.npos &&
                                           rest.substr(0, slash).find_first_of(",;") == rest.npos &&
                                           looks_like_name(rest.substr(0, slash), false)) {
    const bool twice = rest.substr(slash).starts_with("//");
    rest = clean(rest.substr(0, slash)) +
           (twice ? "" : ", " + std::string(trim(std::string_view(rest).substr(slash + 1))));
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

}  // namespace plenary::attendance
