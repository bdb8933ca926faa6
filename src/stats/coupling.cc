#include "stats/coupling.h"

#include <algorithm>
#include <cmath>

namespace plenary {

std::vector<Coupled> coupled(const Citations& citations, uint32_t item) {
  std::vector<uint32_t> met;
  for (const auto thing : citations.references(item))
    for (const auto other : citations.citing(thing))
      if (other != item) met.push_back(other);
  std::ranges::sort(met);
  std::vector<Coupled> out;
  const auto own = static_cast<double>(citations.references(item).size());
  for (auto from = met.begin(); from != met.end();) {
    const auto to = std::find_if(from, met.end(), [from](uint32_t other) { return other != *from; });
    const auto shared = static_cast<size_t>(to - from);
    const auto theirs = static_cast<double>(citations.references(*from).size());
    out.push_back({*from, shared, static_cast<double>(shared) / std::sqrt(own * theirs)});
    from = to;
  }
  return out;
}

}  // namespace plenary
