#include "base/system_random.h"

#include <sodium.h>

#include <limits>

namespace plenary {

uint64_t system_random_below(uint64_t limit) {
  // What is left over at the top would make the small numbers likelier: drawn again.
  const uint64_t whole = std::numeric_limits<uint64_t>::max() / limit * limit;
  uint64_t drawn = 0;
  do randombytes_buf(&drawn, sizeof drawn);
  while (drawn >= whole);
  return drawn % limit;
}

}  // namespace plenary
