#include "import/attendance_meeting.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/attendance_list.h"

namespace plenary::attendance {
namespace {

constexpr size_t kHead = 120;

struct KnownBody {
  std::string_view word, body;
};
// Words that name a body in the title of notes or in the name of a repository.
constexpr std::array<KnownBody, 12> kBodies{{{"tc39", "ecma"},
                                             {"ecma", "ecma"},
                                             {"webassembly", "w3c"},
                                             {"wasi", "w3c"},
                                             {"wasm", "w3c"},
                                             {"graphql", "graphql"},
                                             {"csaf", "oasis"},
                                             {"oasis", "oasis"},
                                             {"w3c", "w3c"},
                                             {"ietf", "ietf"},
                                             {"unicode", "unicode"},
                                             {"whatwg", "whatwg"}}};

constexpr std::array<std::string_view, 10> kGroupEnds{
    "community group", "working group", "technical committee", "task force",     "task group",
    "subgroup",        "study group",   "steering committee",  "interest group", "team"};

bool has_word(std::string_view folded, std::string_view word) {
  return (" " + std::string(folded) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

std::vector<std::string> titles_of(const std::vector<Line>& lines) {
  std::vector<std::string> titles;
  for (size_t i = 0; i < std::min<size_t>(lines.size(), kHead); ++i)
    if (lines[i].kind == LineKind::kHeading && lines[i].level <= 2 && !lines[i].text.empty() &&
        !label_of(lines[i]))
      titles.push_back(clean(lines[i].text, 300));
  return titles;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

std::string without_possessive(std::string word) {
  for (const std::string_view end : {"'s", "\xE2\x80\x99s"})
    if (word.ends_with(end)) word.resize(word.size() - end.size());
  while (!word.empty() && std::string_view(",.:").find(word.back()) != std::string_view::npos)
    word.pop_back();
  return word;
}

// "Agenda for the August 3rd video call of WebAssembly's Community Group" -> "WebAssembly Community Group":
// the words that end like a group, with the capitalized words before them.
std::string group_in(const std::string& title) {
  const auto words = words_of(title);
  for (size_t i = 0; i < words.size(); ++i) {
    std::string word = without_possessive(words[i]);
    const std::string two =
        i + 1 < words.size() ? ascii_lower(word + " " + without_possessive(words[i + 1])) : "";
    size_t length = 0;
    for (const auto end : kGroupEnds)
      if (two == end)
        length = 2;
      else if (ascii_lower(word) == end)
        length = 1;
    if (word == "WG" || word == "TC" || word == "CG") length = 1;
    if (length == 0) continue;
    size_t from = i;
    if (ascii_lower(word) == "subgroup" && i > 0) --from;  // "WebAssembly's debugging subgroup"
    while (from > 0) {
      const std::string before = without_possessive(words[from - 1]);
      const char c = before.empty() ? 'a' : before[0];
      if (!(c >= 'A' && c <= 'Z') || fold(before) == "agenda" || month_number(before) != 0) break;
      --from;
    }
    if (from == i) continue;
    std::string group;
    for (size_t k = from; k < i + length; ++k) {
      std::string part = without_possessive(words[k]);
      if (!part.empty() && part[0] >= 'a' && part[0] <= 'z') part[0] = static_cast<char>(part[0] - 'a' + 'A');
      group += (group.empty() ? "" : " ") + part;
    }
    return group;
  }
  return "";
}

// Names of known groups are brought to one form; "Common Security Advisory Framework (CSAF) Technical
// Committee" is a long form of "CSAF TC".
std::string group_name(const std::string& title) {
  const std::string folded = fold(title);
  if (has_word(folded, "tc39")) return "TC39";
  if (has_word(folded, "csaf")) return "CSAF TC";
  if (has_word(folded, "graphql wg") || has_word(folded, "graphql working group")) return "GraphQL WG";
  const std::string group = group_in(title);
  if (group.ends_with("Subgroup") && group.starts_with("WebAssembly "))
    return group.substr(12);  // "Stack Subgroup"
  if (group.empty() && has_word(folded, "wasi")) return "WASI Subgroup";
  return group;
}

std::string body_in(std::string_view text) {
  const std::string folded = fold(text);
  for (const auto& known : kBodies)
    if (has_word(folded, known.word)) return std::string(known.body);
  return "";
}

bool is_in(const std::string& folded, std::initializer_list<std::string_view> phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](auto phrase) { return folded.find(phrase) != folded.npos; });
}

}  // namespace

std::string slug(std::string_view text) {
  std::string out = fold(text);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

Meeting meeting_of(const std::vector<Line>& lines, std::string_view path, const ImportOptions& options) {
  Meeting meeting;
  const std::string where = options.locator + "/" + std::string(path);
  const auto titles = titles_of(lines);
  if (!titles.empty()) meeting.name = titles.front();
  meeting.body = body_in(meeting.name);
  meeting.group = group_name(meeting.name);
  if (meeting.body.empty()) meeting.body = body_in(where);
  if (meeting.group.empty() && has_word(fold(where), "tc39")) meeting.group = "TC39";
  // A heading further down counts only when it speaks of the meeting: "## IETF JSON WG" is a topic.
  for (const auto& title : titles)
    if (meeting.group.empty() &&
        is_in(fold(title), {"meeting of", "call of", "meeting notes", "minutes of"})) {
      meeting.group = group_name(title);
      if (!meeting.group.empty()) meeting.name = title;
    }
  if (meeting.group.ends_with("Subgroup") && meeting.body == "w3c")
    meeting.parent = "WebAssembly Community Group";
  if (!options.body.empty()) meeting.body = options.body;
  if (!options.group.empty()) meeting.group = options.group, meeting.parent.clear();
  if (meeting.name.empty()) meeting.name = std::string(path.substr(path.rfind('/') + 1));
  return meeting;
}

bool is_group_itself(std::string_view organization, const Meeting& meeting) {
  return organization.size() <= 6 && organization.size() >= 2 && body_in(organization).empty() &&
         organization.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == organization.npos &&
         has_word(fold(meeting.name), fold(organization));
}

std::string mode_of_meeting(const std::vector<Line>& lines, const std::vector<Attendee>& people) {
  bool remote = false, in_person = false;
  for (const auto& person : people) {
    if (person.absent) continue;
    remote = remote || person.mode == "remote";
    in_person = in_person || person.mode == "in person";
  }
  if (remote && in_person) return "hybrid";
  bool said_remote = false, said_in_person = false;
  for (size_t i = 0; i < std::min<size_t>(lines.size(), kHead); ++i) {
    const std::string folded = fold(std::string_view(lines[i].text).substr(0, 300));
    said_remote = said_remote || is_in(folded, {"video call", "virtual meeting", "video conference",
                                                "teleconference", "conference call"});
    if (lines[i].kind == LineKind::kHeading)
      said_in_person =
          said_in_person || is_in(folded, {"in person", "physical location", "face to face", "f2f"});
  }
  if (said_remote && !said_in_person && !in_person) return "remote";
  if (said_in_person && !said_remote && !remote) return "in person";
  const bool everybody =
      std::all_of(people.begin(), people.end(), [](const auto& p) { return p.absent || !p.mode.empty(); });
  if (everybody && remote) return "remote";
  if (everybody && in_person) return "in person";
  return remote ? "hybrid" : "";  // somebody was named as remote, so others were not
}

std::string event_key(const Meeting& meeting, Date date, std::string_view path, std::string_view locator) {
  const std::string group = fold(meeting.group);
  std::string initials, rest;
  for (const auto word : split(group, ' '))
    if (!word.empty()) initials += word[0];
  // Without a group the folders tell meetings apart.
  if (!meeting.group.empty()) path = path.substr(path.rfind('/') + 1);
  const std::string words = fold(path.substr(0, path.rfind('.')));
  for (const auto word : split(words, ' ')) {
    static constexpr std::array<std::string_view, 13> kPlain{
        "meeting", "meetings", "minutes", "notes", "agenda", "call", "st",
        "nd",      "rd",       "th",      "sg",    "wg",     "cg"};
    std::string letters(word);
    std::erase_if(letters, [](char c) { return c >= '0' && c <= '9'; });
    if (letters.empty() || letters == "v" || month_number(letters) != 0 || has_word(group, letters) ||
        initials.ends_with(letters) || std::find(kPlain.begin(), kPlain.end(), letters) != kPlain.end())
      continue;
    rest += (rest.empty() ? "" : "-") + std::string(word);
  }
  while (locator.ends_with('/')) locator.remove_suffix(1);
  const std::string source = slug(locator.substr(locator.rfind('/') + 1));
  std::string key = meeting.body.empty() ? "" : meeting.body + ":";
  key += (meeting.group.empty() ? "meeting" + (source.empty() ? "" : "-in-" + source) : slug(meeting.group)) +
         ":" + to_string(date);
  return rest.empty() ? key : key + ":" + rest;
}

}  // namespace plenary::attendance
