// Blocking: which pairs are compared at all. Names that share a key (a rare word, the same letters, initials)
// are in one block. A block is bounded: in a large one each name meets its neighbours in a sorted order and
// the few hubs (names that are nothing but the key), so the number of pairs grows with the number of names.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace plenary {

struct BlockKey {
  uint64_t key = 0;
  uint32_t item = 0;
  bool hub = false;  ///< the item is the shortest thing that has this key
};

struct BlockBounds {
  size_t whole = 30;  ///< a block up to this size is compared whole
  size_t window = 6;  ///< neighbours met in a larger one
  size_t hubs = 3;    ///< hubs that meet all
};

/// Sorts the keys, takes doubles out and keeps the first `most` items of each block, hubs first: an index in
/// which no block grows without bound.
void bound_blocks(std::vector<BlockKey>& keys, size_t most);

/// Sorts the keys by block, takes doubles out and leaves `most` items in each block, hubs first: for an index
/// in which no block grows without bound.
void bound_blocks(std::vector<BlockKey>& keys, size_t most);

/// Returns the pairs (smaller item first), sorted, none twice. Items are numbered in their sorted order;
/// two that are both `known` (empty: none is) make no pair.
std::vector<std::pair<uint32_t, uint32_t>> candidate_pairs(std::vector<BlockKey> keys,
                                                           const BlockBounds& bounds,
                                                           const std::vector<bool>& known = {});

}  // namespace plenary
