#pragma once
#include <optional>
#include <span>
#include <vector>

#include "stats/survival.h"

namespace plenary {

/// Whether groups last differently.
struct LogRank {
  double chi_square = 0;
  double degrees = 0;  ///< groups that could have events, less one
  double p_value = 1;
  std::vector<double> observed;  ///< events in each group
  std::vector<double> expected;  ///< events that each group would have if all lasted alike
};

/// Compares survival in two or more groups (Mantel 1966; R's survdiff, rho = 0), ties by the hypergeometric
/// variance. Every cause other than 0 is an event. Nothing when fewer than two groups were at risk at an
/// event, or when a lifetime is not finite, below zero or of another cause. An empty group takes no part.
std::optional<LogRank> log_rank(std::span<const std::vector<Lifetime>> groups);

}  // namespace plenary
