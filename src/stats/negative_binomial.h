#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "stats/interval.h"

namespace plenary {

/// Counts that scatter more than a Poisson: mean `mu`, variance mu + mu^2 / theta (NB2). Small theta is wide
/// scatter.
struct NegativeBinomial {
  double mu = 0;           ///< the mean
  double theta = 0;        ///< the size parameter, by maximum likelihood
  double theta_error = 0;  ///< standard error of theta, from the observed information
  Interval mu_interval;    ///< of the mean, symmetric on the log scale (Wald), theta taken as known
  double dispersion = 0;   ///< variance / mean; 1 for a Poisson
};

/// Fits both parameters by maximum likelihood, as MASS::glm.nb(y ~ 1) of R does (Venables and Ripley
/// 2002, 7.4): the mean is the sample's, theta solves the score equation. Nothing when there are fewer than
/// two counts, when all are zero, or when they scatter no more than a Poisson (variance (n-1) at most the
/// mean, or no finite maximum): then poisson_interval is the model.
std::optional<NegativeBinomial> fit_negative_binomial(std::span<const uint64_t> counts);

/// Returns the variance (n - 1) over the mean: 1 for a Poisson, more for counts that come in clusters.
/// Nothing for fewer than two counts or when all are zero.
std::optional<double> dispersion(std::span<const uint64_t> counts);

}  // namespace plenary
