#include "stats/disclosure.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace plenary {
namespace {

double greatest(std::span<const double> sizes, size_t n) {
  std::vector<double> order(sizes.begin(), sizes.end());
  std::ranges::sort(order, std::greater<>());
  double sum = 0;
  for (size_t i = 0; i < std::min(n, order.size()); ++i) sum += order[i];
  return sum;
}

double rest(const Contributions& who) { return who.total - who.first - who.second; }

}  // namespace

Contributions contributions_of(std::span<const WeightedContribution> parts) {
  Contributions out;
  std::vector<WeightedContribution> order(parts.begin(), parts.end());
  std::ranges::sort(order, std::greater<>(), &WeightedContribution::value);
  for (const auto& part : order) {
    const auto stands_for = std::llround(part.weight);
    for (int64_t i = 0; i < stands_for && out.count + i < 2; ++i)
      (out.count + i == 0 ? out.first : out.second) = part.value;
    out.count += stands_for;
    out.total += part.value * part.weight;
  }
  return out;
}

bool too_few(int64_t count, int64_t least) { return count > 0 && count < least; }

bool dominated(const Contributions& who, double p) {
  return who.first > 0 && rest(who) < p / 100 * who.first;
}

bool n_k_dominated(std::span<const double> sizes, double total, size_t n, double k) {
  return greatest(sizes, n) > k / 100 * total;
}

std::optional<double> overestimate(const Contributions& who) {
  if (who.first <= 0) return std::nullopt;
  return 100 * ((who.total - who.second) / who.first - 1);
}

double p_of_two_k(double k) { return 100 * (100 - k) / k; }

double protection(const Contributions& who, double p) {
  return std::max(0.0, p / 100 * who.first - rest(who));
}

double n_k_protection(std::span<const double> sizes, double total, size_t n, double k) {
  return std::max(0.0, 100 / k * greatest(sizes, n) - total);
}

}  // namespace plenary
