#include <fmt/core.h>

#include <array>

#include "cli/commands.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"DIR", "folder of the new workspace", 1, 1}};

Result<int> run(const Arguments& arguments) {
  const Workspace workspace{arguments.first("DIR")};
  PLENARY_TRY(init_workspace(workspace));
  tell(fmt::format("{} is a workspace. Next: plenary -C {} import FORMAT LOCATOR\n", workspace.folder,
                   workspace.folder));
  return 0;
}

}  // namespace

Command init_command() { return {"init", "make a workspace", kPositionals, {}, "plenary init records", run}; }

}  // namespace plenary
