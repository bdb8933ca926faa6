// Edits of a plan as they are handed in over HTTP: how an action stands, a note, a milestone that is done,
// the target of an indicator; and taking one back. Each is checked as the file is, and keeps what it changes.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "import/plan_patch.h"

namespace plenary {

/// What somebody asks of a plan.
struct PlanRequest {
  std::string what;   ///< status, note, milestone, target
  std::string of;     ///< the action's id; for a target the indicator's
  std::string title;  ///< the milestone's
  std::string value;  ///< the status; the note; the day on which it was done, or nothing; the number
};

struct PlanEdit {
  std::string id, at, author;
  std::string what;    ///< in words: "status of story: running"
  std::string undoes;  ///< the id of the edit that it takes back; empty: none
  plan::Patch patch;
};

/// Makes an edit, as yet without id, time and author, of a request against the text of a plan. `day` is that
/// of a status or a note. An error of kind kUsage or kNotFound says what is wrong with the request.
Result<PlanEdit> make_plan_edit(std::string_view text, const PlanRequest& request, Day day);

/// Makes the edit, as yet without id, time and author, that takes another one back.
PlanEdit undo_of(const PlanEdit& edit);

/// Applies an edit to a plan.toml and reads the result as a plan: nothing but what the edit says has changed
/// in it, and it is one without faults. An error of kind kUsage: the text has changed since.
Result<std::string> edited(std::string_view text, const PlanEdit& edit);

/// Prints an edit as its line of plan.pending or plan.edits, without the end of the line.
std::string plan_edit_line(const PlanEdit& edit);

/// Reads such lines. An error names the line.
Result<std::vector<PlanEdit>> parse_plan_edits(std::string_view text, std::string_view file);

}  // namespace plenary
