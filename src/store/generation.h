// Generations: a writer works on a private copy of the store and renames it into place, so readers (which
// keep the file they opened) never wait and a killed writer leaves the store as it was.
#pragma once
#include "base/result.h"
#include "store/workspace.h"

namespace plenary {

/// Makes the private copy (sharing blocks where the file system can); no copy when there is no store yet.
/// What an earlier, killed writer left is removed first. The caller holds the WriterLock and has no reader
/// open.
Status copy_generation(const Workspace& workspace);

/// Syncs the private copy and renames it over the store; what was kept beside the old one goes. The engine
/// must have closed it.
Status publish_generation(const Workspace& workspace);

/// Puts the private copy that was written anew in place of the one that was worked on. The engine must have
/// closed both.
Status replace_generation(const Workspace& workspace);

/// Removes the private copy.
void drop_generation(const Workspace& workspace);

}  // namespace plenary
