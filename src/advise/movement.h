// What changed: who moved between two days and why, who rises or falls over years, who went from level to
// level.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "advise/index_day.h"
#include "stats/transition.h"
#include "stats/trend.h"

namespace plenary {

/// An organization that was looked at on both days.
struct Movement {
  size_t unit;  ///< of the later day
  double before = 0, now = 0;
  std::vector<std::pair<size_t, double>>
      parts;  ///< by node: indicators' share of the change, adding up to it
  std::string level_before;
};

/// One entry an organization that has a score on both days, in the order of the later day. None when the days
/// do not compare.
Result<std::vector<Movement>> movements(const IndexDay& before, const IndexDay& now);

/// The scores of an organization over days that compare with the last one.
struct OrganizationTrend {
  size_t unit;  ///< of the last day
  size_t days = 0;
  Trend trend;            ///< points a year (Mann-Kendall, Theil-Sen)
  double adjusted_p = 1;  ///< Benjamini-Hochberg over all organizations
};

inline constexpr size_t kLeastDays = 4;

/// Of those with scores on at least kLeastDays days, in the order of the last day. `days` in order of time.
std::vector<OrganizationTrend> organization_trends(const std::vector<IndexDay>& days);

/// Moves between the levels of the profile over each pair of successive days that compare, all together.
Transitions level_transitions(const std::vector<IndexDay>& days, const Profile& profile);

}  // namespace plenary
