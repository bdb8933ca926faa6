// Concentration measures. Hill numbers of order q are (sum p^q)^(1/(1-q)): q = 0 counts everyone alike, q = 1
// by share, q = 2 sees little but the large. Hill (1973); elephant factor after CHAOSS; Gini as
// sum((2i-n-1)x_i)/(n sum x).
#include "stats/diversity.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plenary {
namespace {

// A half that rounding left short by a few units in the last place is a half: ten shares of 0.1 need five.
constexpr double kHalf = 0.5 * (1 - 1e-12);

size_t elephant_factor(const std::vector<double>& ascending, double total) {
  double sum = 0;
  size_t count = 0;
  for (auto weight = ascending.rbegin(); weight != ascending.rend() && sum < kHalf * total; ++weight) {
    sum += *weight;
    ++count;
  }
  return count;
}

double gini(const std::vector<double>& ascending, double total) {
  const auto n = static_cast<double>(ascending.size());
  double sum = 0, rank = 0;
  for (const double weight : ascending) sum += (2 * ++rank - n - 1) * (weight / total);
  return sum / n;
}

}  // namespace

std::optional<Diversity> diversity(std::span<const double> weights) {
  std::vector<double> positive;
  for (const double weight : weights)
    if (weight > 0) positive.push_back(weight);
  std::sort(positive.begin(), positive.end());
  double total = 0;
  for (const double weight : positive) total += weight;
  if (positive.empty() || !std::isfinite(total)) return std::nullopt;

  Diversity out;
  for (const double weight : positive) {
    const double share = weight / total;
    out.hhi += share * share;
    if (share > 0) out.shannon -= share * std::log(share);  // a share can underflow to zero
  }
  out.elephant_factor = elephant_factor(positive, total);
  out.gini = gini(positive, total);
  out.hill_0 = static_cast<double>(positive.size());
  out.hill_1 = std::exp(out.shannon);
  out.hill_2 = 1 / out.hhi;
  return out;
}

}  // namespace plenary
