// The attack on an export: what somebody who has only the files could find out. The workspace says what would
// be a find: the policy's thresholds, and the names that must not stand there.
#pragma once
#include <string>
#include <vector>

#include "publish/audit_export.h"
#include "publish/policy.h"

namespace plenary {

/// One thing that the export tells and must not.
struct Finding {
  std::string path;
  size_t row = 0;  ///< from 1; 0: the file as a whole
  std::string what;
  auto operator<=>(const Finding&) const = default;
};

/// Attacks an export that is for an audience:
/// - names of people, and of organizations where the audience sees none;
/// - counts of so few that they are about each of them, and withheld rows whose records are counted;
/// - a row withheld in one file and shown in another, or changed by so few between two snapshots;
/// - withheld rows that the other tables of the export bound closely (linear programming), filters, windows
/// of years
///   and coarser slices included.
/// What the body publishes itself is no find.
Result<std::vector<Finding>> audit(Reader& reader, const Export& exported, Audience audience);

}  // namespace plenary
