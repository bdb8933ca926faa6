// Answers of several tables: each is a section, printed one below the other or as members of one object.
#pragma once
#include <string>
#include <vector>

#include "duck/duck.h"

namespace plenary {

/// One table of an answer.
struct Section {
  std::string key;    ///< in JSON: "scores"
  std::string title;  ///< for people; may be empty
  std::string note;   ///< a sentence under the table; may be empty
  duck::Table table;
};

/// Prints each table between its title and note; an empty line before each.
std::string sections_text(const std::vector<Section>& sections);

/// Prints each table as a member `, "key": [...]` of an object.
std::string sections_json(const std::vector<Section>& sections);

/// Prints texts as a JSON array.
std::string json_list(const std::vector<std::string>& items);

/// Cuts a table to its first rows and says how many are left out; empty when none is.
std::string cut(duck::Table& table, size_t most);

}  // namespace plenary
