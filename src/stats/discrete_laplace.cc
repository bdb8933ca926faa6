#include "stats/discrete_laplace.h"

#include <cmath>
#include <cstdlib>

namespace plenary {
namespace {

// True with probability exp(-a / b), where a <= b.
bool with_exp_below_one(uint64_t a, uint64_t b, const DrawBelow& draw) {
  uint64_t k = 1;
  while (draw(b * k) < a) ++k;
  return k % 2 == 1;
}

}  // namespace

int64_t discrete_laplace(PrivacyLoss loss, uint64_t sensitivity, const DrawBelow& draw) {
  const uint64_t s = loss.numerator, t = loss.denominator * sensitivity;
  while (true) {
    const uint64_t within = draw(t);
    if (!with_exp_below_one(within, t, draw)) continue;
    uint64_t whole = 0;
    while (with_exp_below_one(1, 1, draw)) ++whole;
    const auto size = static_cast<int64_t>((within + t * whole) / s);
    const bool negative = draw(2) == 1;
    if (negative && size == 0) continue;  // there is one zero, not two
    return negative ? -size : size;
  }
}

double discrete_laplace_probability(double loss, double sensitivity, int64_t k) {
  const double rate = loss / sensitivity;
  return std::tanh(rate / 2) * std::exp(-rate * static_cast<double>(std::abs(k)));
}

int64_t discrete_laplace_margin(double loss, double sensitivity) {
  double inside = discrete_laplace_probability(loss, sensitivity, 0);
  int64_t margin = 0;
  while (inside < 0.95) inside += 2 * discrete_laplace_probability(loss, sensitivity, ++margin);
  return margin;
}

}  // namespace plenary
