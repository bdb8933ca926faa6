#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// Where one unit stood in two periods: a level from 0 (least) up; nothing when it was not there.
struct Move {
  std::optional<size_t> from, to;
};

/// A share of those who began at a level.
struct TransitionShare {
  double share = 0;
  Interval interval;  ///< Wilson
};

/// Who moved between levels. A unit that is in one period only has no share in a row: it entered or left.
struct Transitions {
  size_t levels = 0;
  std::vector<size_t> counts;   ///< from level i to level j at [i * levels + j]
  std::vector<size_t> entered;  ///< by the level in which they appear
  std::vector<size_t> left;     ///< by the level from which they vanish
  size_t rose = 0, stayed = 0, fell = 0;

  /// Returns what share of those who began at `from`, and are still there, is at `to` now. Nothing when none
  /// is.
  std::optional<TransitionShare> share(size_t from, size_t to) const;
};

/// Counts the moves of units between `levels` levels. A unit that is in neither period is left out. Nothing
/// when there are no levels (or over a thousand) or a move names one that is not there.
std::optional<Transitions> transitions(std::span<const Move> moves, size_t levels);

}  // namespace plenary
