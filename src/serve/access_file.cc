#include "serve/access_file.h"

namespace plenary::serve {

Result<std::unique_ptr<AccessFile>> AccessFile::open(Workspace workspace) {
  std::unique_ptr<AccessFile> out(new AccessFile(std::move(workspace)));
  const auto before = out->stamps();
  PLENARY_LET(policy, read_access_policy(out->workspace_));
  out->take(std::move(policy));
  // The secret is known only now; of a file that was changed meanwhile the next look tells.
  out->seen_ = out->stamps();
  if (out->seen_.front() != before.front()) out->seen_.clear();
  return out;
}

std::vector<FileStamp> AccessFile::stamps() const {
  std::vector<FileStamp> out{stamp_of(workspace_.access())};
  if (const auto policy = current(); policy && policy->oidc && !policy->oidc->client_secret_file.empty())
    out.push_back(stamp_of(policy->oidc->client_secret_file));
  return out;
}

std::shared_ptr<const AccessPolicy> AccessFile::current() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

std::string AccessFile::fault() const {
  const std::scoped_lock lock(mutex_);
  return fault_;
}

bool AccessFile::refresh() {
  const auto now = stamps();
  const auto wrong = fault();
  const bool changed = now != seen_;
  // What is wrong may be mended in a file that is not watched, such as a secret that was missing.
  if (!changed && wrong.empty()) return false;
  take(read_access_policy(workspace_));
  seen_ = stamps();
  if (seen_.front() != now.front()) seen_.clear();
  return changed || fault() != wrong;
}

void AccessFile::take(Result<std::optional<AccessPolicy>> read) {
  const std::scoped_lock lock(mutex_);
  if (read && !*read && current_)
    fault_ = workspace_.access() + " is gone";
  else if (!read)
    fault_ = read.error().message;
  else
    fault_.clear();
  if (read && *read) current_ = std::make_shared<const AccessPolicy>(std::move(**read));
}

}  // namespace plenary::serve
