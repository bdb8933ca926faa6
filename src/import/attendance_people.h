// One entry of an attendee list, taken apart into name, organization, abbreviation, handle, role and mode.
//
// The rules, in this order:
//   (...) and [...] behind a name  "@ada" is a GitHub handle; "ALE" whose letters are in the name is its
//   abbreviation;
//                                  "remote", "in person" the mode; "chair", "voting member" the role;
//                                  "he/him", "part time", "until 10" are dropped; what else there is may be
//                                  the organization
//   "Family, Given; Organization"  the one form with the family name first: a comma before a semicolon
//   ", " "; " " - " " – " " @ "    name at the left, then the organization, then roles
//   Individual, Independent, Invited Expert ... are roles, not organizations
//   "TBD", "None", "Your Name Here", "..." are nobody
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "record/nouns.h"

namespace plenary::attendance {

/// Whom an entry names. An empty person name is nobody.
struct Attendee {
  PersonName person;         ///< the key is "github:..." or empty
  std::string abbreviation;  ///< "DLM"; becomes a key where the group that gives it is known
  std::string organization;  ///< as written; empty when none or no organization
  std::string aside;         ///< what stood in parentheses and may be an organization or a nickname
  std::string role, mode, location, country;
  bool absent = false;
  uint32_t line = 0;
};

/// Reads one entry. Names, organizations and roles are as written, roles in lower case.
Attendee read_entry(std::string_view entry);

/// True when a text could be a person's name: a few words with capitals, no sentence. `loose` also takes one
/// word.
bool looks_like_name(std::string_view text, bool loose);

/// True for what people write where nobody is: "TBD", "None", "ADD YOUR NAME HERE".
bool is_placeholder(std::string_view text);

/// Puts an organization as written where it belongs: "Invited Expert" is a role, "N/A" is nothing.
void set_organization(Attendee& attendee, std::string_view written);

/// Puts a name cell where it belongs: takes marks, parentheses and "Family, Given" apart.
void set_name(Attendee& attendee, std::string_view written);

/// Returns "remote", "in person" or "" for a text like "dialed in", "Zoom", "on site".
std::string mode_of(std::string_view text);

/// True when the text is a role in a meeting: "Chair", "voting member", "note taker".
bool is_role(std::string_view text);

/// Returns the last part of a place when it surely is a country: "Zurich, CH" but not "Boston, MA".
/// `codes_end` says that the list writes a country code behind the state ("Boston, MA, US").
std::string country_of(std::string_view place, bool codes_end);

}  // namespace plenary::attendance
