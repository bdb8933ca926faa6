// Attendee lists as tables: columns are known by the words in their heads, in any order.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/attendance_list.h"

namespace plenary::attendance {
namespace {

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

}  // namespace

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

}  // namespace plenary::attendance
