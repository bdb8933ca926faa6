#pragma once
#include <cstdint>
#include <optional>
#include <span>

namespace plenary {

/// How much of the differences between units is one between their groups.
struct GroupEffect {
  double eta_squared = 0;      ///< between the groups / in all
  double epsilon_squared = 0;  ///< less what chance alone gives (Kelley 1935), not below 0
  size_t groups = 0;
};

/// Compares groups by one-way analysis of variance. `group` is one number a value, below zero for a unit of
/// an unknown group, which is left out. Nothing for sizes that differ, fewer than two groups, as many groups
/// as units, or values that are all equal or not finite.
std::optional<GroupEffect> group_effect(std::span<const double> values, std::span<const int32_t> group);

}  // namespace plenary
