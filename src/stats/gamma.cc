// The incomplete gamma function by its power series below shape + 1 and by its continued fraction above
// (Abramowitz and Stegun 6.5.29 and 6.5.31, the fraction evaluated by Lentz's method); its inverse by Newton
// steps kept in a bracket.
#include "stats/gamma.h"

#include <cmath>
#include <limits>

namespace plenary {
namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

// x^shape e^-x / Gamma(shape), in logarithms so that large shapes do not overflow.
double power_term(double shape, double x) { return std::exp(shape * std::log(x) - x - std::lgamma(shape)); }

double by_series(double shape, double x) {
  double term = 1 / shape, sum = term;
  for (double n = shape + 1; term > sum * kEpsilon; ++n) {
    term *= x / n;
    sum += term;
  }
  return sum * power_term(shape, x);
}

// The upper tail, 1 - P. A factor that comes out as zero is replaced by a tiny number, as Lentz's method
// asks.
double by_fraction(double shape, double x) {
  constexpr double kTiny = std::numeric_limits<double>::min() / kEpsilon;
  double b = x + 1 - shape, c = 1 / kTiny, d = 1 / b, h = d, factor = 0;
  for (double i = 1; std::abs(factor - 1) > kEpsilon; ++i) {
    const double a = -i * (i - shape);
    b += 2;
    d = a * d + b;
    if (std::abs(d) < kTiny) d = kTiny;
    c = b + a / c;
    if (std::abs(c) < kTiny) c = kTiny;
    d = 1 / d;
    factor = d * c;
    h *= factor;
    if (i > 1e6) break;  // the last unit flickers for huge shapes; the sum has long settled
  }
  return h * power_term(shape, x);
}

}  // namespace

double gamma_probability(double shape, double x) {
  if (x <= 0) return 0;
  return x < shape + 1 ? by_series(shape, x) : 1 - by_fraction(shape, x);
}

double gamma_quantile(double shape, double probability) {
  double low = 0, high = shape + 1;
  while (gamma_probability(shape, high) < probability) {
    low = high;
    high *= 2;
  }
  double x = 0.5 * (low + high);
  for (int step = 0; step < 200 && high - low > 4 * kEpsilon * high; ++step) {
    const double excess = gamma_probability(shape, x) - probability;
    (excess < 0 ? low : high) = x;
    const double slope = power_term(shape, x) / x;
    const double newton = x - excess / slope;
    const double next = newton > low && newton < high ? newton : 0.5 * (low + high);
    if (std::abs(next - x) <= kEpsilon * x) return next;
    x = next;
  }
  return x;
}

}  // namespace plenary
