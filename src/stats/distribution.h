#pragma once

// Tails and quantiles of the distributions that the statistics need. Boost.Math computes them; its headers
// cost seconds of compile time, so they stay in one file.
namespace plenary {

/// Returns the x below which a standard normal variable stays with `probability`, for 0 < probability < 1.
double normal_quantile(double probability);

/// Returns the chance that a standard normal variable is farther from zero than `z`, on either side.
double normal_two_sided(double z);

/// Returns the chance that a chi-square variable of `degrees` > 0 is above `x`; 1 for x <= 0.
double chi_square_tail(double x, double degrees);

/// Returns the regularized lower incomplete gamma function P(shape, x), for shape > 0; 0 for x <= 0.
/// It is the chance that a gamma variable is at most x; that a Poisson count of mean x is at least `shape`
/// (an integer).
double gamma_probability(double shape, double x);

/// Returns the x with gamma_probability(shape, x) = probability, for 0 < probability < 1.
double gamma_quantile(double shape, double probability);

/// Returns the x below which a beta variable of a, b > 0 stays with `probability`, for 0 < probability < 1.
double beta_quantile(double a, double b, double probability);

/// Returns the x below which a ratio of variances (F) of `above` and `below` > 0 degrees of freedom stays
/// with `probability`, for 0 < probability < 1.
double f_quantile(double above, double below, double probability);

/// Returns the chance of exactly `successes` in `trials` independent ones of `chance` each.
double binomial_density(double successes, double trials, double chance);

/// Returns the first and second derivative of log Gamma(x), for x > 0.
double digamma(double x);
double trigamma(double x);

}  // namespace plenary
