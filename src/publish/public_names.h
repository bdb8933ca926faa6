// Whose names an audience sees. People are named to others than staff when they said so: a name a line in the
// file names.public of the workspace; or, where the policy says "credited", when the source itself publishes
// them as authors or editors. Who is hidden or erased (plenary person) has no name in the store: that counts
// before all else.
#pragma once
#include <set>

#include "publish/policy.h"

namespace plenary {

class PublicNames {
 public:
  /// Nobody.
  PublicNames() = default;
  /// An error when the file cannot be read or is damaged.
  static Result<PublicNames> of(const Reader& reader, Audience audience);

  /// Whether a person may be named with an act: "authored".
  bool shows(const std::string& name, std::string_view act) const;
  /// Whether a person said so, and did not ask to be hidden since.
  bool listed(const std::string& name) const { return listed_.contains(name) && !withheld_.contains(name); }
  bool any() const { return shown_ != NamesShown::kNone; }

 private:
  NamesShown shown_ = NamesShown::kNone;
  std::set<std::string> listed_;
  std::set<std::string> withheld_;  ///< of those who are to be hidden or erased, and still wait for a writer
};

/// Puts a name on the list of those that may stand in public, or takes it off; it holds at once. An error for
/// a name that could not stand on a line of its own.
Status let_name_stand(const Workspace& workspace, const std::string& name, bool stands);

}  // namespace plenary
