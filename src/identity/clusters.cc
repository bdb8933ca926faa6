#include "identity/clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace plenary {
namespace {

using Members = std::vector<uint32_t>;

bool agree(const Members& a, const Members& b, bool sure, const ClusterBounds& bounds,
           const std::function<double(uint32_t, uint32_t)>& between) {
  if (a.size() == 1 && b.size() == 1) return true;  // their own pair was sure enough
  double sum = 0, count = 0;
  for (size_t i = 0; i < std::min(a.size(), bounds.most); ++i)
    for (size_t j = 0; j < std::min(b.size(), bounds.most); ++j) {
      const double bits = between(std::min(a[i], b[j]), std::max(a[i], b[j]));
      if (sure ? std::isinf(bits) : bits < bounds.worst) return false;
      sum += bits, ++count;
    }
  return sure || sum / count >= bounds.mean;
}

}  // namespace

std::vector<uint32_t> cluster(size_t items, std::vector<ScoredPair> pairs, const ClusterBounds& bounds,
                              const std::function<double(uint32_t, uint32_t)>& between) {
  std::ranges::sort(pairs, [](const ScoredPair& x, const ScoredPair& y) {
    return std::tuple(-x.bits, x.a, x.b) < std::tuple(-y.bits, y.a, y.b);
  });
  std::vector<uint32_t> root(items);
  std::iota(root.begin(), root.end(), 0u);
  std::vector<Members> members(items);  // of roots with more than one member
  const auto of = [&members](uint32_t r) { return members[r].empty() ? Members{r} : members[r]; };
  for (const auto& pair : pairs) {
    const uint32_t a = std::min(root[pair.a], root[pair.b]), b = std::max(root[pair.a], root[pair.b]);
    if (a == b) continue;
    auto left = of(a);
    const auto right = of(b);
    if (!agree(left, right, pair.bits >= bounds.sure, bounds, between)) continue;
    for (const uint32_t item : right) root[item] = a;
    left.insert(left.end(), right.begin(), right.end());
    std::ranges::sort(left);
    members[a] = std::move(left);
    members[b].clear();
  }
  return root;
}

}  // namespace plenary
