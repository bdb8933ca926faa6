#pragma once
#include "cli/command.h"

namespace plenary {

/// Resolves the list that --names gives and prints one row a name.
Result<int> resolve_list(const Arguments& arguments);

}  // namespace plenary
