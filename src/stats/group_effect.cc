#include "stats/group_effect.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plenary {
namespace {

struct Sum {
  double values = 0, count = 0;
};

}  // namespace

std::optional<GroupEffect> group_effect(std::span<const double> values, std::span<const int32_t> group) {
  if (values.size() != group.size() || values.empty()) return std::nullopt;
  std::vector<Sum> sums(static_cast<size_t>(std::max(0, std::ranges::max(group))) + 1);
  Sum all;
  for (size_t i = 0; i < values.size(); ++i) {
    if (group[i] < 0) continue;
    auto& sum = sums[static_cast<size_t>(group[i])];
    sum.values += values[i], ++sum.count;
    all.values += values[i], ++all.count;
  }
  const double mean = all.values / all.count;
  double total = 0, between = 0, groups = 0, size = 0;
  for (size_t i = 0; i < values.size(); ++i)
    if (group[i] >= 0) total += (values[i] - mean) * (values[i] - mean), size += values[i] * values[i];
  for (const auto& sum : sums) {
    if (sum.count == 0) continue;
    ++groups;
    const double off = sum.values / sum.count - mean;
    between += sum.count * off * off;
  }
  constexpr double kRounding = 1e-24;
  if (groups < 2 || all.count <= groups || !std::isfinite(size) || !(total > kRounding * size))
    return std::nullopt;
  const double within = std::max(0.0, total - between) / (all.count - groups);
  return GroupEffect{std::clamp(between / total, 0.0, 1.0),
                     std::clamp((between - (groups - 1) * within) / total, 0.0, 1.0),
                     static_cast<size_t>(groups)};
}

}  // namespace plenary
