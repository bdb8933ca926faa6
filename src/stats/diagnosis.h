// Step "back to the data": what each indicator really does to the index. Weights found by a computer are
// shown beside the given ones as a diagnosis; they are never used (they can be negative, or not unique).
#pragma once
#include <optional>
#include <vector>

#include "stats/missing.h"

namespace plenary::composite {

/// Pearson's correlation over the places that both have; missing below 3 of them or without variance.
double correlation(const Values& x, const Values& y);

/// Cronbach's alpha of columns that should say the same, over the units that have all of them: k / (k - 1)
/// (1 - sum of variances / variance of sums). Missing below 2 columns or 3 units, or without variance.
double cronbach_alpha(const std::vector<const Values*>& columns);

struct PrincipalComponents {
  std::vector<double> eigenvalues;  ///< of the correlation matrix, falling; their sum is the columns
  std::vector<double> loadings;     ///< of the first component, length 1, mostly positive
};

/// Principal components of standardised columns over the units that have all of them. Nothing below 2 columns
/// or 3 units, or when a column does not vary.
std::optional<PrincipalComponents> principal_components(const std::vector<const Values*>& columns);

struct OptimisedWeights {
  std::vector<double> weights;  ///< not negative, sum 1
  double misfit = 0;  ///< root mean square distance of the shares of correlation from the shares asked for
  double spread =
      0;  ///< largest difference of one weight between starts that fit as well: above 0.05, not unique
};

/// Weights of a weighted sum under which the columns' correlations with the sum are in the proportions of
/// `target` (Becker et al. 2017). Nelder-Mead over log weights from several fixed starts. Nothing where
/// principal_components has nothing.
std::optional<OptimisedWeights> optimise_weights(const std::vector<const Values*>& columns,
                                                 const std::vector<double>& target);

}  // namespace plenary::composite
