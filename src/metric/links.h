#pragma once
#include "metric/plan.h"

namespace plenary {

/// Measures what pairs of units have in common: full count, fractional links (each thing gives each of its k
/// units links of 1 in all), what their sizes give, and the two ratios. Where the view says a side, the pairs
/// have a direction: how much leads from one to the other, against what both send and receive.
Status run_links(duck::Connection& connection, const Plan& plan, MeasureResult& result);

/// The view's rows behind links, as SQL: those of the things that several units have in common; where
/// conditions name both ends, of these units only.
std::string linked_rows(Plan plan);

}  // namespace plenary
