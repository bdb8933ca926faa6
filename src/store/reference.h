#pragma once
#include <string>

#include "base/result.h"
#include "duck/duck.h"

namespace plenary {

/// Names the reviewed tables of data/ that are built into this program (their digest).
std::string reference_hash();

/// Puts each data/<table>.csv into ref.<table>, all columns as text. `spill` is a folder for passing files.
Status load_reference(duck::Connection& connection, const std::string& spill);

}  // namespace plenary
