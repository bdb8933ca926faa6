// The forms that a list can have: a table, one entry a line, a paragraph.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/attendance_list.h"

namespace plenary::attendance {
namespace {

constexpr size_t kLongestEntry = 250;

enum class Column {
  kOther,
  kName,
  kGiven,
  kFamily,
  kAbbreviation,
  kHandle,
  kOrganization,
  kLocation,
  kCountry,
  kRole,
  kPresent,
  kMail,
  kMode
};

bool has_word(const std::string& folded, std::string_view word) {
  return (" " + folded + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

Column column_of(std::string_view head) {
  const std::string name = fold(head);
  const auto any = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return has_word(name, word); });
  };
  if (any({"mail", "email"})) return Column::kMail;
  if (any({"github", "handle", "username"})) return Column::kHandle;
  if (any({"organization", "organisation", "organizations", "affiliation", "affiliations", "company",
           "employer", "org", "representing", "institution"}))
    return Column::kOrganization;
  if (any({"given", "first", "forename"})) return Column::kGiven;
  if (any({"family", "last", "surname"})) return Column::kFamily;
  if (any({"abbreviation", "abbr", "initials", "acronym", "abbrev"})) return Column::kAbbreviation;
  if (any({"country"})) return Column::kCountry;
  if (any({"location", "place", "city", "where"})) return Column::kLocation;
  if (any({"role", "roles", "membership"})) return Column::kRole;
  if (any({"name", "names", "attendee", "attendees", "participant", "participants", "delegate", "person"}))
    return Column::kName;
  if (any({"present", "attended", "attendance", "attending"})) return Column::kPresent;
  if (any({"mode", "remote"})) return Column::kMode;
  return Column::kOther;
}

enum class Presence { kYes, kNo, kUnknown };
Presence presence_of(std::string_view cell) {
  static constexpr std::array<std::string_view, 8> kYes{"yes",  "y",        "x", "present",
                                                        "true", "attended", "1", "p"};
  static constexpr std::array<std::string_view, 10> kNo{
      "no", "n", "absent", "false", "regrets", "apologies", "excused", "0", "loa", "leave of absence"};
  const std::string value = fold(cell);
  if (std::find(kYes.begin(), kYes.end(), value) != kYes.end()) return Presence::kYes;
  if (std::find(kNo.begin(), kNo.end(), value) != kNo.end()) return Presence::kNo;
  return Presence::kUnknown;
}

bool is_country_code_behind_state(std::string_view place) {
  const auto parts = split_outside(place, ",");
  return parts.size() >= 3 &&
         (parts.back() == "US" || parts.back() == "USA" || parts.back() == "CA" || parts.back() == "UK");
}

// Fills an attendee from one cell; the name is put together by the caller.
void read_cell(Column column, const std::string& cell, Attendee& person, std::string& given,
               std::string& family) {
  switch (column) {
    case Column::kName:
      set_name(person, cell);
      break;
    case Column::kGiven:
      given = cell;
      break;
    case Column::kFamily:
      family = cell;
      break;
    case Column::kAbbreviation:
      if (cell.size() >= 2 && cell.size() <= 6 && cell.find(' ') == cell.npos && !is_placeholder(cell) &&
          cell.find_first_of("?!") == cell.npos)
        person.abbreviation = cell;
      break;
    case Column::kHandle:
      if (!is_placeholder(cell)) person.person.key = "github:" + cell.substr(cell.starts_with('@') ? 1 : 0);
      break;
    case Column::kOrganization:
      set_organization(person, cell);
      break;
    case Column::kLocation:
      person.mode = mode_of(cell);  // some lists say there who was remote
      if (person.mode.empty()) person.location = cell;
      break;
    case Column::kCountry:
      person.country = is_placeholder(cell) ? "" : cell;
      break;
    case Column::kRole:
      if (!is_placeholder(cell)) person.role = ascii_lower(cell);
      break;
    case Column::kMail:
      person.person.mail = cell;
      break;
    case Column::kMode:
      person.mode = mode_of(cell);
      break;
    case Column::kPresent:
    case Column::kOther:
      break;
  }
}

void read_row(const std::vector<Column>& columns, const Line& line, const Label& label, People& out) {
  const auto cells = cells_of(line.raw);
  Attendee person;
  std::string given, family, role;
  bool asks_presence = false, known = true;
  for (size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
    if (columns[i] == Column::kPresent) {
      const Presence presence = presence_of(cells[i]);
      asks_presence = true, known = presence != Presence::kUnknown;
      person.absent = presence == Presence::kNo;
    }
    // A role cell wins over the role that an organization cell like "Individual" implies.
    if (columns[i] == Column::kRole)
      role = ascii_lower(cells[i]);
    else
      read_cell(columns[i], cells[i], person, given, family);
  }
  if (person.person.name.empty()) set_name(person, clean(given + " " + family));
  if (!role.empty() && !is_placeholder(role)) person.role = role;
  if (asks_presence && !known && !is_placeholder(person.person.name)) {
    out.rejects.push_back(
        {line.number, "neither yes nor no in the column that says who was present", clean(line.raw, 200)});
    return;
  }
  add_person(std::move(person), line.number, label, line.raw, out);
}

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
  if (parts.size() < 3) return false;
  const auto names = std::count_if(parts.begin(), parts.end(), [](const auto& p) {
    return looks_like_name(before_parentheses(p), false);
  });
  return static_cast<size_t>(names) * 4 >= parts.size() * 3 && parts.size() >= 4;
}

bool is_entry(std::string_view text, bool loose) {
  if (text.empty() || text.size() > kLongestEntry) return false;
  const auto attendee = read_entry(text);
  return attendee.person.name.empty() || looks_like_name(attendee.person.name, loose);
}

}  // namespace

void add_person(Attendee attendee, uint32_t line, const Label& label, std::string_view written, People& out) {
  auto& name = attendee.person.name;
  if (is_placeholder(name)) return;
  if (written.size() > 4 * kLongestEntry || name.size() > kLongestEntry) {
    out.rejects.push_back({line, "too long for a person", clean(written.substr(0, 400), 200)});
    return;
  }
  attendee.line = line;
  attendee.absent = attendee.absent || label.absent;
  if (attendee.mode.empty()) attendee.mode = label.mode;
  if (attendee.role.empty()) attendee.role = label.role;
  out.attendees.push_back(std::move(attendee));
}

bool read_table(const std::vector<Line>& lines, size_t& at, const Label& label, bool labelled, People& out) {
  std::vector<Column> columns;
  for (const auto& head : cells_of(lines[at].raw)) columns.push_back(column_of(head));
  const auto has = [&](Column column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  const bool names = has(Column::kName) || (has(Column::kGiven) && has(Column::kFamily));
  const bool people =
      names && (labelled || has(Column::kOrganization) || has(Column::kAbbreviation) || has(Column::kHandle));
  std::vector<const Line*> rows;
  for (at += 2; at < lines.size() && lines[at].raw.find('|') != std::string::npos; ++at)
    rows.push_back(&lines[at]);
  if (!people) return false;
  const size_t before = out.attendees.size();
  for (const Line* row : rows) read_row(columns, *row, label, out);
  const bool codes_end =
      std::any_of(out.attendees.begin() + static_cast<std::ptrdiff_t>(before), out.attendees.end(),
                  [](const auto& p) { return is_country_code_behind_state(p.location); });
  for (size_t i = before; i < out.attendees.size(); ++i)
    if (out.attendees[i].country.empty())
      out.attendees[i].country = country_of(out.attendees[i].location, codes_end);
  return true;
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
  const auto good =
      std::count_if(entries.begin(), entries.end(), [](const auto& e) { return is_entry(e, true); });
  if (entries.empty() || static_cast<size_t>(good) * 10 < entries.size() * 6) return false;
  std::vector<Attendee> people;
  for (auto& entry : entries) {
    std::replace(entry.begin(), entry.end(), '_', ' ');  // names as chat rooms write them
    auto person = read_entry(entry);
    if (person.person.name.empty()) continue;
    if (looks_like_name(person.person.name, true))
      people.push_back(std::move(person));
    else
      out.rejects.push_back({line, "not to be told as a person", clean(entry.substr(0, 400), 200)});
  }
  settle_asides(people);
  for (auto& person : people) add_person(std::move(person), line, label, "", out);
  return true;
}

bool read_block(const std::vector<Line>& lines, size_t from, size_t to, const Label& label, People& out) {
  size_t entries = 0, good = 0, commas = 0, wide = 0;
  bool open_end = false;
  for (size_t i = from; i < to; ++i) {
    const std::string& text = lines[i].text;
    if (text.empty()) continue;
    ++entries;
    good += is_entry(text, true) ? 1 : 0;
    wide += is_entry(text, false) ? 1 : 0;
    commas += split_outside(text, ",").size() - 1;
    if (lines[i].kind == LineKind::kText && i + 1 < to && (text.ends_with(',') || text.ends_with(';')))
      open_end = true;
  }
  const bool text_block = lines[from].kind == LineKind::kText;
  if (entries == 1 && is_abbreviated_paragraph(lines[from].text))
    return read_paragraph(lines[from].text, lines[from].number, label, out);
  if (text_block && (open_end || (entries > 0 && commas >= entries * 2 && is_names_only(lines[from].text)))) {
    std::string joined;
    for (size_t i = from; i < to; ++i) joined += lines[i].text + " ";
    return read_paragraph(joined, lines[from].number, label, out);
  }
  if (entries == 0 || good * 10 < entries * 6 || wide * 2 < entries) return false;
  std::vector<Attendee> people;
  for (size_t i = from; i < to; ++i) {
    const std::string& text = lines[i].text;
    if (text.empty()) continue;
    if (is_names_only(text)) {
      read_paragraph(text, lines[i].number, label, out);
      continue;
    }
    auto person = read_entry(text.substr(0, 4 * kLongestEntry));
    person.line = lines[i].number;
    if (person.person.name.empty()) continue;
    if (text.size() <= kLongestEntry && looks_like_name(person.person.name, true))
      people.push_back(std::move(person));
    else
      out.rejects.push_back({lines[i].number, "not to be told as a person", clean(text.substr(0, 400), 200)});
  }
  settle_asides(people);
  for (auto& person : people) {
    const uint32_t line = person.line;
    add_person(std::move(person), line, label, "", out);
  }
  return true;
}

}  // namespace plenary::attendance
