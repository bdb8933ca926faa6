// The files below a folder, from several threads at once.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "scan/scan.h"

namespace plenary {

/// A file that was met: to be opened by its name in its folder.
struct WalkedFile {
  int folder = -1;        ///< the open folder
  const char* name = "";  ///< within it
  std::string path;       ///< from the root, '/' between parts
};

/// Calls `visit` for every regular file below the root, in no order, from `threads` threads, each with its
/// number from 0. Links, devices, pipes and `.git` are left out, so a loop cannot be. What cannot be listed
/// is in the faults. Keeps some folders open, at most a few more than the tree is deep for each thread.
Result<std::vector<ScanFault>> walk(const std::string& root, size_t threads,
                                    const std::function<void(size_t thread, const WalkedFile&)>& visit);

}  // namespace plenary
