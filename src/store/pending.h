// What waits: a file of the workspace to which servers add lines at any time, and of which a writer takes all
// at once. Nobody waits for anybody longer than a line takes to be written.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary {

/// Adds whole lines, all of them or none, and makes sure that they are on disk.
Status append_pending(const std::string& path, std::string_view lines);

/// Takes all lines that wait, with those that an earlier taker did not end. The caller holds the WriterLock.
Result<std::string> take_pending(const std::string& path);

/// Whether lines wait, or were taken by somebody who did not end.
bool has_pending(const std::string& path);

/// The lines that wait, as they are now, left where they are.
Result<std::string> read_pending(const std::string& path);

/// Forgets what was taken: it is kept elsewhere now.
Status end_pending(const std::string& path);

}  // namespace plenary
