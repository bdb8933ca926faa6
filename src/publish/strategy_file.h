// A company's strategy where none is handed in: the workspace's own file, or what registers say that it
// declared.
#pragma once
#include <optional>
#include <string>

#include "duck/duck.h"
#include "record/strategy.h"

namespace plenary {

struct WorkspaceStrategy {
  std::string file;  ///< its name
  Strategy strategy;
};

/// Reads strategy.toml, .xlsx or .csv of a workspace's folder; nothing where there is none, an error where
/// there are two.
Result<std::optional<WorkspaceStrategy>> workspace_strategy(const std::string& folder);

/// The strategies that a company, or what belonged to it, declared with its memberships; without aims: none.
Result<Strategy> declared_strategy(duck::Connection& connection, int64_t company);

}  // namespace plenary
