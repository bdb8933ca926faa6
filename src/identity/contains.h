#pragma once
#include <algorithm>
#include <functional>
#include <ranges>

namespace plenary {

/// Says whether a range has a value (std::ranges::contains of C++23, which GCC 12 does not have yet).
template <std::ranges::input_range R, class T, class Projection = std::identity>
bool contains(R&& range, const T& value, Projection projection = {}) {
  return std::ranges::find(range, value, projection) != std::ranges::end(range);
}

}  // namespace plenary
