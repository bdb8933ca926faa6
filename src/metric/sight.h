// No evidence is not no use: what the channels of evidence could have seen of the texts that a question is
// about (sql/views/text_sight.sql, data/channel_blind.csv).
#pragma once
#include "metric/plan.h"

namespace plenary {

/// Of a metric whose records have a channel: says of rows without evidence whether that is a zero, not
/// visible in the channels on record, or not known, and adds the rows of channels and subjects, and of texts
/// asked for by name, that show none. A note names what the channels cannot see.
Status tell_sight(duck::Connection& connection, const Plan& plan, MeasureResult& result);

}  // namespace plenary
