// The files of a git repository without a work tree: those of one commit, or all that there ever were.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/git_command.h"

namespace plenary {

/// A content that a file has or had.
struct Blob {
  std::string id, path;
  uint64_t size = 0;
  int64_t second = 0;  ///< of the first commit that has it there, since 1970; 0: not asked for
};

/// True for the folder of a repository without a work tree.
bool is_bare_repository(const std::string& folder);

/// Lists the files of a commit, by path. Links and submodules are left out.
Result<std::vector<Blob>> list_commit(const GitCommand& git, const std::string& revision);

/// Lists what every file of every branch and tag ever was, each content of a path once, by path and time.
Result<std::vector<Blob>> list_history(const GitCommand& git);

/// Reads some contents; those that are not there are left empty.
Result<std::vector<std::string>> read_blobs(const GitCommand& git, std::span<const Blob> blobs);

}  // namespace plenary
