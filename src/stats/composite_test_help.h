// A tree of two groups for tests: Index of A (a1, a2) and B (b1).
#pragma once
#include "stats/composite.h"

namespace plenary::composite {

inline std::vector<Node> small_nodes() {
  return {{"a1", "", 1, 3, 1, {}}, {"a2", "", 1, 3, 1, {}}, {"b1", "", 1, 4, 1, {}},
          {"A", "", 2, 5, 1, {}},  {"B", "", 2, 5, 1, {}},  {"Index", "", 3, {}, 1, {}}};
}

inline Tree small_tree() { return *Tree::make(small_nodes()); }

/// Five units; on the scale 0..10, so that minmax:0:10 changes nothing.
inline Data small_data() {
  return {{"u1", "u2", "u3", "u4", "u5"}, {{0, 10, 6, 8, 4}, {10, 0, 6, 2, 4}, {0, 10, 5, 7, 9}}, {}};
}

}  // namespace plenary::composite
