// Decisions that wait: a file to which servers add lines at any time, and of which a writer takes all at
// once. Nobody waits for anybody longer than a line takes to be written.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/workspace.h"

namespace plenary {

/// Adds whole lines, all of them or none, and makes sure that they are on disk.
Status append_pending(const Workspace& workspace, std::string_view lines);

/// Takes all lines that wait, with those that an earlier taker did not end. The caller holds the WriterLock.
Result<std::string> take_pending(const Workspace& workspace);

/// Forgets what was taken: it is kept elsewhere now.
Status end_pending(const Workspace& workspace);

}  // namespace plenary
