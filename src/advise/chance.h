// How much of a score is luck: what was counted in a window could as well have been a little more or less.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/index_day.h"
#include "stats/interval.h"

namespace plenary {

/// 95 % intervals of the scores of a day, one a unit: each count is taken as a Poisson one (its variance
/// raised by 3/8, Anscombe 1948, so that a count of nothing has an interval too), counts as independent, and
/// their spread is carried to the score by its slopes. Meetings come in clusters, so the true spread is
/// rather wider. Nothing for a unit without a score.
std::vector<std::optional<Interval>> chance_intervals(const Profile& profile, const std::string& body,
                                                      const IndexDay& day);

}  // namespace plenary
