// No evidence is not no use: what the channels of evidence could have seen of the texts that a question is
// about (sql/views/text_sight.sql, data/channel_blind.csv).
#pragma once
#include "metric/plan.h"

namespace plenary {

/// Of a metric whose records have a channel: where nothing was counted, says whether that is a zero, not
/// visible in the channels on record, or not known; cut by channel alone, each channel on record has its row.
/// A note names what the channels cannot see.
Status tell_sight(duck::Connection& connection, const Plan& plan, MeasureResult& result);

}  // namespace plenary
