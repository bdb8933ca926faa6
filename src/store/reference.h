#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "duck/duck.h"
#include "store/workspace.h"

namespace plenary {

/// Names the reviewed tables of data/ that are built into this program (their digest).
std::string reference_hash();

/// Reads the decisions of people that a workspace keeps; empty when it has none.
Result<std::string> read_decisions(const Workspace& workspace);

/// Names a text of decisions; empty for an empty one.
std::string decisions_hash(std::string_view decisions);

/// Puts each data/<table>.csv into ref.<table>, all columns as text. `spill` is a folder for passing files.
Status load_reference(duck::Connection& connection, const std::string& spill);

}  // namespace plenary
