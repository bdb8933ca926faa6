#include "stats/distribution.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>
#include <numbers>

namespace plenary {
namespace {

namespace math = boost::math;

// Numbers at the edge of what a double holds become zero, infinity or NaN instead of an exception.
using math::policies::ignore_error;
using Quiet = math::policies::policy<
    math::policies::domain_error<ignore_error>, math::policies::pole_error<ignore_error>,
    math::policies::overflow_error<ignore_error>, math::policies::evaluation_error<ignore_error>,
    math::policies::rounding_error<ignore_error>>;
constexpr Quiet kQuiet;

}  // namespace

double normal_quantile(double probability) {
  return math::quantile(math::normal_distribution<double, Quiet>(), probability);
}

double normal_two_sided(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

double chi_square_tail(double x, double degrees) {
  return x <= 0 ? 1 : math::gamma_q(degrees / 2, x / 2, kQuiet);
}

double gamma_probability(double shape, double x) { return x <= 0 ? 0 : math::gamma_p(shape, x, kQuiet); }

double gamma_quantile(double shape, double probability) {
  return math::gamma_p_inv(shape, probability, kQuiet);
}

double beta_quantile(double a, double b, double probability) {
  return math::quantile(math::beta_distribution<double, Quiet>(a, b), probability);
}

// A share b of the beta distribution with half the degrees is F above / (F above + below).
double f_quantile(double above, double below, double probability) {
  const double share = beta_quantile(above / 2, below / 2, probability);
  return below * share / (above * (1 - share));
}

double binomial_density(double successes, double trials, double chance) {
  return math::pdf(math::binomial_distribution<double, Quiet>(trials, chance), successes);
}

double digamma(double x) { return math::digamma(x, kQuiet); }
double trigamma(double x) { return math::trigamma(x, kQuiet); }

}  // namespace plenary
