#include "store/workspace.h"

#include <fmt/core.h>

#include <filesystem>

#include "base/files.h"

namespace plenary {
namespace fs = std::filesystem;

namespace {
constexpr std::string_view kSettings =
    "# A Plenary workspace. plenary.duckdb beside this file holds the records; `plenary status` tells what "
    "they are.\n"
    "version = 1\n";
}  // namespace

Status init_workspace(const Workspace& workspace) {
  std::error_code error;
  fs::create_directories(workspace.folder, error);
  if (error)
    return fail(ErrorKind::kIo,
                fmt::format("{}: cannot make the folder: {}", workspace.folder, error.message()));
  if (fs::exists(workspace.settings())) return {};
  return write_file(workspace.settings(), kSettings);
}

Result<Workspace> open_workspace(const std::string& folder) {
  Workspace workspace{folder};
  if (!fs::exists(workspace.settings()))
    return fail(ErrorKind::kWorkspace,
                fmt::format("{}: not a workspace (no plenary.toml): make one with `plenary init {}`", folder,
                            folder));
  return workspace;
}

}  // namespace plenary
