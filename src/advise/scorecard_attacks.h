// What an organization could do to look better without engaging more: sql/attacks, one file an attack. An
// attack says which acts it adds; what becomes of a metric follows from its own views over these acts.
#pragma once
#include <string>
#include <vector>

#include "advise/scorecard_reading.h"

namespace plenary {

struct Attack {
  std::string name;  ///< "split documents"
  std::string what;  ///< "A text is sent in as five"
  std::string cost;  ///< "half a day of one person"
  bool alone;        ///< it changes what others have too, so it is made by itself
  std::string sql;
};

/// The library, by name.
std::vector<Attack> attack_library();

/// What attacks do to a metric in the last period.
struct Attacked {
  std::vector<Amount> before;              ///< one an organization
  std::vector<std::vector<Amount>> after;  ///< by attack; empty: it changes nothing of those who make it
};

struct Assault {
  std::vector<std::vector<bool>> attackers;  ///< by attack: one an organization; at most a hundred
  std::vector<Attacked> metrics;             ///< as they were given
};

/// Lets attackers drawn at random make each attack and asks the metrics again. Attacks that do not meet are
/// made in one round by different organizations, if there are enough. They are added to tables of this
/// session that hide those of the store meanwhile; the store is not touched.
Result<Assault> attack_metrics(duck::Connection& connection, const ScorecardWorld& world,
                               const std::vector<Attack>& library,
                               const std::vector<const MetricReading*>& metrics);

}  // namespace plenary
