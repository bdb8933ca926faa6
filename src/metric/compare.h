// Two units side by side, metric by metric: `plenary compare`. Works on finished answers, so what an audience
// may not see is in no comparison either.
#pragma once
#include <string>
#include <vector>

#include "metric/run.h"

namespace plenary {

/// How two values are compared.
enum class Comparing { kRatio, kDifference };

/// One number of both, and what lies between them.
struct SideBySide {
  Metric metric;
  Part part;
  Cell a, b;
  Comparing by = Comparing::kRatio;
  Cell between;  ///< a / b or a - b, with its interval where chance has a part in it
  Cell p, adjusted;
  std::string reading;
};

/// Compares the rows of `a` and of `b` (labels of the only slice) in an answer; an absent one is no data.
/// What is compared of each measure: the count, share, mean or median itself; of a turnover the retention, of
/// a concentration the effective number. `by_year`: the same answer cut by year behind the slice, for counts:
/// where the one's part of both scatters from year to year more than chance would have it, the interval is as
/// much wider (quasi-binomial).
SideBySide compare(const MeasureResult& answer, const MeasureResult* by_year, const std::string& a,
                   const std::string& b);

/// Adjusts the significance of all (Benjamini and Hochberg) and reads each in words.
void judge(std::vector<SideBySide>& all, const std::string& a, const std::string& b);

}  // namespace plenary
