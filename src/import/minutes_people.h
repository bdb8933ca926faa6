// People as reports name them: "Dr. Bilel Jamoussi, TSB", "Mr Glenn PARSONS (Ericsson Canada), Rapporteur of
// TSAG RG-IEM", "Seizo Onoe, Director, ITU Telecommunication Standardization Bureau", "Judy Zhu, Alibaba,
// recording", "H.E. Ms Amina Diallo, Minister of Communications, Senegal", "Stephen (Q12/15 Rapporteur)".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/nouns.h"

namespace plenary::minutes {

/// Somebody as one place of a report names them.
struct Person {
  std::string name;          ///< without titles; empty for a delegate without a name
  std::string organization;  ///< as written
  std::string country;       ///< where the text gives one
  std::string office;        ///< "Chair", "Associate Rapporteur on metrics", "CTO", lower case
  std::string group;         ///< that the office is of: "WTSA-20", as written
  std::string mode;          ///< "remote", "recording", "in person" or empty
  bool titled = false;       ///< written with Mr, Ms, Dr ...
};

/// Reads one person. Nothing when the text does not begin with a name: a title, or two to six words with
/// capitals; `loose` also takes one word before parentheses or a comma ("Stephen (Q12/15 Rapporteur)").
std::optional<Person> person_of(std::string_view text, bool loose = false);

/// Reads several people: "Mr A (X) and Ms B (Y)", "A, X; B, Y", "A (X), B (Y) and C (Z)".
std::vector<Person> people_of(std::string_view text, bool loose = false);

/// Reads an organization with its country: "ZTE Corporation (China)", "Huawei Technologies, China".
OrganizationName organization_of(std::string_view text);

/// Splits a list of organizations; "Co., Ltd." stays with its name, "and" before the last one is taken off.
std::vector<OrganizationName> organizations_of(std::string_view text);

/// Takes "Mr", "Ms.", "Dr", "Prof.", "H.E." ... off the front; true when there was one.
bool take_title(std::string_view& text);

/// True when a text is the name of a country as a delegation has it.
bool is_country(std::string_view text);

/// True for what somebody is, not where: "Director", "Chair", "Head of Standards".
bool is_office(std::string_view text);

/// The people of a report, so that "Dr Dropmann", "Bruce", "S. Palm" and "Onoe-san" find their full names.
class Register {
 public:
  /// Adds a person, or fills what was not known of one: organization, country.
  void add(const Person& person);
  /// Finds somebody by full name, family name, given name, or initial and family name; nobody when two match.
  const Person* find(std::string_view name) const;
  /// Finds an organization that somebody belongs to: "TSB".
  bool knows_organization(std::string_view name) const;

 private:
  struct Entry {
    Person person;
    std::string full, family, given, organization;  // folded
  };
  std::vector<Entry> entries_;
};

}  // namespace plenary::minutes
