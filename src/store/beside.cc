#include "store/beside.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

#include "base/embedded.h"
#include "base/hash.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

// Another program may mean something else by the same name of a metric.
const std::string& statements() {
  static const std::string all = [] {
    std::string text;
    for (const auto& file : embedded_below("sql/")) text += file.bytes;
    return to_hex(digest(text));
  }();
  return all;
}

}  // namespace

std::string beside_folder(const Workspace& workspace) { return workspace.folder + "/.rollups"; }

Beside::Beside(const Workspace& workspace, const Snapshot& snapshot)
    : database_(workspace.database()), stamp_(stamp_of(database_)) {
  const auto name =
      fmt::format("{} {} {} {}", snapshot.hash, snapshot.made_at, statements(), fmt::join(stamp_, " "));
  folder_ = fmt::format("{}/{}", beside_folder(workspace), to_hex(digest(name)));
}

bool Beside::make() const {
  if (folder_.empty() || stamp_of(database_) != stamp_) return false;
  std::error_code error;
  fs::create_directories(folder_, error);
  return !error;
}

}  // namespace plenary
