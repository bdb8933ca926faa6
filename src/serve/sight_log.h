// The log of who came in, who saw what of persons, and who decided what: access.log in the workspace, one
// JSON object a line, only ever added to.
#pragma once
#include <mutex>
#include <string>

#include "serve/access.h"
#include "store/workspace.h"

namespace plenary::serve {

/// What happened at a door.
struct Entrance {
  const char* what;  ///< "signed in", "refused", "signed out"
  std::string by;    ///< "token", or the provider's address
  std::string who;   ///< as of a visitor; empty of somebody who was not known
  std::string audience;
  std::string why;  ///< of a refusal
};

class SightLog {
 public:
  explicit SightLog(const Workspace& workspace) : path_(workspace.folder + "/access.log") {}

  /// Adds a line. An error when it cannot be written: then nothing may be shown.
  Status note(const Visitor& visitor, std::string_view client, const Request& request,
              const std::string& snapshot);
  /// The same of somebody at a door.
  Status note(const Entrance& entrance, std::string_view client);

 private:
  Status add(const std::string& line);

  const std::string path_;
  std::mutex mutex_;
};

}  // namespace plenary::serve
