#pragma once
#include <memory>

#include "base/files.h"
#include "import/format.h"

namespace plenary {

/// Where the commits are, and what the source cannot know of itself.
struct GitPlace {
  std::string locator;               ///< of a work tree or a bare repository
  std::string url;                   ///< address of the repository; empty: as its settings say
  int64_t now = 0;                   ///< seconds since 1970: commits of a later day are impossible
  uint64_t unit_bytes = 256u << 20;  ///< the most that git may print of one unit; larger ones are halved
  size_t unit_commits = 8192;        ///< a month with more is cut by the digits of the commits' ids
};

/// Opens a repository as a source of units: "repository", which describes it, and one for each month (UTC) in
/// which something was committed, named by the ids of its commits, so that new commits change only their own
/// months. The repository is taken for hostile: nothing in it is run and nothing is fetched.
Result<std::unique_ptr<FileSource>> open_git_source(const GitPlace& place);

/// The same from the options of an import, by today's clock.
Result<std::unique_ptr<FileSource>> open_git_source(const ImportOptions& options);

}  // namespace plenary
