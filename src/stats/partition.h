#pragma once
#include <cstdint>
#include <optional>
#include <span>

namespace plenary {

/// Returns how alike two partitions of the same things are (adjusted Rand index, Hubert and Arabie 1985): 1
/// equal up to names, about 0 by chance. Two partitions that both put all in one, or each apart, are equal.
/// Nothing when the sizes differ or there are no things.
std::optional<double> adjusted_rand(std::span<const uint32_t> a, std::span<const uint32_t> b);

}  // namespace plenary
