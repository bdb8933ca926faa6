// The log of who saw what of persons, and who decided what: access.log in the workspace, one JSON object a
// line, only ever added to.
#pragma once
#include <mutex>
#include <string>

#include "serve/access.h"
#include "store/workspace.h"

namespace plenary::serve {

class SightLog {
 public:
  explicit SightLog(const Workspace& workspace) : path_(workspace.folder + "/access.log") {}

  /// Adds a line. An error when it cannot be written: then nothing may be shown.
  Status note(const Visitor& visitor, std::string_view client, const Request& request,
              const std::string& snapshot);

 private:
  const std::string path_;
  std::mutex mutex_;
};

}  // namespace plenary::serve
