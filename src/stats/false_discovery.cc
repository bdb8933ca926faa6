#include "stats/false_discovery.h"

#include <algorithm>
#include <numeric>

namespace plenary {

// From the largest down: p * n / rank, never above the one before.
std::optional<std::vector<double>> adjust_p_values(std::span<const double> p_values) {
  for (const double p : p_values)
    if (!(p >= 0 && p <= 1)) return std::nullopt;
  std::vector<size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p_values[a] > p_values[b]; });
  std::vector<double> out(p_values.size());
  const auto n = static_cast<double>(p_values.size());
  double least = 1, rank = n;
  for (const size_t i : order) {
    least = std::min(least, p_values[i] * n / rank);
    out[i] = least;
    --rank;
  }
  return out;
}

}  // namespace plenary
