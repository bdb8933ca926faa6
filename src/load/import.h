#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "import/format.h"
#include "load/resolve.h"
#include "store/workspace.h"

namespace plenary {

/// What an import did; the last line of `plenary import` says it.
struct ImportReport {
  uint64_t files = 0;      ///< that the source has
  uint64_t unchanged = 0;  ///< of these, with the content that the store already holds
  uint64_t removed = 0;    ///< that the store held and the source has no more
  uint64_t records = 0;    ///< read from changed files
  uint64_t rejects = 0;
  uint64_t without_person = 0;  ///< of the records, those that came without their person, who was erased
  bool wrote = false;           ///< false: nothing changed, nothing was copied
  ResolveReport resolved;
  double read_seconds = 0, store_seconds = 0;
  struct Reason {
    std::string reason, example;  ///< example: file and place
    uint64_t count = 0;
  };
  std::vector<Reason> reasons;  ///< of rejects, most frequent first
};

/// Imports one source into the workspace: reads the files that changed, on all cores, replaces their records
/// and removes those of files that are gone; then resolves names. One transaction: all or nothing.
Result<ImportReport> import_source(const Workspace& workspace, const Format& format,
                                   const ImportOptions& options);

}  // namespace plenary
