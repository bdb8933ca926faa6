#include "serve/generations.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/hash.h"
#include "publish/warm.h"

namespace plenary::serve {
namespace {

// A question may fail for want of memory, the server may not; and whatever a question might be made to say,
// no file but the store is read.
constexpr const char* kBounds =
    "SET memory_limit = '2GiB'; SET enable_external_access = false; SET lock_configuration = true";

// What an answer hangs on beside the store: who may see what, who is not to be seen any more, the index's
// profiles, criteria, questionnaires, the plan.
std::vector<std::string> rule_files(const Workspace& workspace) {
  std::vector<std::string> out{workspace.policy(),    workspace.public_names(),  workspace.requests(),
                               workspace.plan(),      workspace.plan_workbook(), workspace.plan_pending(),
                               workspace.plan_edits()};
  std::error_code none;
  for (const char* own : {"/profiles", "/criteria", "/surveys"})
    for (const auto& entry : std::filesystem::directory_iterator(workspace.folder + own, none))
      out.push_back(entry.path().string());
  std::ranges::sort(out);
  return out;
}

}  // namespace

Generations::Generations(Workspace workspace)
    : workspace_(std::move(workspace)), seen_(stamps()), current_(open(1)) {}

std::vector<FileStamp> Generations::stamps() const {
  std::vector<FileStamp> out{stamp_of(workspace_.database()), stamp_of(workspace_.withheld())};
  for (const auto& path : rule_files(workspace_)) out.push_back(stamp_of(path));
  return out;
}

std::shared_ptr<const Generation> Generations::open(uint64_t number) const {
  std::string rules;
  for (const auto& path : rule_files(workspace_)) rules += path + '\0' + read_file(path).value_or("") + '\0';
  auto reader = open();
  auto aside = open_aside(reader);
  return std::make_shared<const Generation>(
      Generation{std::move(reader), std::move(aside), number, to_hex(digest(rules))});
}

Result<Reader> Generations::open() const {
  PLENARY_LET(reader, Reader::open(workspace_));
  PLENARY_TRY(reader.connection().run(kBounds));
  PLENARY_TRY(keep_warm_aside(reader));
  return std::move(reader);
}

Result<Reader> Generations::open_aside(const Result<Reader>& reader) const {
  if (!reader) return std::unexpected(reader.error());
  PLENARY_LET(aside, reader->apart(workspace_));
  PLENARY_TRY(aside.connection().run(kBounds));
  return std::move(aside);
}

std::shared_ptr<const Generation> Generations::current() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

void Generations::refresh() {
  const std::scoped_lock refreshing(refreshing_);
  const auto now = stamps();
  if (now == seen_) return;
  seen_ = now;
  auto next = open(current()->number + 1);
  const std::scoped_lock lock(mutex_);
  current_ = std::move(next);
}

}  // namespace plenary::serve
