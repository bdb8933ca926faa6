#include "identity/blocks.h"

#include <algorithm>
#include <tuple>

namespace plenary {
namespace {

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

void put(Pairs& pairs, uint32_t a, uint32_t b) {
  if (a != b) pairs.emplace_back(std::min(a, b), std::max(a, b));
}

// One block: items ascending, none twice.
void pair_block(const BlockKey* from, const BlockKey* to, const BlockBounds& bounds, Pairs& pairs) {
  const auto size = static_cast<size_t>(to - from);
  const size_t window = size <= bounds.whole ? size : bounds.window;
  for (size_t i = 0; i < size; ++i)
    for (size_t j = i + 1; j < size && j <= i + window; ++j) put(pairs, from[i].item, from[j].item);
  if (size <= bounds.whole) return;
  size_t hubs = 0;
  for (size_t i = 0; i < size && hubs < bounds.hubs; ++i) {
    if (!from[i].hub) continue;
    ++hubs;
    for (size_t j = 0; j < size; ++j) put(pairs, from[i].item, from[j].item);
  }
}

}  // namespace

std::vector<std::pair<uint32_t, uint32_t>> candidate_pairs(std::vector<BlockKey> keys,
                                                           const BlockBounds& bounds) {
  std::ranges::sort(keys, [](const BlockKey& a, const BlockKey& b) {
    return std::tuple(a.key, a.item, !a.hub) < std::tuple(b.key, b.item, !b.hub);
  });
  const auto twice = std::ranges::unique(
      keys, [](const BlockKey& a, const BlockKey& b) { return a.key == b.key && a.item == b.item; });
  keys.erase(twice.begin(), twice.end());
  Pairs pairs;
  for (size_t i = 0; i < keys.size();) {
    size_t end = i;
    while (end < keys.size() && keys[end].key == keys[i].key) ++end;
    if (end - i > 1) pair_block(keys.data() + i, keys.data() + end, bounds, pairs);
    i = end;
  }
  std::ranges::sort(pairs);
  const auto again = std::ranges::unique(pairs);
  pairs.erase(again.begin(), again.end());
  return pairs;
}

}  // namespace plenary
