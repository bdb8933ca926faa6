// Counts of access logs by country: exact for staff, for all others with noise and out of a budget.
#pragma once
#include "publish/policy.h"
#include "stats/discrete_laplace.h"

namespace plenary {

struct UsageQuestion {
  int year = 0;
  std::string kind;     ///< "downloads": kinds are never added up
  std::string channel;  ///< may be empty where the records of the kind have one channel
};

struct UsageRelease {
  duck::Table
      table;  ///< country, count; with noise all countries there are, so that none tells that it is there
  std::string note;  ///< how exact
};

/// Counts a year. With noise, what it costs is in the ledger of the workspace before anything is told;
/// refused when the budget of the year is spent. Unknown countries are told to staff only.
Result<UsageRelease> usage_release(Reader& reader, const UsageQuestion& question, Audience audience,
                                   const DrawBelow& draw);

}  // namespace plenary
