// The plan of a workspace as it is in force: its file, with the edits that wait for a writer.
#pragma once
#include <string>
#include <vector>

#include "import/action_plan.h"
#include "import/plan_edit.h"
#include "store/workspace.h"

namespace plenary {

struct WorkspacePlan {
  PlanFile file;
  std::string text;               ///< with what waits; empty of a workbook, which is edited as one
  std::string version;            ///< names the text
  std::vector<PlanEdit> waiting;  ///< that are in the text
  std::vector<std::string> left;  ///< of edits that wait and do not fit the file any more: why
};

/// Reads the plan of a workspace, plan.toml or plan.xlsx in its folder.
Result<WorkspacePlan> workspace_plan(const Workspace& workspace);

/// The edits of a workspace that are in its file and those that wait, as JSON, the last first.
Result<std::string> plan_edits_json(const Workspace& workspace, const WorkspacePlan& plan);

/// Makes and adds the edits of a request body: {"version": ..., "edits": [{what, of, title, value}, or {what:
/// "undo", id}]}; returns their ids. They wait for a writer, and are in force. All of them or none. An error
/// that begins with "version" means that the plan has changed since that version.
Result<std::vector<std::string>> hand_in_plan_edits(const Workspace& workspace, std::string_view body,
                                                    const std::string& author, Day today);

}  // namespace plenary
