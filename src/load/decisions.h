#pragma once
#include <vector>

#include "identity/journal.h"
#include "load/resolve.h"
#include "store/workspace.h"

namespace plenary {

/// What adding decisions did.
struct DecisionReport {
  std::vector<JournalEntry>
      added;  ///< with their ids; a decision that is in force already is not added again
  ResolveReport resolved;
  bool wrote = false;                  ///< the store was made anew
  std::vector<std::string> conflicts;  ///< what cannot hold together, as sentences
};

/// Adds decisions to the workspace's file and makes the store follow them: one transaction, and when that
/// fails the file is as it was. With none to add, the store follows the file as it is (after a merge in git).
/// An undo must name a decision of the file.
Result<DecisionReport> add_decisions(const Workspace& workspace, std::vector<JournalEntry> entries);

/// What became of the decisions that waited.
struct PendingReport {
  DecisionReport decided;
  std::vector<std::string> refused;  ///< as sentences: those that cannot be decided any more
};

/// Adds the decisions that were handed in over HTTP and wait (store/pending.h), as add_decisions does; none
/// is decided twice, whenever a program was killed.
Result<PendingReport> add_pending(const Workspace& workspace);

/// The decisions of a workspace, in the order of its file.
Result<std::vector<JournalEntry>> read_journal(const Workspace& workspace);

}  // namespace plenary
