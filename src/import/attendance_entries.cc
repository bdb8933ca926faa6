// Lists without a table: one entry a line, or a paragraph.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/attendance_list.h"

namespace plenary::attendance {
namespace {

constexpr size_t kLongestEntry = 250;

// "A (X) B (Y)": a comma is missing between them.
std::vector<std::string> split_after_parentheses(const std::string& piece) {
  std::vector<std::string> entries;
  std::string_view rest = piece;
  for (size_t close; (close = rest.find(')')) != rest.npos;) {
    auto behind = trim(rest.substr(close + 1));
    while (!behind.empty() && (behind[0] == '.' || behind[0] == '&')) behind = trim(behind.substr(1));
    if (behind.find('(') == behind.npos || behind[0] == '(' || behind[0] == '-' || behind[0] == '[') break;
    entries.emplace_back(rest.substr(0, close + 1));
    rest = behind;
  }
  entries.emplace_back(rest);
  return entries;
}

std::string_view before_parentheses(std::string_view piece) {
  return trim(piece.substr(0, piece.find_first_of("([@")));
}

// A list with an affiliation for few of many people more likely holds nicknames there.
void settle_asides(std::vector<Attendee>& people) {
  const auto with = static_cast<size_t>(
      std::count_if(people.begin(), people.end(), [](const auto& p) { return !p.aside.empty(); }));
  for (auto& person : people) {
    if (person.aside.empty() || !person.organization.empty()) continue;
    if (with * 5 >= people.size()) set_organization(person, person.aside);
    person.aside.clear();
  }
}

// "Ada Lovelace, Analytical Engines" is a person with an organization; "Ada Lovelace, Charles Babbage, Mary
// Somerville" are three people.
bool is_names_only(const std::string& line) {
  const auto parts = split_outside(line, ",;");
  const auto names = std::count_if(parts.begin(), parts.end(), [](const auto& p) {
    return looks_like_name(before_parentheses(p), false);
  });
  return static_cast<size_t>(names) * 4 >= parts.size() * 3 && parts.size() >= 4;
}

// "Peter, Dan, Hadley": first names alone.
bool is_first_names_only(const std::string& line) {
  const auto parts = split_outside(line, ",");
  const auto single = [](const auto& p) { return p.find(' ') == p.npos && looks_like_name(p, true); };
  return parts.size() >= 3 && std::all_of(parts.begin(), parts.end(), single);
}

// What a list of "Word, Word" lines is: family and given names when in the order of the alphabet, else not to
// be told from names and organizations.
enum class Pairs { kNone, kFamilyFirst, kUnclear };
Pairs pairs_of(const std::vector<Line>& lines, size_t from, size_t to) {
  std::vector<std::string> first;
  for (size_t i = from; i < to; ++i) {
    const auto parts = split_outside(lines[i].text, ",;");
    if (parts.size() != 2 || parts[0].find(' ') != parts[0].npos || !looks_like_name(parts[1], true))
      continue;
    first.push_back(fold(parts[0]));
  }
  if (first.size() < 3 || first.size() * 5 < (to - from) * 4) return Pairs::kNone;
  return std::is_sorted(first.begin(), first.end()) ? Pairs::kFamilyFirst : Pairs::kUnclear;
}

// Whether a text could be somebody, and more than a first name.
enum class Entry { kNone, kShort, kFull };
Entry entry_of(std::string_view text) {
  if (text.empty() || text.size() > kLongestEntry) return Entry::kNone;
  // "Intersection Observer review - @ada, @charles" is a topic.
  const size_t handle = text.find(" @");
  if (handle != text.npos && text.find(" @", handle + 1) != text.npos) return Entry::kNone;
  const std::string name = read_entry(text).person.name;
  if (name.empty() || looks_like_name(name, false)) return Entry::kFull;  // nobody, as "TBD", is an entry too
  return looks_like_name(name, true) ? Entry::kShort : Entry::kNone;
}

// What the lines of a block look like.
struct Shape {
  size_t entries = 0, good = 0, full = 0,
         commas = 0;      // good: could be people; full: with more than a first name
  bool open_end = false;  // a line ends with a comma, so the next goes on
};

Shape shape_of(const std::vector<Line>& lines, size_t from, size_t to) {
  Shape shape;
  for (size_t i = from; i < to; ++i) {
    const std::string& text = lines[i].text;
    if (text.empty()) continue;
    ++shape.entries;
    const Entry entry = entry_of(text);
    shape.good += entry != Entry::kNone ? 1 : 0;
    shape.full += entry == Entry::kFull ? 1 : 0;
    shape.commas += split_outside(text, ",").size() - 1;
    if (lines[i].kind == LineKind::kText && i + 1 < to && (text.ends_with(',') || text.ends_with(';')))
      shape.open_end = true;
  }
  return shape;
}

bool is_paragraph(const std::vector<Line>& lines, size_t from, const Shape& shape) {
  const std::string& first = lines[from].text;
  if (shape.entries == 1 && is_abbreviated_paragraph(first)) return true;
  if (lines[from].kind != LineKind::kText || shape.entries == 0) return false;
  return shape.open_end || (shape.entries == 1 && is_first_names_only(first)) ||
         (shape.commas >= shape.entries * 2 && is_names_only(first));
}

}  // namespace

void add_person(Attendee attendee, uint32_t line, const Label& label, std::string_view written, People& out) {
  auto& name = attendee.person.name;
  if (is_placeholder(name)) return;
  if (written.size() > 4 * kLongestEntry || name.size() > kLongestEntry) {
    out.rejects.push_back({line, "too long for a person", clean(written, 200)});
    return;
  }
  attendee.line = line;
  attendee.absent = attendee.absent || label.absent;
  if (attendee.mode.empty()) attendee.mode = label.mode;
  if (attendee.role.empty()) attendee.role = label.role;
  out.attendees.push_back(std::move(attendee));
}

bool read_paragraph(std::string_view text, uint32_t line, const Label& label, People& out) {
  const size_t semicolons = static_cast<size_t>(std::count(text.begin(), text.end(), ';'));
  std::vector<std::string> entries;
  for (const auto& piece : split_outside(text, semicolons > 0 ? ";" : ","))
    for (auto& entry : split_after_parentheses(piece)) {
      if (entry.starts_with("and ") || entry.starts_with("& ")) entry.erase(0, entry.find(' ') + 1);
      const size_t both = entry.find(" and ");
      if (both != entry.npos && looks_like_name(before_parentheses(entry.substr(0, both)), true) &&
          looks_like_name(before_parentheses(entry.substr(both + 5)), true)) {
        entries.push_back(entry.substr(0, both));
        entry.erase(0, both + 5);
      }
      entries.push_back(std::move(entry));
    }
  std::erase_if(entries, [](const auto& e) { return trim(e).empty(); });
  const auto good = std::count_if(entries.begin(), entries.end(),
                                  [](const auto& e) { return entry_of(e) != Entry::kNone; });
  if (entries.empty() || static_cast<size_t>(good) * 10 < entries.size() * 6) return false;
  const bool abbreviated = is_abbreviated_paragraph(text);
  std::vector<Attendee> people;
  for (auto& entry : entries) {
    std::replace(entry.begin(), entry.end(), '_', ' ');  // names as chat rooms write them
    auto person = read_entry(entry);
    if (person.person.name.empty()) continue;
    if (abbreviated && person.abbreviation.empty() && is_abbreviation(person.aside))
      person.abbreviation.swap(person.aside);
    if (looks_like_name(person.person.name, true))
      people.push_back(std::move(person));
    else
      out.rejects.push_back({line, "not to be told as a person", clean(entry, 200)});
  }
  settle_asides(people);
  for (auto& person : people) add_person(std::move(person), line, label, "", out);
  return true;
}

namespace {

// Reads one person a line; a line that holds several full names is a paragraph of its own.
void read_entries(const std::vector<Line>& lines, size_t from, size_t to, bool family_first,
                  const Label& label, People& out) {
  std::vector<Attendee> people;
  for (size_t i = from; i < to; ++i) {
    if (lines[i].text.empty()) continue;
    // With a semicolon behind it, "Lovelace, Ada" is read as a family name first.
    const std::string text = lines[i].text + (family_first ? ";" : "");
    if (is_names_only(text)) {
      read_paragraph(text, lines[i].number, label, out);
      continue;
    }
    auto person = text.size() <= kLongestEntry ? read_entry(text) : Attendee{};
    if (text.size() <= kLongestEntry && person.person.name.empty()) continue;
    if (!looks_like_name(person.person.name, true)) {
      out.rejects.push_back({lines[i].number, "not to be told as a person", clean(text, 200)});
      continue;
    }
    person.line = lines[i].number;
    person.absent = lines[i].box == ' ';
    people.push_back(std::move(person));
  }
  settle_asides(people);
  for (auto& person : people) {
    const uint32_t line = person.line;
    add_person(std::move(person), line, label, "", out);
  }
}

}  // namespace

bool read_block(const std::vector<Line>& lines, size_t from, size_t to, const Label& label, People& out) {
  const Shape shape = shape_of(lines, from, to);
  if (is_paragraph(lines, from, shape)) {
    std::string joined;
    for (size_t i = from; i < to; ++i) joined += lines[i].text + " ";
    return read_paragraph(joined, lines[from].number, label, out);
  }
  // A list of first names alone has to be a list, and all of it names.
  const bool first_names = shape.entries >= 3 && shape.good == shape.entries;
  if (shape.entries == 0 || shape.good * 10 < shape.entries * 6 ||
      (shape.full * 2 < shape.entries && !first_names))
    return false;
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(from),
             end = lines.begin() + static_cast<std::ptrdiff_t>(to);
  const bool boxes = std::any_of(begin, end, [](const Line& line) { return line.box != '\0'; });
  const bool ticked = std::any_of(begin, end, [](const Line& line) { return line.box == 'x'; });
  const Pairs pairs = pairs_of(lines, from, to);
  if (boxes && !ticked)
    out.rejects.push_back(
        {lines[from].number, "boxes for attendance of which none is ticked", clean(lines[from].text, 200)});
  else if (pairs == Pairs::kUnclear)
    out.rejects.push_back({lines[from].number,
                           "family and given names, or names and organizations: not to be told",
                           clean(lines[from].text, 200)});
  else
    read_entries(lines, from, to, pairs == Pairs::kFamilyFirst, label, out);
  return true;
}

}  // namespace plenary::attendance
