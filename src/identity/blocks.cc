#include "identity/blocks.h"

#include <algorithm>
#include <tuple>

namespace plenary {
namespace {

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

// Pairs the items of blocks.
class Pairing {
 public:
  Pairing(const BlockBounds& bounds, const std::vector<bool>& known) : bounds_(bounds), known_(known) {}

  // One block: items ascending, none twice.
  void add_block(const BlockKey* from, const BlockKey* to) {
    const auto size = static_cast<size_t>(to - from);
    const size_t window = size <= bounds_.whole ? size : bounds_.window;
    for (size_t i = 0; i < size; ++i)
      for (size_t j = i + 1; j < size && j <= i + window; ++j) add(from[i].item, from[j].item);
    if (size <= bounds_.whole) return;
    size_t hubs = 0;
    for (size_t i = 0; i < size && hubs < bounds_.hubs; ++i) {
      if (!from[i].hub) continue;
      ++hubs;
      for (size_t j = 0; j < size; ++j) add(from[i].item, from[j].item);
    }
  }

  // Sorted, none twice.
  Pairs finish() {
    std::ranges::sort(pairs_);
    const auto again = std::ranges::unique(pairs_);
    pairs_.erase(again.begin(), again.end());
    return std::move(pairs_);
  }

 private:
  void add(uint32_t a, uint32_t b) {
    if (a == b || (!known_.empty() && known_[a] && known_[b])) return;
    pairs_.emplace_back(std::min(a, b), std::max(a, b));
  }

  const BlockBounds& bounds_;
  const std::vector<bool>& known_;
  Pairs pairs_;
};

void sort_blocks(std::vector<BlockKey>& keys) {
  std::ranges::sort(keys, [](const BlockKey& a, const BlockKey& b) {
    return std::tuple(a.key, a.item, !a.hub) < std::tuple(b.key, b.item, !b.hub);
  });
  const auto twice = std::ranges::unique(
      keys, [](const BlockKey& a, const BlockKey& b) { return a.key == b.key && a.item == b.item; });
  keys.erase(twice.begin(), twice.end());
}

// Calls f(from, to) for each block of sorted keys.
template <class F>
void each_block(std::vector<BlockKey>& keys, F f) {
  for (size_t i = 0; i < keys.size();) {
    size_t end = i;
    while (end < keys.size() && keys[end].key == keys[i].key) ++end;
    f(keys.data() + i, keys.data() + end);
    i = end;
  }
}

}  // namespace

void bound_blocks(std::vector<BlockKey>& keys, size_t most) {
  sort_blocks(keys);
  auto* kept = keys.data();
  each_block(keys, [&](BlockKey* from, BlockKey* to) {
    std::stable_partition(from, to, [](const BlockKey& k) { return k.hub; });
    kept = std::copy(from, from + std::min<ptrdiff_t>(to - from, static_cast<ptrdiff_t>(most)), kept);
  });
  keys.resize(static_cast<size_t>(kept - keys.data()));
}

std::vector<std::pair<uint32_t, uint32_t>> candidate_pairs(std::vector<BlockKey> keys,
                                                           const BlockBounds& bounds,
                                                           const std::vector<bool>& known) {
  sort_blocks(keys);
  Pairing pairing(bounds, known);
  each_block(keys, [&](const BlockKey* from, const BlockKey* to) { pairing.add_block(from, to); });
  return pairing.finish();
}

}  // namespace plenary
