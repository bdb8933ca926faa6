#include "publish/public_names.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/files.h"
#include "base/kept_lines.h"
#include "base/text.h"
#include "store/requests.h"

namespace plenary {

Result<PublicNames> PublicNames::of(const Reader& reader, Audience audience) {
  PLENARY_LET(policy, policy_of(reader));
  PublicNames out;
  out.shown_ = policy.of(audience).names;
  const Workspace workspace{reader.folder()};
  PLENARY_LET(requests, waiting_requests(workspace));
  for (const auto& request : requests)
    if (request.verb == WithheldVerb::kShown)
      out.withheld_.erase(request.name);
    else
      out.withheld_.insert(request.name);
  const auto path = workspace.public_names();
  if (!std::filesystem::exists(path)) return out;
  PLENARY_LET(text, read_file(path));
  PLENARY_LET(lines, kept_lines(text, "names.public"));
  for (const auto& line : lines) out.listed_.emplace(trim(line.text));
  return out;
}

bool PublicNames::shows(const std::string& name, std::string_view act) const {
  if (name.empty() || name == kHiddenName || shown_ == NamesShown::kNone || withheld_.contains(name))
    return false;
  if (shown_ == NamesShown::kAll || listed_.contains(name)) return true;
  return shown_ == NamesShown::kCredited && (act == "authored" || act == "edited");
}

namespace {

/// One program at a time changes the files of a folder that hold it.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder)
      : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    held_ = fd_ >= 0 && ::flock(fd_, LOCK_EX) == 0;
  }
  ~FolderLock() {
    if (fd_ >= 0) ::close(fd_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  bool held() const { return held_; }

 private:
  int fd_;
  bool held_ = false;
};

}  // namespace

Status let_name_stand(const Workspace& workspace, const std::string& name, bool stands) {
  if (trim(name).empty() || clean(name) != name || name.starts_with('#') || name == kHiddenName)
    return fail(ErrorKind::kUsage, fmt::format("'{}' is no name that can stand on a line", printable(name)));
  const FolderLock lock(workspace.folder);
  if (!lock.held())
    return fail(ErrorKind::kIo, fmt::format("{}: {}", workspace.folder, std::strerror(errno)));
  const auto path = workspace.public_names();
  std::string text;
  if (std::filesystem::exists(path)) {
    PLENARY_LET(before, read_file(path));
    text = std::move(before);
  }
  PLENARY_TRY(kept_lines(text, "names.public"));
  std::string next;
  for (const auto line : split(text, '\n'))
    if (trim(line) != name && !(line.empty() && line.data() == text.data() + text.size()))
      next.append(line).append("\n");
  if (stands) next += name + "\n";
  if (next == text) return {};
  const auto passing = path + ".next";
  PLENARY_TRY(write_file(passing, next));
  std::error_code error;
  std::filesystem::rename(passing, path, error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: {}", path, error.message()));
  return {};
}

}  // namespace plenary
