// Noise for counts: the discrete Laplace distribution, drawn exactly, in whole numbers only (Canonne, Kamath
// and Steinke 2020, "The Discrete Gaussian for Differential Privacy", algorithms 1 and 2). Floating-point
// noise tells of the value under it by its last bits (Mironov 2012).
#pragma once
#include <cstdint>
#include <functional>

namespace plenary {

/// Draws a whole number below a limit, each as likely.
using DrawBelow = std::function<uint64_t(uint64_t limit)>;

/// A privacy loss as a fraction, so that nothing is rounded: 0.25 is {1, 4}. Both are above zero, below 2^20.
struct PrivacyLoss {
  uint64_t numerator = 1, denominator = 1;
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
};

/// Draws noise for a count that one protected unit changes by at most `sensitivity` (above zero, below 2^20):
/// P(k) is proportional to exp(-|k| loss / sensitivity).
int64_t discrete_laplace(PrivacyLoss loss, uint64_t sensitivity, const DrawBelow& draw);

/// The probability of the noise `k`: (1 - q) / (1 + q) q^|k|, q = exp(-loss / sensitivity).
double discrete_laplace_probability(double loss, double sensitivity, int64_t k);

/// Half the width of the interval in which the noise lies with 95 per cent.
int64_t discrete_laplace_margin(double loss, double sensitivity);

}  // namespace plenary
