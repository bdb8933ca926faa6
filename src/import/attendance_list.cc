#include "import/attendance_list.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plenary::attendance {
namespace {

template <size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

constexpr std::array<std::string_view, 10> kCore{"attendees",  "attendee",   "participants", "present",
                                                 "attendance", "attending",  "roll",         "remote",
                                                 "attended",   "participant"};
constexpr std::array<std::string_view, 10> kAbsent{"regrets",  "absent", "apologies", "excused",  "absentees",
                                                   "absences", "regret", "apology",   "absentee", "unable"};
constexpr std::array<std::string_view, 51> kAround{
    "list",         "of",     "the",       "and",      "in",     "person",  "remote",  "online",
    "virtual",      "voting", "non",       "members",  "member", "other",   "others",  "also",
    "meeting",      "all",    "observers", "observer", "guests", "guest",   "staff",   "invited",
    "experts",      "via",    "phone",     "zoom",     "call",   "opening", "welcome", "introductions",
    "introduction", "roll",   "quorum",    "cg",       "wg",     "tc",      "for",     "physical",
    "onsite",       "local",  "delegates", "from",     "to",     "attend",  "absence", "names",
    "not",          "people", "who"};

bool has_words(const std::string& folded, std::string_view words) {
  return (" " + folded + " ").find(" " + std::string(words) + " ") != std::string::npos;
}

// What the words of a possible label are: all of them about attendance (closed), one of them its core.
struct LabelWords {
  bool closed = true, core = false, absent = false;
  int count = 0;
};

LabelWords label_words(const std::string& folded) {
  LabelWords words;
  for (const auto word : split(folded, ' ')) {
    if (word.empty() || word.find_first_not_of("0123456789") == word.npos)
      continue;  // "2.1.1 Voting Members Present"
    ++words.count;
    if (among(kAbsent, word))
      words.absent = words.core = true;
    else if (among(kCore, word))
      words.core = true;
    else if (!among(kAround, word))
      words.closed = false;
  }
  return words;
}

std::string role_of_label(const std::string& folded) {
  struct Role {
    std::string_view words, role;
  };
  static constexpr std::array<Role, 11> kRoles{{{"observers", "observer"},
                                                {"observer", "observer"},
                                                {"guests", "guest"},
                                                {"guest", "guest"},
                                                {"invited experts", "invited expert"},
                                                {"staff", "staff"},
                                                {"non voting", "non-voting member"},
                                                {"voting members", "voting member"},
                                                {"voting member", "voting member"},
                                                {"members", "member"},
                                                {"member", "member"}}};
  for (const auto& [words, role] : kRoles)
    if (has_words(folded, words)) return std::string(role);
  return "";
}

// "ALE: I think so": somebody speaks.
bool is_speech(const Line& line) {
  const auto colon = line.text.find(':');
  if (colon == line.text.npos || colon == 0 || colon > 40) return false;
  const auto speaker = std::string_view(line.text).substr(0, colon);
  if (speaker.size() <= 4)
    return std::all_of(speaker.begin(), speaker.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return line.raw.find("**") != line.raw.npos && looks_like_name(speaker, false) &&
         colon + 1 < line.text.size();
}

bool is_table(const std::vector<Line>& lines, size_t at) {
  return at + 1 < lines.size() && lines[at].raw.find('|') != std::string::npos &&
         is_delimiter_row(lines[at + 1].raw);
}

// "## Meeting notes" and "# Weekly meeting 2024-07-30" are no labels, unless five bullets or more follow at
// once and all of them are names.
bool is_unlabelled_list(const std::vector<Line>& lines, size_t at) {
  const std::string heading = fold(lines[at].text);
  if (lines[at].kind != LineKind::kHeading ||
      (heading != "notes" && heading.find("meeting") == heading.npos &&
       heading.find("minutes") == heading.npos))
    return false;
  size_t names = 0;
  for (++at; at < lines.size() && lines[at].kind == LineKind::kBlank; ++at) continue;
  for (; at < lines.size() && lines[at].kind == LineKind::kBullet; ++at, ++names)
    if (!looks_like_name(lines[at].text, false)) return false;
  return names >= 5;
}

// Reads what follows a label; returns where it stopped.
size_t read_section(const std::vector<Line>& lines, size_t at, const Label& label, int deeper_than,
                    People& out) {
  bool found = false;
  const size_t first = at;
  while (at < lines.size()) {
    const Line& line = lines[at];
    if (line.kind == LineKind::kBlank) {
      ++at;
      continue;
    }
    if (line.kind == LineKind::kHeading || is_speech(line) || label_of(line)) break;
    if (line.kind == LineKind::kRule) {
      if (at != first) break;  // right below the label it underlines that
      ++at;
      continue;
    }
    if (is_table(lines, at)) {
      found = read_table(lines, at, label, true, out) || found;
      continue;
    }
    const bool listed = line.kind != LineKind::kText;
    if (listed && line.level <= deeper_than) break;
    size_t to = at + 1;
    while (to < lines.size() && !is_table(lines, to) && !is_speech(lines[to]) && !label_of(lines[to]) &&
           (listed ? (lines[to].kind == LineKind::kBullet || lines[to].kind == LineKind::kNumbered) &&
                         lines[to].level > deeper_than
                   : lines[to].kind == LineKind::kText))
      ++to;
    const bool read = read_block(lines, at, to, label, out);
    if (found && !read) break;
    found = found || read;
    at = to;
  }
  return at;
}

}  // namespace

bool is_abbreviated_paragraph(std::string_view text) {
  size_t with = 0, pieces = 0;
  for (const auto& piece : split_outside(text, ",")) {
    if (piece.empty()) continue;
    ++pieces;
    const size_t open = piece.rfind('('), close = piece.rfind(')');
    if (open != piece.npos && close != piece.npos && close > open && close - open <= 5 && open > 2) ++with;
  }
  return with >= 2 && with * 10 >= pieces * 8;
}

std::optional<Label> label_of(const Line& line) {
  if (line.kind == LineKind::kBlank || line.kind == LineKind::kRule || line.kind == LineKind::kNumbered)
    return std::nullopt;
  const std::string_view text = line.text;
  const size_t colon = text.find(':');
  if (std::min(colon, text.size()) > 60) return std::nullopt;
  const std::string folded = fold(text.substr(0, colon));
  const LabelWords words = label_words(folded);
  if (!words.closed) return std::nullopt;
  const auto has = [&](std::string_view part) { return has_words(folded, part); };
  // "Observers", "Guests:" and "In person:" are labels too, though not every "Members" is.
  const bool alone = words.count <= 2 && (has("observers") || has("guests") || has("in person") ||
                                          has("delegates") || has("virtual") || has("online"));
  if ((!words.core && !alone) || words.count > 8 || (has("roll") && !has("call"))) return std::nullopt;
  const bool bold = line.raw.find("**") != line.raw.npos;
  if (colon == text.npos && line.kind == LineKind::kText && words.count > 3 && !bold) return std::nullopt;
  Label label;
  label.absent = words.absent || has("not present") || has("not attending");
  const bool remote = has("remote") || has("online") || has("virtual") || has("phone") || has("zoom");
  const bool in_person = has("in person") || has("physical") || has("onsite") || has("local");
  if (remote != in_person) label.mode = remote ? "remote" : "in person";
  label.role = role_of_label(folded);
  if (colon != text.npos) label.rest = trim(text.substr(colon + 1));
  return label;
}

People find_people(const std::vector<Line>& lines) {
  People out;
  bool below_title = true;
  for (size_t at = 0; at < lines.size();) {
    const Line& line = lines[at];
    if (const auto label = label_of(line)) {
      out.labelled = true;
      if (!label->rest.empty()) {
        std::string text = label->rest;
        size_t to = at + 1;
        // A wrapped paragraph goes on; "Chair: ..." below it is another matter.
        for (; to < lines.size() && lines[to].kind == LineKind::kText &&
               lines[to].text.find(':') == std::string::npos && !is_table(lines, to);
             ++to)
          text += " " + lines[to].text;
        read_paragraph(text, line.number, *label, out);
        at = to;
      } else {
        at = read_section(lines, at + 1, *label, line.kind == LineKind::kBullet ? line.level : -1, out);
      }
      continue;
    }
    if (is_unlabelled_list(lines, at)) {
      out.labelled = true;
      at = read_section(lines, at + 1, {}, -1, out);
      continue;
    }
    if (line.kind == LineKind::kHeading && line.level > 1) below_title = false;
    if (below_title && line.kind == LineKind::kText) {
      std::string text;
      size_t to = at;
      for (; to < lines.size() && lines[to].kind == LineKind::kText && !label_of(lines[to]); ++to)
        text += lines[to].text + " ";
      if (is_abbreviated_paragraph(text) && read_paragraph(text, line.number, {}, out)) out.labelled = true;
      at = to;
    } else if (is_table(lines, at)) {
      out.labelled = read_table(lines, at, {}, false, out) || out.labelled;
    } else {
      ++at;
    }
  }
  // Where people have abbreviations, lists further down use them instead of names.
  const auto abbreviated = std::count_if(out.attendees.begin(), out.attendees.end(),
                                         [](const auto& p) { return !p.abbreviation.empty(); });
  for (auto& person : out.attendees)
    if (person.abbreviation.empty() && is_abbreviation(person.person.name) &&
        static_cast<size_t>(abbreviated) * 2 > out.attendees.size())
      person.abbreviation = person.person.name;
  return out;
}

}  // namespace plenary::attendance
