// What became of works, in words.
#pragma once
#include <optional>
#include <string>

#include "stats/survival.h"

namespace plenary {

/// "60 % (23 to 88)"; "-" of nothing.
std::string share_text(size_t part, size_t all, const std::optional<Interval>& interval);
std::string share_text(double share, const Interval& interval);

/// "24 (12 to ?)" in months of days; "not reached".
std::string months_text(const SurvivalQuantile& quantile);

}  // namespace plenary
