// access.toml while the server runs: what it says holds as soon as it is written. A file that is damaged, or
// gone, leaves what it said before in force: nobody comes in, or stays out, by a slip of the pen.
#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/file_stamp.h"
#include "serve/access_policy.h"

namespace plenary::serve {

class AccessFile {
 public:
  /// An error when there is a file that cannot be read: a server does not begin with it.
  static Result<std::unique_ptr<AccessFile>> open(Workspace workspace);

  /// What holds now; nothing while the workspace has had no such file.
  std::shared_ptr<const AccessPolicy> current() const;

  /// What is wrong with the file as it stands; empty when nothing is.
  std::string fault() const;

  /// Reads the file where it, or the secret that it names, is another than it was. True when something else
  /// holds now, or is wrong.
  bool refresh();

 private:
  explicit AccessFile(Workspace workspace) : workspace_(std::move(workspace)) {}
  std::vector<FileStamp> stamps() const;
  void take(Result<std::optional<AccessPolicy>> read);

  const Workspace workspace_;
  std::vector<FileStamp> seen_;  ///< of refresh's thread only
  mutable std::mutex mutex_;
  std::shared_ptr<const AccessPolicy> current_;
  std::string fault_;
};

}  // namespace plenary::serve
