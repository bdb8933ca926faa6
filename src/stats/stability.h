// How much must a weight change before the top changes?
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "stats/composite.h"

namespace plenary::composite {

/// A node's share among its siblings, and the nearest shares at which the set of the best units is another
/// (its siblings keep their proportions). Nothing: no share down to 0, or up to 1, changes it.
struct WeightRoom {
  size_t node;
  double share = 0;
  std::optional<double> below, above;
};

inline constexpr size_t kTop = 3;

/// One entry for each node that has siblings of some weight, in the order of the nodes. Looks at 64 steps on
/// each side and then closes in on the first that differs: an island narrower than a step may be missed.
/// With at most kTop scored units the top cannot change.
std::vector<WeightRoom> weight_room(const Tree& tree, const Composite& composite, const Method& method);

}  // namespace plenary::composite
