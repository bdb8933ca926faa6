// The engagement index as it is asked for: which body, which days, how deep.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/chance.h"
#include "advise/movement.h"
#include "advise/ranks.h"

namespace plenary {

struct IndexQuestion {
  Profile profile;
  std::string body;         ///< empty: the only one that has records of organizations
  std::string group;        ///< "sg15" or "itu-t/sg15"; empty: the whole body
  std::optional<Day> from;  ///< looks back so far, a day a year; else one year, for who moved
  std::optional<Day> day;   ///< else the last day that the body's records tell of
  Day today;                ///< the clock
  Depth depth = Depth::kChoices;
};

struct EngagementIndex {
  Profile profile;
  IndexPlace place;
  std::optional<Day> first_record, last_record;  ///< of the body: outside of them nobody knows
  std::vector<IndexDay> days;                    ///< in order of time, a year apart; at least one
  std::vector<CategoryRanks> categories;         ///< of the last day
  std::vector<std::optional<Interval>> chances;  ///< of the scores of the last day, one a unit
  std::vector<Movement> movements;               ///< between the last two days
  std::vector<OrganizationTrend> trends;         ///< over all days, when there are enough
  Transitions transitions;

  const IndexDay& last() const { return days.back(); }
};

/// Asks the catalogue for each day and compares. Fails when the body or group has no records.
Result<EngagementIndex> engagement_index(duck::Connection& connection, const IndexQuestion& question);

}  // namespace plenary
