#pragma once
#include "base/result.h"
#include "duck/duck.h"

namespace plenary {

/// Runs the migrations that this store has not seen: each file of sql/schema once, in order of its name;
/// then, once for each list of fields that the nouns ever had, the tables made from it.
Status migrate(duck::Connection& connection);

/// Says whether the store has seen all that `migrate` would run. An older one is read only after a write.
Result<bool> migrated(duck::Connection& connection);

}  // namespace plenary
