// A composite index (OECD/JRC handbook 2008, COINr 1.1.14): denominate, impute, treat, normalise, aggregate,
// rank. Each step keeps its result, so that every score can be opened.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/aggregate.h"
#include "stats/impute.h"
#include "stats/treat.h"
#include "stats/tree.h"

namespace plenary::composite {

/// The table that a tree is computed over. Missing values are kMissing.
struct Data {
  std::vector<std::string> units;  ///< codes
  std::vector<Values> values;      ///< one column an indicator, in the order of Tree::leaves()
  std::map<std::string, std::vector<std::string>> groups;  ///< by column: each unit's group, empty is unknown
};

struct Method {
  Imputation imputation;
  Treatment treatment;
  Normalisation normalisation;
  std::vector<Aggregation> aggregation{{}};  ///< one for all levels, or one a level from the lowest
  double threshold = 0;  ///< least share of the weight that a group needs, 0..1; else it is unavailable
};

/// Divides a column by another; dividing by zero leaves nothing.
Values denominate(Values x, const Values& by);

/// A table ready to be aggregated, with what was done to it.
struct Prepared {
  std::vector<Values> imputed;  ///< one column an indicator
  std::vector<Treated> treated;
  std::vector<Values> normalised;
};

/// Imputes, treats and normalises. Fails, naming the indicator, where a step is not defined for it.
Result<Prepared> prepare(const Tree& tree, const Data& data, const Method& method);

/// Normalises treated columns once more, in another way.
Result<std::vector<Values>> normalise_all(const Tree& tree, const std::vector<Treated>& treated,
                                          const Normalisation& normalisation);

/// Aggregates normalised columns up the tree: one column a node, in the order of Tree::nodes(). `weights`:
/// one a node. Fails, naming node and unit, where a mean is not defined.
Result<std::vector<Values>> aggregate_tree(const Tree& tree, const std::vector<Values>& normalised,
                                           const std::vector<double>& weights, const Method& method,
                                           const std::vector<std::string>& units);

/// The aggregation of a level (2 is the lowest above the indicators).
const Aggregation& aggregation_at(const Method& method, int level);

/// Ranks from the highest, 1; equal scores share the best rank; a missing score has no rank (kMissing).
Values rank_descending(const Values& scores);

struct Composite {
  Prepared prepared;
  std::vector<Values> nodes;  ///< scores, one column a node
  Values ranks;               ///< of the top
};

/// All steps with the tree's own weights.
Result<Composite> compute(const Tree& tree, const Data& data, const Method& method);

/// What of a unit's score was observed: the share of the effective weight whose indicators had a value before
/// anything was imputed.
Values coverage(const Tree& tree, const Data& data);

}  // namespace plenary::composite
