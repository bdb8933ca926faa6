// For tests only: a workspace made of the rows that a test gives, through a real import.
#pragma once
#include <fmt/core.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "cli/metric_file.h"
#include "load/import.h"
#include "store/store.h"

namespace plenary::metric_file {

// A folder that is gone at the end.
class Folder {
 public:
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "plenary-metric-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Imports one table; a row that is not as it should be is an error.
inline Status import_table(const Workspace& workspace, const std::string& locator,
                           const std::string& mapping) {
  PLENARY_LET(format, find_format("table"));
  PLENARY_LET(report, import_source(workspace, *format, {locator, mapping, "", ""}));
  for (const auto& reason : report.reasons)
    return fail(ErrorKind::kInput, fmt::format("{}: {}", reason.example, reason.reason));
  return {};
}

// One import of all given rows: a file each, in their order.
inline Result<Workspace> make_workspace(const File& file, const std::string& folder) {
  const Workspace workspace{folder + "/w"};
  PLENARY_TRY(init_workspace(workspace));
  std::filesystem::create_directory(folder + "/given");
  std::string mapping;
  for (size_t i = 0; i < file.given.size(); ++i) {
    const auto name = fmt::format("{:02}.csv", i);
    PLENARY_TRY(write_file(folder + "/given/" + name, file.given[i].csv));
    mapping += fmt::format("[[records]]\nnoun = \"{}\"\nfile = \"{}\"\ncolumns = \"same\"\n",
                           file.given[i].noun, name);
  }
  PLENARY_TRY(import_table(workspace, folder + "/given", mapping));
  return workspace;
}

}  // namespace plenary::metric_file
