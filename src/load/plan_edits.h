#pragma once
#include <string>
#include <vector>

#include "store/workspace.h"

namespace plenary {

/// What became of the edits that waited; as sentences.
struct PlanEditReport {
  std::vector<std::string> done, refused;
};

/// Writes the edits of the plan that were handed in over HTTP (import/plan_edit.h) into plan.toml, which is
/// otherwise left byte for byte, and into plan.edits, the list of all edits. None is written twice, whenever
/// a program was killed; one that does not fit the file any more is refused.
Result<PlanEditReport> write_plan_edits(const Workspace& workspace);

}  // namespace plenary
