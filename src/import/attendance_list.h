// Finds the attendee lists of meeting notes, by structure and not by repository.
//
// A list starts at a label: a heading, a bold line or the words before a colon that consist of nothing but
// words about attendance ("Attendees", "Remote attendees:", "2.1.1 Voting Members Present", "Opening, welcome
// and roll call", "Regrets:"). Behind it stands a table, a list of bullets, one name a line, or a paragraph
// with commas or semicolons. Without a label, a table with a name column and an organization, abbreviation or
// handle column is taken, and so is a paragraph right below the title in which nearly every name has its
// abbreviation: "Ada Lovelace (ALE), ...". A list ends at the next heading, rule or speaking turn ("ALE:
// ...").
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/attendance_lines.h"
#include "import/attendance_people.h"
#include "record/batch.h"

namespace plenary::attendance {

/// What a label says about the people below it.
struct Label {
  bool absent = false;
  std::string mode;  ///< "remote", "in person" or empty
  std::string role;  ///< "observer", "voting member" ... or empty
  std::string rest;  ///< what stands behind the colon
};

/// Recognizes a label in the plain text of a line. A label without a colon must be the whole line.
std::optional<Label> label_of(const Line& line);

struct People {
  std::vector<Attendee> attendees;
  std::vector<Reject> rejects;
  bool labelled = false;  ///< there is a place for attendees, though perhaps nobody in it
};

People find_people(const std::vector<Line>& lines);

/// Reads the table whose head is at lines[at]; moves `at` behind it. Returns false when it is no list of
/// people.
bool read_table(const std::vector<Line>& lines, size_t& at, const Label& label, bool labelled, People& out);

/// Reads a block of entries (bullets or text lines): one a line, or a paragraph. Returns false when it is
/// neither.
bool read_block(const std::vector<Line>& lines, size_t from, size_t to, const Label& label, People& out);

/// Reads a paragraph of names parted by commas or semicolons.
bool read_paragraph(std::string_view text, uint32_t line, const Label& label, People& out);

/// True for "Ada Lovelace (ALE), Charles Babbage (CB)": nearly every name with an abbreviation.
bool is_abbreviated_paragraph(std::string_view text);

/// Adds one person below a label, or a reject.
void add_person(Attendee attendee, uint32_t line, const Label& label, std::string_view written, People& out);

}  // namespace plenary::attendance
