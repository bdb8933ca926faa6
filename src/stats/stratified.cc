#include "stats/stratified.h"

#include <algorithm>
#include <cmath>

namespace plenary {

std::optional<StratifiedDifference> stratified_difference(std::span<const TwoGroups> strata) {
  constexpr double kNormal = 1.959963984540054;
  double sum = 0, weight = 0, p = 0, q = 0;
  StratifiedDifference out;
  for (const auto& s : strata) {
    if (s.hits_a > s.trials_a || s.hits_b > s.trials_b) return std::nullopt;
    if (s.trials_a == 0 || s.trials_b == 0) continue;
    const auto a = static_cast<double>(s.hits_a), n1 = static_cast<double>(s.trials_a);
    const auto b = static_cast<double>(s.hits_b), n0 = static_cast<double>(s.trials_b), n = n1 + n0;
    sum += (a * n0 - b * n1) / n, weight += n1 * n0 / n;
    p += (n1 * n1 * b - n0 * n0 * a + n1 * n0 * (n0 - n1) / 2) / (n * n);
    q += (a * (n0 - b) + b * (n1 - a)) / (2 * n);
    ++out.strata;
  }
  if (out.strata == 0) return std::nullopt;
  out.difference = sum / weight;
  const double variance = (out.difference * p + q) / (weight * weight);
  if (!(variance > 0)) return std::nullopt;
  const double half = kNormal * std::sqrt(variance);
  out.interval = {std::max(-1.0, out.difference - half), std::min(1.0, out.difference + half)};
  return out;
}

}  // namespace plenary
