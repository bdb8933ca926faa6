// The numbers of a question counted off a roll-up, with what its records can say. All but networks are
// counted so; what cannot be (a slice that depends on the day of each record) is asked of the engine.
#pragma once
#include "metric/fold.h"
#include "metric/gather.h"
#include "metric/rollups.h"

namespace plenary {

/// A plan with the roll-up that answers it.
struct Counting {
  const Plan& plan;
  std::shared_ptr<LabelledRollup> source;
  std::unique_ptr<Fold> fold;
};

/// The roll-up that a plan's slices can be told from, or nothing where the engine must be asked.
Result<std::shared_ptr<LabelledRollup>> rollup_for(duck::Connection& connection, const Plan& plan);

/// The same ready for counting.
Result<std::unique_ptr<Counting>> begin_counting(duck::Connection& connection, const Plan& plan);

/// Coverage of the fields, first and last day, as read_coverage tells them.
void tally_coverage(Counting& counting, MeasureResult& result);

/// The bodies that have records, but none of this metric, as read_bodies_without_data tells them.
Status tally_bodies(duck::Connection& connection, const Counting& counting, MeasureResult& result);

/// The rows of a sum, count, stock, share or mean.
void tally_rows(Counting& counting, MeasureResult& result);

/// The lines of each slice, as gather() reads them.
void tally_lines(Counting& counting, const LinesWanted& wanted, MeasureResult& result, const CloseRow& close);

/// The one or, where there is nothing to count off, the other.
Status lines_of(duck::Connection& connection, const Plan& plan, Counting* counting, const LinesWanted& wanted,
                MeasureResult& result, const CloseRow& close);

}  // namespace plenary
