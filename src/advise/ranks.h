// Places within a category of membership: a state and a start-up are not ranked against each other. Every
// rank has the interval that other reasonable choices of method give it.
#pragma once
#include <string>
#include <vector>

#include "advise/index_day.h"
#include "stats/stability.h"
#include "stats/uncertainty.h"

namespace plenary {

/// How far an index is looked into.
enum class Depth {
  kChoices,      ///< every combination of normalisation, mean and weights as given or equal
  kSensitivity,  ///< a sample over these and all weights, Sobol indices, room of the weights
};

struct CategoryRanks {
  std::string category;
  std::vector<size_t> units;  ///< of the day, by rank; those without a score last, by name
  composite::Values ranks;    ///< one a unit; missing without a score
  std::vector<composite::RankInterval> intervals;  ///< one a unit; empty when there is nobody to compare with
  composite::Uncertainty uncertainty;              ///< runs is 0 when there is nobody to compare with
  std::vector<composite::WeightRoom> rooms;        ///< with kSensitivity
};

/// One entry a category, the largest first.
Result<std::vector<CategoryRanks>> rank_categories(const IndexDay& day, Depth depth);

}  // namespace plenary
