// What the records say of one standard, list by list; what its numbers mean is success.h's matter.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/work_list.h"

namespace plenary {

/// A standard that was asked for, found on record.
struct FoundStandard {
  std::string key;                 ///< of the text, without edition and part
  std::optional<uint32_t> work;    ///< in WorkList::works; nothing where it is only referred to or used
  std::vector<int64_t> documents;  ///< numbers of all that mean it: editions, parts, levels
};

/// Finds the text that a key means, whatever its edition and part. An error names the keys beside it.
Result<FoundStandard> find_standard(duck::Connection& connection, const WorkList& list,
                                    const std::string& key);

/// Lists as they come from the store; names of columns are those of CSV and JSON.
struct StandardRecord {
  duck::Table editions;  ///< document, name, title, class, type, status, approval_path, body, group, day, url
  duck::Table milestones;     ///< milestone, day
  duck::Table relations;      ///< direction (out, in), kind, document, title
  duck::Table organizations;  ///< organization, country, acts, persons, first, last; empty name: unknown
  duck::Table persons;        ///< person, organization, act, acts, first, last
  duck::Table
      channels;       ///< channel, records, copies, adopters, products, organizations, countries, first, last
  duck::Table curve;  ///< year, channel, adopters: new in that year
  duck::Table units;  ///< channel, year, countries, units
  duck::Table downloads;  ///< year, kind, channel, count
  duck::Table sight;      ///< channel, sees: 1 could see its use, 0 could not, nothing: nobody knows
  duck::Table waits;      ///< development, days: one row a country
  std::vector<std::string> channels_on_record;  ///< of the whole store
  bool downloads_on_record = false;             ///< of any document
};

/// Reads the lists of one standard.
Result<StandardRecord> read_standard(duck::Connection& connection, const FoundStandard& standard);

/// Where it is used: channel, product, version, organization, country, sector, evidence, copied, first, last,
/// count, place, source, path; originals before copies, the most citing first, at most `most` rows.
Result<duck::Table> read_places(duck::Connection& connection, const FoundStandard& standard, size_t most);

}  // namespace plenary
