// How few may stand behind a number that leaves the secretariat, whatever else a policy says: the least of
// judgements that pass no table of the gate, and the scorecard's measure of what can be told of a metric at
// all.
#pragma once
#include <cstdint>

#include "metric/catalogue.h"

namespace plenary {

inline constexpr int64_t kLeastOrganizations = 3;
inline constexpr int64_t kLeastPersons = 5;

/// True when so few persons or organizations stand behind a number of the metric that it is withheld.
inline bool too_few(const Metric& metric, int64_t persons, int64_t organizations) {
  if (metric.privacy == "person") return persons < kLeastPersons;
  if (metric.privacy == "organization") return organizations < kLeastOrganizations;
  return false;
}

}  // namespace plenary
