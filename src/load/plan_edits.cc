#include "load/plan_edits.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "import/action_plan.h"
#include "import/plan_edit.h"
#include "store/lock.h"
#include "store/pending.h"

namespace plenary {
namespace {

constexpr const char* kHead =
    "# Edits of plan.toml that came over the web, one JSON object a line, in their order. Only ever added "
    "to.\n";

Result<std::string> kept_edits(const Workspace& workspace) {
  if (!std::filesystem::exists(workspace.plan_edits())) return std::string(kHead);
  return read_file(workspace.plan_edits());
}

// The file comes first: an edit that is in it and not yet in the list finds itself there at the next time.
Status write_all(const Workspace& workspace, const std::vector<PlanEdit>& edits, PlanEditReport& report) {
  PLENARY_LET(before, read_file(workspace.plan()));
  PLENARY_LET(list, kept_edits(workspace));
  PLENARY_LET(known, parse_plan_edits(list, "plan.edits"));
  std::string text = before;
  for (const auto& edit : edits) {
    if (std::ranges::find(known, edit.id, &PlanEdit::id) != known.end())
      continue;  // an earlier writer ended it
    const auto said = fmt::format("{} ({}, {})", edit.what, edit.author, edit.at);
    auto next = edited(text, edit);
    if (!next) {
      report.refused.push_back(fmt::format("{}: {}", said, next.error().message));
      continue;
    }
    text = *std::move(next);
    list += plan_edit_line(edit) + "\n";
    report.done.push_back(said);
  }
  if (text != before) PLENARY_TRY(write_file(workspace.plan(), text));
  return report.done.empty() ? Status() : write_file(workspace.plan_edits(), list);
}

}  // namespace

Result<PlanEditReport> write_plan_edits(const Workspace& workspace) {
  PlanEditReport report;
  if (!has_pending(workspace.plan_pending())) return report;
  if (const auto plan = read_plan(workspace.plan()); !plan) {  // they wait until somebody has mended it
    report.refused.push_back(fmt::format("all wait: {}", plan.error().message));
    return report;
  }
  PLENARY_LET(lock, WriterLock::take(workspace.lock(), "plenary plan"));
  static_cast<void>(lock);  // held to the end
  PLENARY_LET(text, take_pending(workspace.plan_pending()));
  PLENARY_LET(edits, parse_plan_edits(text, "plan.pending"));
  PLENARY_TRY(write_all(workspace, edits, report));
  PLENARY_TRY(end_pending(workspace.plan_pending()));
  return report;
}

}  // namespace plenary
