#pragma once
#include "base/result.h"
#include "store/workspace.h"

namespace plenary {

/// Makes the store of a workspace that has none yet: nothing is on record. One that is there is left as it
/// is.
Status begin_store(const Workspace& workspace);

}  // namespace plenary
