// The texts of all bodies as they describe themselves, one entry a text: all its editions, amendments and
// corrigenda together. "Corrigendum 1" has no subject of its own; it is part of the text that it corrects.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "duck/duck.h"

namespace plenary {

struct Work {
  std::string key;   ///< "itu-t:g.709": a document's key without edition and part
  std::string name;  ///< "ITU-T G.709 (06/2020)": of the edition that tells its title
  std::string title, abstract, keywords, status;
  uint32_t body = 0;               ///< in WorkList::bodies
  std::optional<uint32_t> group;   ///< in WorkList::groups; nothing: unknown
  std::optional<Day> first, last;  ///< of its editions
  std::vector<int> years;          ///< of its editions, rising
  std::string deliverable;         ///< class of the edition that tells its title: standard, report, draft ...
  std::optional<Day> published;    ///< first edition that is neither draft nor work item
  std::vector<Day> corrections;    ///< of its corrigenda and errata that are documents of their own
};

struct WorkGroup {
  int64_t id = 0;
  std::string key;                  ///< "itu-t/sg15"
  std::vector<uint32_t> ancestors;  ///< itself and the groups above it, in WorkList::groups
};

struct WorkList {
  std::vector<Work> works;  ///< in the order of their keys
  std::vector<std::string> bodies;
  std::vector<WorkGroup> groups;

  /// The text that a document's key means, whatever its edition and part; nothing when there are no records
  /// of it.
  std::optional<uint32_t> find(std::string_view document) const;

  std::unordered_map<std::string, uint32_t> places;  ///< of works, by key
  std::map<std::string, uint32_t>
      series;  ///< of works whose key is that of a level or series, by the level's
};

/// "itu-t:g.709@2020#amd4" is "itu-t:g.709".
std::string base_key(std::string_view document);

/// Keys that begin like this one: those beside it in the order of keys.
std::string near_keys(const WorkList& list, const std::string& key);

/// Reads all texts of the store. Of title, abstract and keywords each is that of the latest edition that has
/// it; those of the text itself come before those of its amendments.
Result<WorkList> read_works(duck::Connection& connection);

}  // namespace plenary
