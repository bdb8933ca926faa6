#pragma once
#include <cstdint>

namespace plenary {

/// Returns a whole number in 0..limit-1 from the system's random source, each as likely; `limit` is above
/// zero.
uint64_t system_random_below(uint64_t limit);

}  // namespace plenary
