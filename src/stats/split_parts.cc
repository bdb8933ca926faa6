#include "stats/split_parts.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "stats/quantile.h"
#include "stats/random.h"
#include "stats/reliability.h"

namespace plenary {
namespace {

// Splits side by side: loops of a known length become vector instructions.
constexpr size_t kLanes = 8;

// The two halves of a unit in some splits; a value that is not there is 0 and counts 0. Seven digits are
// enough for a correlation, and halve what goes through memory, which is what the time is spent on.
struct Halves {
  float first[kLanes] = {}, second[kLanes] = {}, count[kLanes] = {};
};

// Sums over the units of a resample, one of each kind a split.
struct Sums {
  double n[kLanes] = {}, a[kLanes] = {}, b[kLanes] = {}, aa[kLanes] = {}, bb[kLanes] = {}, ab[kLanes] = {};

  void add(const Halves& halves, double times) {
    for (size_t s = 0; s < kLanes; ++s) {
      const double x = halves.first[s], y = halves.second[s], tx = times * x, ty = times * y;
      n[s] += times * halves.count[s];
      a[s] += tx;
      b[s] += ty;
      aa[s] += tx * x;
      bb[s] += ty * y;
      ab[s] += tx * y;
    }
  }

  std::optional<double> reliability(size_t s) const {
    constexpr double kRounding = 1e-12;
    if (n[s] < 3) return std::nullopt;
    const double va = aa[s] - a[s] * a[s] / n[s], vb = bb[s] - b[s] * b[s] / n[s];
    if (va <= kRounding * aa[s] || vb <= kRounding * bb[s]) return std::nullopt;
    return spearman_brown(std::clamp((ab[s] - a[s] * b[s] / n[s]) / std::sqrt(va * vb), -1.0, 1.0));
  }
};

std::vector<bool> random_half(size_t parts, uint64_t seed, uint64_t split) {
  std::vector<size_t> order(parts);
  std::iota(order.begin(), order.end(), size_t{0});
  CounterRandom random(seed, split);
  shuffle(std::span(order), random);
  std::vector<bool> out(parts);
  for (size_t i = 0; i < parts / 2; ++i) out[order[i]] = true;
  return out;
}

}  // namespace

UnitStatistic split_parts_reliability(size_t units, size_t parts,
                                      const std::function<double(size_t, const std::vector<bool>&)>& half,
                                      size_t splits, uint64_t seed) {
  const size_t blocks = (splits + kLanes - 1) / kLanes;
  auto all = std::make_shared<std::vector<Halves>>(units * blocks);  // unit by unit
  for (size_t split = 0; split < splits; ++split) {
    const auto first = random_half(parts, seed, split);
    auto second = first;
    second.flip();
    for (size_t unit = 0; unit < units; ++unit) {
      const double a = half(unit, first), b = half(unit, second);
      if (!std::isfinite(a) || !std::isfinite(b)) continue;
      auto& halves = (*all)[unit * blocks + split / kLanes];
      halves.first[split % kLanes] = static_cast<float>(a);
      halves.second[split % kLanes] = static_cast<float>(b);
      halves.count[split % kLanes] = 1;
    }
  }
  return [all = std::shared_ptr<const std::vector<Halves>>(std::move(all)), blocks,
          splits](std::span<const uint32_t> sample) -> std::optional<double> {
    std::vector<uint32_t> times(all->size() / blocks);  // each unit once, in the order of memory
    for (const uint32_t unit : sample) ++times[unit];
    std::vector<Sums> sums(blocks);
    for (size_t unit = 0; unit < times.size(); ++unit)
      for (size_t block = 0; times[unit] > 0 && block < blocks; ++block)
        sums[block].add((*all)[unit * blocks + block], times[unit]);
    std::vector<double> found;
    for (size_t split = 0; split < splits; ++split)
      if (const auto value = sums[split / kLanes].reliability(split % kLanes)) found.push_back(*value);
    return median(std::move(found));
  };
}

}  // namespace plenary
