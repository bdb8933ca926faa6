#pragma once
#include "advise/leaving.h"

namespace plenary {

/// What may be behind it, of every company that shows any: its last year beside the two before, in the body.
Result<std::map<int64_t, std::vector<SignSeen>>> read_signs(duck::Connection& connection, int64_t body,
                                                            Day to, const PlaceNames& places);

}  // namespace plenary
