#pragma once
#include <optional>
#include <vector>

#include "advise/work_links.h"

namespace plenary {

/// How other bodies refer to each work.
struct InDegree {
  std::vector<double> fractional;  ///< each referring text gives one in all, shared by what it refers to
  /// Place of the count of referring texts among works of the same year and the years beside, from 0 to 1,
  /// equals in the middle: a new text had less time to be referred to. Nothing without a year.
  std::vector<std::optional<double>> percentile;
  size_t referring = 0;  ///< works that refer to a work of another body
};

/// Counts references between bodies. Those to a text that is the same text are none: a republisher names what
/// it republishes.
InDegree in_degree(const WorkList& list, const WorkLinks& links);

}  // namespace plenary
