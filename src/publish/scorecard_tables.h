// The tables of a scorecard: all metrics side by side, one metric's marks, two metrics' differences.
#pragma once
#include "publish/scorecard_answer.h"

namespace plenary {

/// One row a metric with its marks by all criteria; metrics without a card are left out.
duck::Table card_matrix(const ScorecardAnswer& answer);

/// What stands beside the marks: size, redundancy, the closest metric, delay, fields, the Pareto front.
duck::Table card_facts(const ScorecardAnswer& answer, bool terminal);

/// One row a criterion of a metric. For a terminal the interval is one text.
duck::Table card_marks(const ScorecardAnswer& answer, const Card& card, bool terminal);

/// One row a criterion: both metrics, their difference and what it says.
duck::Table card_differences(const ScorecardAnswer& answer, bool terminal);

/// Metrics without a card, by reason.
duck::Table without_card(const ScorecardAnswer& answer);

/// What each attack is and costs.
duck::Table attack_table(const ScorecardAnswer& answer);

}  // namespace plenary
