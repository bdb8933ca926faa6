#pragma once

namespace plenary {

/// Returns the regularized lower incomplete gamma function P(shape, x), for shape > 0 and x >= 0.
/// It is the chance that a gamma variable is at most x; that a Poisson count of mean x is at least `shape`
/// (an integer).
double gamma_probability(double shape, double x);

/// Returns the x with gamma_probability(shape, x) = probability, for 0 < probability < 1.
/// A chi-square quantile with n degrees of freedom is twice that of shape n/2.
double gamma_quantile(double shape, double probability);

}  // namespace plenary
