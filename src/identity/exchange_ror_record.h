// One record of ROR, whatever dump it was in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "identity/exchange_entries.h"

namespace plenary {

struct RorRecord {
  struct Relation {
    std::string type;       ///< in small letters: parent, child, related, successor, predecessor
    std::string id, label;  ///< the CSV dumps have no label
  };
  size_t line = 0;
  std::string id, name;            ///< the name to show
  std::vector<std::string> names;  ///< others: aliases and labels, without acronyms
  size_t acronyms = 0;
  std::vector<std::string> domains;
  std::vector<Relation> relations;
  std::string status;  ///< in small letters: active, inactive, withdrawn
};

/// Reads the records of a dump; damaged ones are rejects.
Result<std::vector<RorRecord>> read_ror_json(std::string_view bytes, Decisions& out);
Result<std::vector<RorRecord>> read_ror_csv(std::string_view bytes, Decisions& out);

}  // namespace plenary
