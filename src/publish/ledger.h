// The ledger of privacy: what was told of the people behind access logs, with noise, and what it cost. Losses
// add up (sequential composition); when the budget of a year of records is spent nothing more is told of it.
// The file privacy.ledger of the workspace is only ever added to.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "stats/discrete_laplace.h"
#include "store/workspace.h"

namespace plenary {

/// One release. Losses are kept in thousandths.
struct LedgerLine {
  std::string at;        ///< UTC
  int year = 0;          ///< of the records
  int64_t loss = 0;      ///< thousandths
  std::string question;  ///< what was told
  std::string snapshot;
  bool operator==(const LedgerLine&) const = default;
};

/// Reads the file. An error names the line: a damaged ledger spends nothing.
Result<std::vector<LedgerLine>> parse_ledger(std::string_view text);

/// What is spent of a year, in thousandths.
int64_t spent(const std::vector<LedgerLine>& ledger, int year);

/// Writes a release into the workspace's ledger before it is made; refuses one that the budget (thousandths)
/// of its year has no room for. One process at a time.
Status spend(const Workspace& workspace, const LedgerLine& line, int64_t budget);

}  // namespace plenary
