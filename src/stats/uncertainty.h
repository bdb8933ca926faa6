// How far a rank is the units' and how far the method's: all reasonable choices tried, or a sample of choices
// and weights, and the share of the changes that each choice explains (Saisana, Saltelli, Tarantola 2005).
#pragma once
#include <string>
#include <vector>

#include "stats/scenarios.h"
#include "stats/sobol.h"

namespace plenary::composite {

/// What was varied.
struct Factor {
  std::string name;
  std::vector<std::string> levels;  ///< empty where it is continuous
};

struct RankInterval {
  double low = kMissing, median = kMissing, high = kMissing;  ///< 5 %, 50 % and 95 % of the runs
};

struct Uncertainty {
  std::vector<Factor> factors;
  size_t runs = 0;
  std::vector<RankInterval> ranks;  ///< one a unit
  double mean_shift = 0;            ///< over runs and units: |rank - nominal rank|
  SobolIndices indices;             ///< of the mean shift of a run, one a factor
};

/// Runs every combination of the choices. Fails above 100,000 of them.
Result<Uncertainty> factorial(const Scenarios& scenarios, const Values& nominal_ranks);

/// Runs n (d + 2) points of a scrambled Sobol sequence: d factors, which are the choices, the weight of each
/// group (of each level where there are more than 40) and all weights of indicators together.
Result<Uncertainty> sample(const Scenarios& scenarios, const Values& nominal_ranks, size_t n);

}  // namespace plenary::composite
