#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "advise/subject_map.h"

namespace plenary {

/// Who acted for a body in a subject, from where and when.
struct Acts {
  double count = 0;
  std::map<std::string, double> countries, regions;  ///< of the acts of which they are known
  std::set<int> years;
  std::set<int64_t> persons, organizations;
};

struct ActTable {
  std::map<std::pair<uint32_t, uint32_t>, Acts> of;  ///< by subject and body
  size_t unplaced = 0;                               ///< acts of no text or group with a subject
  std::optional<int> last_year;
};

/// Reads who did what: a person (else the organization) counts once for a text or event and year, however
/// many versions of the text name them.
Result<ActTable> read_acts(duck::Connection& connection, const WorkList& list, const SubjectMap& subjects);

}  // namespace plenary
