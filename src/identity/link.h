// From candidate pairs to entities: the model is estimated on the pairs, likely ones are kept, sure ones
// joined.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "identity/blocks.h"
#include "identity/clusters.h"
#include "identity/linkage.h"

namespace plenary {

/// What a comparison of two items found.
struct Compared {
  Pattern pattern{};
  bool apart = false;     ///< they say themselves that they are two: never joined
  bool doubtful = false;  ///< likely as they may look, only a person may join them
  bool sure = false;      ///< a strong rule: the same mail address
};

/// The items to link, seen from outside.
struct LinkTask {
  size_t items = 0;
  std::function<std::vector<BlockKey>()> keys;
  std::function<Compared(uint32_t, uint32_t)> compare;
  const std::vector<std::string>* reviewed =
      nullptr;  ///< the entity of an item where a person or table said so, else empty
  std::vector<std::pair<uint32_t, uint32_t>> given;  ///< pairs that a rule outside the model joins
  /// Items that were decided before (their entity is in `reviewed`): they are not compared with each other,
  /// and the model stays as it is. Empty: none, and the model is estimated.
  std::vector<bool> known;
};

struct Linked {
  LinkageModel model;              ///< as estimated on these pairs
  std::vector<ScoredPair> likely;  ///< pairs from the threshold of review on
  std::vector<uint32_t> roots;     ///< the entity of each item: its smallest item
  std::vector<ScoredPair> best;    ///< of each item: the surest pair inside its entity; bits 0 for none
  std::vector<ScoredPair> open;    ///< likely pairs that were not joined, the likeliest first
};

/// Bits of a strong rule or a reviewed table: they outweigh any likeness.
inline constexpr float kSureBits = 100;

/// Links the items; items must be in an order that hangs on their content only.
Linked link(const LinkTask& task, const LinkageModel& model);

/// Bounds of blocks as the model's settings say.
BlockBounds block_bounds(const LinkageModel& model);

}  // namespace plenary
