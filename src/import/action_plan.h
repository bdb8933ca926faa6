// Action plans as files: TOML, which is kept under version control, and XLSX, for those who keep a
// spreadsheet. Both say the same: from one to the other and back nothing is lost but a TOML file's comments.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "import/plan_form.h"
#include "record/action_plan.h"

namespace plenary {

/// A plan with the entries that it was made of.
struct PlanFile {
  std::vector<plan::Entry> entries;
  ActionPlan plan;
};

/// Reads a plan; `path` says by its end what the bytes are (.toml or .xlsx) and is for messages. An error
/// says the line or cell and what to write instead: unknown, missing or misspelt fields and columns,
/// identifiers used twice or not there, actions that wait for each other, ends before beginnings.
Result<PlanFile> parse_plan(std::string_view path, std::string_view bytes);

/// Reads the plan of a file.
Result<PlanFile> read_plan(const std::string& path);

/// Writes a plan as TOML or XLSX, by the end of the name. A file that is there is not written over.
Status write_plan(const std::string& path, const PlanFile& file);

namespace plan {
// The two forms, each in a file of its own.
std::string to_toml(const std::vector<Entry>& entries);
/// The value of a field as TOML writes it.
std::string value_text(const Field& field);
Status write_sheets(const std::string& path, const std::vector<Entry>& entries);

/// Makes the plan of its entries and checks what they say of each other.
Result<ActionPlan> build(const std::vector<Entry>& entries);
Status check(const ActionPlan& plan);
}  // namespace plan

}  // namespace plenary
