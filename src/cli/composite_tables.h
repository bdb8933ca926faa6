// The tables that `plenary composite` can show of one computation.
#pragma once
#include <optional>

#include "cli/composite_input.h"
#include "duck/duck.h"
#include "stats/diagnosis.h"
#include "stats/stability.h"
#include "stats/uncertainty.h"
#include "stats/waterfall.h"

namespace plenary {

/// unit, rank, with `uncertainty` its interval, then the index and each group from the top down. By rank;
/// units without a score last.
duck::Table score_table(const CompositeInput& input, const composite::Composite& result,
                        const composite::Uncertainty* uncertainty);

/// unit and each indicator as it was aggregated.
duck::Table indicator_table(const CompositeInput& input, const composite::Composite& result);

/// Nodes: nominal weight beside what the node does to the index, and the weights that computers would choose.
duck::Table weight_table(const CompositeInput& input, const composite::Composite& result);

/// Every value that was moved to its neighbour, and every indicator of which the logarithm was taken.
duck::Table treated_table(const CompositeInput& input, const composite::Composite& result);

/// unit, observed share of the weight, values missing and imputed, groups that are unavailable.
duck::Table coverage_table(const CompositeInput& input, const composite::Composite& result);

/// Factors with their Sobol indices.
duck::Table sensitivity_table(const composite::Uncertainty& uncertainty);

/// Nodes: the share below and above which the best three are others.
duck::Table stability_table(const CompositeInput& input, const std::vector<composite::WeightRoom>& rooms);

/// The waterfall of one unit, from the top down.
duck::Table waterfall_table(const CompositeInput& input, const std::vector<composite::WaterfallStep>& steps);

}  // namespace plenary
