// By what a question is cut and filtered, as axes that do not depend on how it is asked: a filter is a
// axis like a slice, region and country are one axis, a window is the years.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "metric/run.h"

namespace plenary {

/// One axis: its finest slice that the question looks at, and the coarser ones that divide the same things in
/// other ways, which anybody can ask for.
struct Axis {
  const Slice* base;
  std::vector<const Slice*> coarser;
  bool always = false;    ///< no table is without it: periods of a stock, each an instant
  bool crossing = false;  ///< coarser slices cross each other: what they show together is told of the base's
};

/// The axes of a question. `by` is what it is cut by, in the end; `columns` are those of the metric's view:
/// a coarser slice that needs another column is left out.
Result<std::vector<Axis>> axes_of(const MeasureQuery& query, std::span<const Slice* const> by,
                                  MeasureKind kind, std::span<const std::string> columns);

/// Whether rows of a slice are named after organizations.
bool names_organizations(const Slice& slice);

}  // namespace plenary
