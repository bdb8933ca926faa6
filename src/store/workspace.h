#pragma once
#include <string>

#include "base/result.h"

namespace plenary {

/// A folder with plenary.toml (what it is) and plenary.duckdb (the records).
struct Workspace {
  std::string folder;

  std::string settings() const { return folder + "/plenary.toml"; }
  std::string database() const { return folder + "/plenary.duckdb"; }
  std::string next_database() const { return folder + "/plenary.duckdb.next"; }
  std::string lock() const { return folder + "/plenary.lock"; }
  /// Decisions of people about names: plain text, only ever added to.
  std::string decisions() const { return folder + "/identity.decisions"; }
  std::string spill() const { return folder + "/.spill"; }
};

/// Makes a workspace; an existing one is left as it is.
Status init_workspace(const Workspace& workspace);

/// Checks that the folder is a workspace.
Result<Workspace> open_workspace(const std::string& folder);

}  // namespace plenary
