#include "publish/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>
#include <set>

#include "base/files.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/json_read.h"
#include "base/system_random.h"
#include "publish/plan_indicator.h"
#include "store/pending.h"

namespace plenary {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostEdits = 100;
constexpr size_t kMostTold = 100;

Result<bool> is_workbook(const Workspace& workspace) {
  const bool toml = fs::exists(workspace.plan()), workbook = fs::exists(workspace.plan_workbook());
  if (toml && workbook)
    return fail(ErrorKind::kWorkspace,
                "the workspace has a plan.toml and a plan.xlsx: keep the one that is to hold");
  if (!toml && !workbook)
    return fail(
        ErrorKind::kNotFound,
        "this workspace has no action plan: put a plan.toml or plan.xlsx into its folder (docs/plan.md)");
  return workbook;
}

Status add_waiting(const Workspace& workspace, WorkspacePlan& plan) {
  PLENARY_LET(text, read_pending(workspace.plan_pending()));
  PLENARY_LET(edits, parse_plan_edits(text, "plan.pending"));
  for (auto& edit : edits) {
    auto next = edited(plan.text, edit);
    if (next) {
      plan.text = *std::move(next);
      plan.waiting.push_back(std::move(edit));
    } else {
      plan.left.push_back(fmt::format("{}: {}", edit.what, next.error().message));
    }
  }
  return {};
}

Result<std::vector<PlanEdit>> done_edits(const Workspace& workspace) {
  if (!fs::exists(workspace.plan_edits())) return std::vector<PlanEdit>();
  PLENARY_LET(text, read_file(workspace.plan_edits()));
  return parse_plan_edits(text, "plan.edits");
}

std::string edit_json(const PlanEdit& edit, bool waits, bool undone) {
  return fmt::format(
      "{{\"id\": {}, \"at\": {}, \"author\": {}, \"what\": {}, \"waits\": {}, \"undone\": {}, \"undoes\": "
      "{}}}",
      json_string(edit.id), json_string(edit.at), json_string(edit.author), json_string(edit.what), waits,
      undone, edit.undoes.empty() ? "null" : json_string(edit.undoes));
}

/// Makes edits one after the other, each against the text with those before it.
class HandingIn {
 public:
  HandingIn(const Workspace& workspace, WorkspacePlan plan, std::string author, Day today)
      : workspace_(workspace), plan_(std::move(plan)), author_(std::move(author)), today_(today) {}

  Result<std::vector<std::string>> run(json::dom::array requests) {
    std::vector<std::string> ids;
    std::string lines;
    for (const auto request : requests) {
      PLENARY_LET(edit, edit_of(request));
      edit.id = fmt::format("{:012x}", system_random_below(uint64_t{1} << 48));
      edit.at = utc_now(), edit.author = author_;
      PLENARY_LET(text, edited(plan_.text, edit));
      plan_.text = std::move(text);
      ids.push_back(edit.id);
      lines += plan_edit_line(edit) + "\n";
    }
    PLENARY_TRY(check_targets());
    PLENARY_TRY(append_pending(workspace_.plan_pending(), lines));
    return ids;
  }

 private:
  Result<PlanEdit> edit_of(json::dom::element request) {
    constexpr std::array kKeys{"what", "of", "title", "value", "id"};
    json::dom::object object;
    if (request.get(object) != simdjson::SUCCESS) return fail(ErrorKind::kUsage, "an edit is an object");
    for (const auto [key, value] : object)
      if (std::ranges::find(kKeys, key) == kKeys.end() || !value.is_string())
        return fail(ErrorKind::kUsage, fmt::format("an edit has texts named {}", fmt::join(kKeys, ", ")));
    const auto text = [&](const char* key) { return std::string(json::text(request, key)); };
    if (text("what") == "undo") return undoing(text("id"));
    targets_ |= text("what") == "target";
    return make_plan_edit(plan_.text, {text("what"), text("of"), text("title"), text("value")}, today_);
  }

  Result<PlanEdit> undoing(const std::string& id) {
    PLENARY_LET(edits, done_edits(workspace_));
    edits.insert(edits.end(), plan_.waiting.begin(), plan_.waiting.end());
    const auto named = std::ranges::find(edits, id, &PlanEdit::id);
    if (named == edits.end()) return fail(ErrorKind::kNotFound, "there is no edit with this id");
    if (std::ranges::find(edits, id, &PlanEdit::undoes) != edits.end())
      return fail(ErrorKind::kUsage, "this edit is taken back already");
    targets_ |= named->patch.kind == "indicator";
    return undo_of(*named);
  }

  // A target that no number of its metric can reach would spoil the page on which it is seen.
  Status check_targets() {
    if (!targets_ || !fs::exists(workspace_.database())) return {};
    PLENARY_LET(file, parse_plan("plan.toml", plan_.text));
    PLENARY_LET(reader, Reader::open(workspace_));
    for (const auto& indicator : file.plan.indicators)
      PLENARY_TRY(
          ask_indicator(reader, {indicator, file.plan.body, today_, {}, today_}, Audience::kSecretariat));
    return {};
  }

  const Workspace& workspace_;
  WorkspacePlan plan_;
  const std::string author_;
  const Day today_;
  bool targets_ = false;
};

}  // namespace

Result<WorkspacePlan> workspace_plan(const Workspace& workspace) {
  WorkspacePlan out;
  PLENARY_LET(workbook, is_workbook(workspace));
  if (workbook) {
    PLENARY_LET(file, read_plan(workspace.plan_workbook()));
    out.file = std::move(file);
    return out;
  }
  PLENARY_LET(text, read_file(workspace.plan()));
  PLENARY_LET(file, parse_plan("plan.toml", text));
  out.file = std::move(file), out.text = std::move(text);
  PLENARY_TRY(add_waiting(workspace, out));
  if (!out.waiting.empty()) {
    PLENARY_LET(as_edited, parse_plan("plan.toml", out.text));
    out.file = std::move(as_edited);
  }
  out.version = to_hex(digest(out.text));
  return out;
}

Result<std::string> plan_edits_json(const Workspace& workspace, const WorkspacePlan& plan) {
  PLENARY_LET(edits, done_edits(workspace));
  const size_t done = edits.size();
  edits.insert(edits.end(), plan.waiting.begin(), plan.waiting.end());
  std::set<std::string> undone;
  for (const auto& edit : edits) undone.insert(edit.undoes);
  std::string out;
  for (size_t i = edits.size(), told = 0; i-- > 0 && told < kMostTold; ++told)
    out += (out.empty() ? "" : ", ") + edit_json(edits[i], i >= done, undone.contains(edits[i].id));
  return fmt::format("[{}]", out);
}

Result<std::vector<std::string>> hand_in_plan_edits(const Workspace& workspace, std::string_view body,
                                                    const std::string& author, Day today) {
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, body));
  json::dom::array requests;
  if (json::member(top, "edits").get(requests) != simdjson::SUCCESS || requests.size() == 0 ||
      requests.size() > kMostEdits)
    return fail(ErrorKind::kUsage,
                fmt::format("hand in {{\"version\": ..., \"edits\": [...]}}, at most {}", kMostEdits));
  static std::mutex one_at_a_time;  // of two that saw the same version, the second is told
  const std::scoped_lock lock(one_at_a_time);
  PLENARY_LET(plan, workspace_plan(workspace));
  if (plan.version.empty())
    return fail(
        ErrorKind::kUsage,
        "the plan is a workbook: change it there, or write it as TOML: plenary plan --write plan.toml");
  if (json::text(top, "version") != plan.version)
    return fail(ErrorKind::kUsage, "version is not that of the plan any more: look at what has changed");
  return HandingIn(workspace, std::move(plan), author, today).run(requests);
}

}  // namespace plenary
