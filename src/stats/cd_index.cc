#include "stats/cd_index.h"

#include <algorithm>
#include <vector>

namespace plenary {

std::optional<Disruption> cd_index(const Citations& citations, uint32_t item,
                                   const std::function<bool(uint32_t)>& later) {
  const auto references = citations.references(item);
  if (references.empty()) return std::nullopt;
  std::vector<uint32_t> around;
  for (const auto thing : references)
    for (const auto other : citations.citing(thing))
      if (other != item && later(other)) around.push_back(other);
  std::ranges::sort(around);
  around.erase(std::unique(around.begin(), around.end()), around.end());
  Disruption out;
  for (const auto other : citations.citing(item)) {
    if (other == item || !later(other)) continue;
    ++(std::ranges::binary_search(around, other) ? out.together : out.alone);
  }
  out.around = around.size() - out.together;
  const auto all = static_cast<double>(out.alone + out.together + out.around);
  if (all == 0) return std::nullopt;
  out.cd = (static_cast<double>(out.alone) - static_cast<double>(out.together)) / all;
  const auto half = mean_share_interval((1 + out.cd) / 2, all);
  out.interval = {2 * half->low - 1, 2 * half->high - 1};
  return out;
}

}  // namespace plenary
