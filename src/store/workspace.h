#pragma once
#include <string>

#include "base/result.h"

namespace plenary {

/// A folder with plenary.toml (what it is) and plenary.duckdb (the records).
struct Workspace {
  std::string folder;

  std::string settings() const { return folder + "/plenary.toml"; }
  std::string database() const { return folder + "/plenary.duckdb"; }
  std::string next_database() const { return folder + "/plenary.duckdb.next"; }
  /// The private copy written anew, when what was deleted from it must not stay in the file.
  std::string whole_database() const { return folder + "/plenary.duckdb.whole"; }
  std::string lock() const { return folder + "/plenary.lock"; }
  /// Decisions of people about names: plain text, only ever added to.
  std::string decisions() const { return folder + "/identity.decisions"; }
  /// Decisions that were handed in over HTTP and wait for a writer: see store/pending.h.
  std::string pending() const { return folder + "/identity.pending"; }
  /// What was asked over HTTP of what is held of people, and waits for a writer: see store/requests.h.
  std::string requests() const { return folder + "/person.pending"; }
  /// People erased or hidden, by hashes under the key beside it: see store/withheld.h.
  std::string withheld() const { return folder + "/identity.withheld"; }
  /// What each audience may see, and people who let their names stand in public: see publish/policy.h,
  /// publish/public_names.h. Both may be absent.
  std::string policy() const { return folder + "/policy.toml"; }
  std::string public_names() const { return folder + "/names.public"; }
  /// The action plan, in one of two forms: see import/action_plan.h.
  std::string plan() const { return folder + "/plan.toml"; }
  std::string plan_workbook() const { return folder + "/plan.xlsx"; }
  /// Edits of the plan that were handed in over HTTP and wait for a writer, and those that are in the file:
  /// see import/plan_edit.h.
  std::string plan_pending() const { return folder + "/plan.pending"; }
  std::string plan_edits() const { return folder + "/plan.edits"; }
  /// Who may ask a server: see serve/access_policy.h. May be absent.
  std::string access() const { return folder + "/access.toml"; }
  std::string secret_key() const { return folder + "/identity.key"; }
  std::string spill() const { return folder + "/.spill"; }
};

/// Makes a workspace; an existing one is left as it is.
Status init_workspace(const Workspace& workspace);

/// Checks that the folder is a workspace.
Result<Workspace> open_workspace(const std::string& folder);

}  // namespace plenary
