#include "stats/weighted_share.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace plenary {
namespace {

// Strata that are weighed together.
struct Cell {
  std::vector<size_t> strata;
  double frame = 0, responded = 0;

  double rate() const { return frame > 0 ? responded / frame : 0; }
};

size_t shared_values(std::span<const Stratum> strata, const Cell& a, const Cell& b) {
  size_t most = 0;
  for (const auto i : a.strata)
    for (const auto j : b.strata) {
      size_t same = 0;
      for (size_t v = 0; v < strata[i].values.size(); ++v) same += strata[i].values[v] == strata[j].values[v];
      most = std::max(most, same);
    }
  return most;
}

// The cell with which one is joined: most values in common, then the nearest response rate, then the first.
size_t partner_of(std::span<const Stratum> strata, const std::vector<Cell>& cells, size_t of) {
  const auto distance = [&](size_t i) {
    return std::tuple(-static_cast<int64_t>(shared_values(strata, cells[of], cells[i])),
                      std::fabs(cells[i].rate() - cells[of].rate()), i);
  };
  size_t best = of == 0 ? 1 : 0;
  for (size_t i = 0; i < cells.size(); ++i)
    if (i != of && distance(i) < distance(best)) best = i;
  return best;
}

void join(std::vector<Cell>& cells, size_t a, size_t b) {
  const auto [first, second] = std::minmax(a, b);
  auto &to = cells[first], &from = cells[second];
  to.strata.insert(to.strata.end(), from.strata.begin(), from.strata.end());
  to.frame += from.frame, to.responded += from.responded;
  cells.erase(cells.begin() + static_cast<ptrdiff_t>(second));
}

}  // namespace

std::optional<double> effective_sample(std::span<const double> weights) {
  double sum = 0, squares = 0;
  for (const double w : weights) {
    if (!(w >= 0) || !std::isfinite(w)) return std::nullopt;
    sum += w, squares += w * w;
  }
  if (!(squares > 0) || !std::isfinite(sum * sum)) return std::nullopt;
  return sum * sum / squares;
}

std::optional<WeightedShare> weighted_share(std::span<const double> values, std::span<const double> weights) {
  const auto effective = effective_sample(weights);
  if (!effective || values.size() != weights.size()) return std::nullopt;
  double sum = 0, all = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    if (!(values[i] >= 0 && values[i] <= 1)) return std::nullopt;
    sum += weights[i] * values[i], all += weights[i];
  }
  const double share = std::min(1.0, sum / all);
  return WeightedShare{share, *mean_share_interval(share, *effective), *effective};
}

Difference difference_of(const WeightedShare& a, const WeightedShare& b) {
  const double d = a.share - b.share;
  return {d,
          {d - std::hypot(a.share - a.interval.low, b.interval.high - b.share),
           d + std::hypot(a.interval.high - a.share, b.share - b.interval.low)}};
}

std::vector<PostStratum> post_stratify(std::span<const Stratum> strata) {
  std::vector<Cell> cells;
  for (size_t i = 0; i < strata.size(); ++i) cells.push_back({{i}, strata[i].frame, strata[i].responded});
  while (cells.size() > 1) {
    const auto small = std::ranges::min_element(cells, {}, &Cell::responded);
    if (small->responded >= kLeastInCell) break;
    const auto at = static_cast<size_t>(small - cells.begin());
    join(cells, at, partner_of(strata, cells, at));
  }
  std::vector<PostStratum> out(strata.size());
  for (size_t i = 0; i < cells.size(); ++i)
    for (const auto s : cells[i].strata)
      out[s] = {i, cells[i].responded > 0 ? cells[i].frame / cells[i].responded : 0};
  return out;
}

}  // namespace plenary
