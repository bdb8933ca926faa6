#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/survival.h"

namespace plenary {

/// What happens at one time: what every estimator of survival is made of.
struct RiskRow {
  double time = 0;
  size_t at_risk = 0;          ///< just before
  std::vector<size_t> events;  ///< by cause: events[0] is cause 1
  size_t all_events() const;
};

/// Returns a row for each time at which something ended, with as many columns as the greatest cause (at least
/// one). Nothing under the conditions of kaplan_meier.
std::optional<std::vector<RiskRow>> risk_table(std::span<const Lifetime> lifetimes);

}  // namespace plenary
