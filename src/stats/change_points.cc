#include "stats/change_points.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stats/quantile.h"

namespace plenary {
namespace {

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Costs of all segments from sums up to each place. For means the values are taken from their mean: squares
// of large numbers would swallow the differences.
class Costs {
 public:
  Costs(std::span<const double> values, SegmentCost kind) : kind_(kind) {
    const double center = kind == SegmentCost::kMean ? mean_of(values) : 0;
    for (const double value : values) {
      const double off = value - center;
      sums_.push_back(sums_.back() + off);
      squares_.push_back(squares_.back() + off * off);
    }
  }

  /// Of the values from..to-1.
  double operator()(size_t from, size_t to) const {
    const double sum = sums_[to] - sums_[from], length = static_cast<double>(to - from);
    if (kind_ == SegmentCost::kPoisson) return sum > 0 ? -2 * sum * std::log(sum / length) : 0;
    return squares_[to] - squares_[from] - sum * sum / length;
  }

  bool finite() const { return std::isfinite(sums_.back()) && std::isfinite(squares_.back()); }

 private:
  SegmentCost kind_;
  std::vector<double> sums_{0}, squares_{0};
};

std::vector<size_t> walk_back(const std::vector<size_t>& best_start, size_t end) {
  std::vector<size_t> starts;
  for (size_t at = best_start[end]; at > 0; at = best_start[at]) starts.push_back(at);
  std::reverse(starts.begin(), starts.end());
  return starts;
}

}  // namespace

// best[t] = min over s of best[s] + cost(s, t) + penalty. A start s whose best[s] + cost(s, t) is above
// best[t] cannot be the last change of a longer series: cutting at t would be no dearer.
std::optional<ChangePoints> change_points(std::span<const double> values, SegmentCost kind, double penalty) {
  if (values.empty() || !(penalty > 0) || !std::isfinite(penalty)) return std::nullopt;
  if (kind == SegmentCost::kPoisson && *std::min_element(values.begin(), values.end()) < 0)
    return std::nullopt;
  const Costs cost(values, kind);
  if (!cost.finite()) return std::nullopt;

  std::vector<double> best{-penalty};
  std::vector<size_t> best_start{0}, candidates{0};
  for (size_t to = 1; to <= values.size(); ++to) {
    double least = std::numeric_limits<double>::infinity();
    size_t start = 0;
    for (const size_t from : candidates)
      if (const double sum = best[from] + cost(from, to) + penalty; sum < least) {
        least = sum;
        start = from;
      }
    best.push_back(least);
    best_start.push_back(start);
    std::erase_if(candidates, [&](size_t from) { return best[from] + cost(from, to) > least; });
    candidates.push_back(to);
  }
  return ChangePoints{walk_back(best_start, values.size()), best.back()};
}

std::optional<double> cautious_penalty(std::span<const double> values) {
  if (values.size() < 3) return std::nullopt;
  const double mean = mean_of(values), count = static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  if (!std::isfinite(squares) || *least == *greatest) return std::nullopt;
  return 3 * squares / (count - 1) * std::log(count);
}

std::optional<double> change_penalty(std::span<const double> values, SegmentCost kind) {
  const auto cautious = cautious_penalty(values);
  if (!cautious) return std::nullopt;
  const double log_n = std::log(static_cast<double>(values.size()));
  if (kind == SegmentCost::kPoisson) return 3 * log_n;
  std::vector<double> steps;
  for (size_t i = 1; i < values.size(); ++i) steps.push_back(values[i] - values[i - 1]);
  const double middle = *median(steps);
  for (double& step : steps) step = std::abs(step - middle);
  const double noise = *median(steps) * 1.4826 / std::sqrt(2);
  return noise > 0 ? 2 * noise * noise * log_n : *cautious;
}

}  // namespace plenary
