// How the statistics of tables say "no value": NaN inside this folder, never in an answer. Every function
// that takes a column leaves missing values out and keeps them missing.
#pragma once
#include <cmath>
#include <limits>
#include <vector>

namespace plenary::composite {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

inline bool missing(double x) { return std::isnan(x); }

/// One indicator over all units.
using Values = std::vector<double>;

/// Returns the values that are there, in their order.
inline Values present(const Values& x) {
  Values out;
  out.reserve(x.size());
  for (const double v : x)
    if (!missing(v)) out.push_back(v);
  return out;
}

/// Sums as R does, in extended precision: sums that are equal there are equal here, and so are ranks.
inline double sum(const Values& x) {
  long double total = 0;
  for (const double v : x) total += v;
  return static_cast<double>(total);
}

/// Returns the mean of values of which none is missing (two passes, as R), missing when there are none.
inline double mean(const Values& x) {
  if (x.empty()) return kMissing;
  const auto n = static_cast<long double>(x.size());
  long double total = 0, rest = 0;
  for (const double v : x) total += v;
  total /= n;
  for (const double v : x) rest += v - total;
  return static_cast<double>(total + rest / n);
}

}  // namespace plenary::composite
