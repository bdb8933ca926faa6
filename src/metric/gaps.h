// A count beside a population that could have taken part: `measure --against`. Works on finished answers, so
// what an audience may not see is in no gap either.
#pragma once
#include <optional>

#include "metric/run.h"

namespace plenary {

/// Returns the question for the population: the metric of `query.against` with the same slices and window,
/// and those filters that its records can be asked for. A stock is counted within the days of the `observed`
/// records where the window is open. Fails when its records lack a slice.
Result<MeasureQuery> population_question(duck::Connection& connection, const MeasureQuery& query,
                                         const MeasureResult& observed);

/// Returns the question whose answer says how many organizations' worth the counts are: the same by
/// organization within each whole. Nothing where each counted thing is an organization or a country already,
/// or where the metric knows no organizations.
std::optional<MeasureQuery> voices_question(duck::Connection& connection, const MeasureQuery& query,
                                            const MeasureResult& observed);

/// Whether an audience sees that nobody of a unit takes part: it tells something of each of them.
enum class Absent { kShown, kHidden };

/// Sets each unit's count beside its population: observed, population, gap (observed less what the unit's
/// share of the population would give), their ratio with an exact interval of the binomial (Clopper and
/// Pearson), the same drawn toward 1 (Marshall), its significance among all rows (Benjamini and Hochberg) and
/// a reading in words. Periods, bodies and groups of --by are wholes, each with shares of its own; the other
/// slices are the units. A unit that is in the population and not in the counts is a row: nobody of it takes
/// part. Since a company that comes ten times is one voice, intervals are of the effective number of
/// organizations (inverse Herfindahl) where `voices` tells it. Fails for a measure that is no count, slices
/// whose parts overlap, no unit, and a population of nobody.
Result<MeasureResult> gaps(const MeasureResult& observed, const MeasureResult& population,
                           const std::optional<MeasureResult>& voices, Absent absent = Absent::kShown);

/// The same answer with the ratio alone, as trends take it.
MeasureResult ratios_of(const MeasureResult& gaps);

}  // namespace plenary
