// Who stands behind the numbers of a question: what rules of disclosure look at. Not how many were counted,
// but of how many holdings and persons the records are, and how much of them is the greatest's.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "metric/run.h"
#include "stats/disclosure.h"

namespace plenary {

/// Slices by which the records are cut together: positions in the `by` of a question, in order. Empty: all.
using Cut = std::vector<size_t>;

/// One cell of a cut.
struct Behind {
  size_t cut = 0;                                  ///< which of the cuts
  std::vector<std::optional<std::string>> labels;  ///< one a slice of the cut; empty is unknown
  /// Of the records, or of their weight where that is summed up. A holding is the company with all that
  /// belongs to it today; who acts for no organization on record is a contributor of his own.
  Contributions holdings;
  int64_t persons = 0;
};

/// Counts who is behind each cell of each cut in one pass over the records of a metric. Windows do not count:
/// ask by year. `first` is where the periods of a stock begin when `query.from` is open.
Result<std::vector<Behind>> who_is_behind(duck::Connection& connection, const MeasureQuery& query,
                                          std::optional<Day> first, std::span<const Cut> cuts);

}  // namespace plenary
