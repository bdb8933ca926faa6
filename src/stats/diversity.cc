// Concentration measures. Hill numbers of order q are (sum p^q)^(1/(1-q)): q = 0 counts everyone alike, q = 1
// by share, q = 2 sees little but the large. Hill (1973); elephant factor after CHAOSS; Gini as
// sum((2i-n-1)x_i)/(n sum x).
#include "stats/diversity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plenary {
namespace {

// A half that rounding left short by a few units in the last place is a half: ten shares of 0.1 need five.
constexpr double kHalf = 0.5 * (1 - 1e-12);

double sum_of(const std::vector<double>& weights) {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

std::optional<std::vector<double>> positive_weights(std::span<const double> weights) {
  std::vector<double> positive;
  for (const double weight : weights)
    if (weight > 0) positive.push_back(weight);
  if (positive.empty() || !std::isfinite(sum_of(positive))) return std::nullopt;
  return positive;
}

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
  auto positive = positive_weights(weights);
  if (!positive) return std::nullopt;
  std::sort(positive->begin(), positive->end());
  const double total = sum_of(*positive);

  Diversity out;
  for (const double weight : *positive) {
    const double share = weight / total;
    out.hhi += share * share;
    if (share > 0) out.shannon -= share * std::log(share);  // a share can underflow to zero
  }
  out.elephant_factor = elephant_factor(*positive, total);
  out.gini = gini(*positive, total);
  out.hill_0 = static_cast<double>(positive->size());
  out.hill_1 = std::exp(out.shannon);
  out.hill_2 = 1 / out.hhi;
  out.hill_infinity = total / positive->back();
  if (positive->size() > 1) {
    out.pielou = out.shannon / std::log(out.hill_0);
    out.gini_unbiased = out.gini * out.hill_0 / (out.hill_0 - 1);
  }
  return out;
}

std::optional<double> hill_number(std::span<const double> weights, double q) {
  const auto positive = positive_weights(weights);
  if (!positive || !(q >= 0)) return std::nullopt;
  const double total = sum_of(*positive), most = *std::max_element(positive->begin(), positive->end());
  if (std::isinf(q)) return total / most;
  if (std::abs(q - 1) < 1e-9) return diversity(weights)->hill_1;  // the limit; the formula has a pole there
  double sum = 0;  // of (share / largest share)^q: the largest term is one, whatever q
  for (const double weight : *positive) sum += std::pow(weight / most, q);
  return std::exp((std::log(sum) + q * std::log(most / total)) / (1 - q));
}

std::optional<EffectiveNumber> effective_number(std::span<const uint64_t> counts) {
  double n = 0, kinds = 0, entropy = 0, squares = 0;
  for (const auto count : counts) n += static_cast<double>(count);
  if (n == 0) return std::nullopt;
  for (const auto count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / n, log = std::log(share);
    ++kinds, entropy -= share * log, squares += share * log * log;
  }
  constexpr double kNormal = 1.959963984540054;
  const double variance = std::max(0.0, squares - entropy * entropy) / n + (kinds - 1) / (2 * n * n);
  const double half = kNormal * std::sqrt(variance);
  // With a new kind of share u the entropy is (1 - u) H + h(u), h that of the two shares.
  const double u = 1 - std::pow(0.05, 1 / n);
  const double unseen = (1 - u) * entropy - u * std::log(u) - (1 - u) * std::log1p(-u);
  return EffectiveNumber{
      std::exp(entropy),
      {std::max(1.0, std::exp(entropy - half)), std::exp(std::max(entropy + half, unseen))}};
}

std::optional<double> simpson_unbiased(std::span<const uint64_t> counts) {
  double all = 0, same = 0;
  for (const uint64_t count : counts) {
    const auto n = static_cast<double>(count);
    all += n;
    same += n * (n - 1);
  }
  if (all < 2) return std::nullopt;
  return 1 - same / (all * (all - 1));
}

// None of n among N is drawn with chance (N-n)/N * (N-n-1)/(N-1) * ..., a factor a draw; n and the draws may
// change places, so the product is as short as the smaller.
std::optional<double> rarefied_richness(std::span<const uint64_t> counts, uint64_t drawn) {
  constexpr uint64_t kMostDrawn = 1'000'000;
  double all = 0;
  for (const uint64_t count : counts) all += static_cast<double>(count);
  if (drawn > kMostDrawn || all < static_cast<double>(drawn)) return std::nullopt;
  double richness = 0;
  for (const uint64_t count : counts) {
    const auto larger = static_cast<double>(std::max(count, drawn));
    double missed = 1;
    for (uint64_t i = 0; i < std::min(count, drawn) && missed > 0; ++i) {
      const double left = all - static_cast<double>(i);
      missed *= std::max(0.0, left - larger) / left;
    }
    richness += 1 - missed;
  }
  return richness;
}

std::optional<double> rao_stirling(std::span<const double> weights, std::span<const double> distances) {
  const size_t n = weights.size();
  const auto positive = positive_weights(weights);
  if (!positive || distances.size() != n * n) return std::nullopt;
  const double total = sum_of(*positive);
  double sum = 0;
  for (size_t i = 0; i < n; ++i)
    for (size_t j = 0; j < n; ++j) {
      const double distance = distances[i * n + j];
      const bool fits = distance >= 0 && distance <= 1 && distance == distances[j * n + i];
      if (!fits || (i == j && distance != 0)) return std::nullopt;
      if (weights[i] > 0 && weights[j] > 0) sum += distance * (weights[i] / total) * (weights[j] / total);
    }
  return sum;
}

std::optional<std::vector<double>> cosine_distances(std::span<const std::vector<double>> profiles) {
  const size_t n = profiles.size();
  std::vector<std::vector<double>> units;  // of length one
  for (const auto& profile : profiles) {
    if (profile.empty() || profile.size() != profiles.front().size()) return std::nullopt;
    const auto [least, most] = std::minmax_element(profile.begin(), profile.end());
    const bool finite =
        std::all_of(profile.begin(), profile.end(), [](double x) { return std::isfinite(x); });
    if (!finite || *least < 0 || *most == 0) return std::nullopt;
    auto& unit = units.emplace_back();
    double squares = 0;
    for (const double x : profile) {
      unit.push_back(x / *most);
      squares += unit.back() * unit.back();
    }
    for (double& x : unit) x /= std::sqrt(squares);
  }
  std::vector<double> distances(n * n);
  for (size_t i = 0; i < n; ++i)
    for (size_t j = 0; j < i; ++j) {
      const double cosine = std::inner_product(units[i].begin(), units[i].end(), units[j].begin(), 0.0);
      distances[i * n + j] = distances[j * n + i] = std::clamp(1 - cosine, 0.0, 1.0);
    }
  return distances;
}

}  // namespace plenary
