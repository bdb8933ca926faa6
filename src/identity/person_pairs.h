// People in pairs: what two references share, as levels of the linkage model of people.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "identity/blocks.h"
#include "identity/known.h"
#include "identity/link.h"
#include "identity/person_name.h"

namespace plenary {

/// The comparisons and levels that compare() computes, as the model's file must have them.
const std::vector<std::pair<std::string, std::vector<std::string>>>& person_levels();

/// The settings that the model of people needs.
const std::vector<std::string>& person_settings();

class PersonPairs {
 public:
  /// The names must be in an order that hangs on their texts only. `groups[i]` are organizations with which
  /// name i was seen. `known` says which names were counted before; empty: none.
  PersonPairs(const std::vector<ParsedPerson>& names, const std::vector<std::vector<std::string>>& groups,
              const PersonWords& tables, const std::vector<bool>& known = {});

  /// The blocks in which each name is.
  std::vector<BlockKey> keys() const;
  /// What was counted over the names that are not known.
  Counts counts() const;
  /// Adds what was counted over the names that are known, those outside this list too.
  void add_counts(const Known& known);

  /// Apart: two identifiers, look-alike letters, a bot. Doubtful: a single first name or a very common name
  /// and nothing else. Sure: the same mail address or identifier.
  Compared compare(uint32_t a, uint32_t b) const;

 private:
  uint8_t name_level(const ParsedPerson& a, const ParsedPerson& b) const;
  uint8_t local_level(const ParsedPerson& a, const ParsedPerson& b) const;
  uint8_t cross_level(const ParsedPerson& name, const ParsedPerson& local) const;
  bool common(const ParsedPerson& name) const;
  const std::string& formal(const std::string& word) const;
  bool weak_local(const ParsedPerson& name) const;
  void add_keys(uint32_t item, std::vector<BlockKey>& keys) const;

  const std::vector<ParsedPerson>& names_;
  const std::vector<std::vector<std::string>>& groups_;
  const PersonWords& tables_;
  std::unordered_map<std::string, uint32_t> domains_of_;  ///< of a local part: in how many domains it stands
};

}  // namespace plenary
