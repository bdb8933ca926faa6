// Persons in running text that is to leave: whoever is on record must not be told by the way.
#pragma once
#include <string>
#include <vector>

#include "duck/duck.h"

namespace plenary {

class PersonMentions {
 public:
  /// Nobody is known.
  PersonMentions() = default;
  /// Reads the full names of all persons on record; a name of one word is no full name.
  static Result<PersonMentions> read(duck::Connection& connection);

  /// Whether a text holds one of the names, or a mail address.
  bool in(std::string_view text) const;

 private:
  std::vector<std::string> names_;  // folded, between spaces
};

}  // namespace plenary
