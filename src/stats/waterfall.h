// Why a unit has the score that it has: its distance from a reference, step by step, adding up exactly.
#pragma once
#include <vector>

#include "stats/composite.h"

namespace plenary::composite {

struct WaterfallStep {
  size_t node;
  double value = kMissing;         ///< of the unit
  double reference = kMissing;     ///< what it is compared with, aggregated as the unit is (with its gaps)
  double weight = 0;               ///< the unit's effective weight: gaps give theirs to their siblings
  double contribution = kMissing;  ///< to the index minus the reference's index
};

/// The way from a reference, one step a node in the order of Tree::nodes(). `references`: one value a node,
/// of which those of indicators are looked at. The contributions of a group's members add up to the group's,
/// those of all indicators to the difference at the top. A mean other than the arithmetic is shared out in
/// the scale in which it adds up (ln x, 1/x, x^p). Fails for Copeland, which compares units and has no parts,
/// and for a unit without a score.
Result<std::vector<WaterfallStep>> waterfall_from(const Tree& tree, const Composite& composite,
                                                  const Method& method, size_t unit,
                                                  const std::vector<double>& references);

/// The way from the mean of all units.
Result<std::vector<WaterfallStep>> waterfall(const Tree& tree, const Composite& composite,
                                             const Method& method, size_t unit);

}  // namespace plenary::composite
