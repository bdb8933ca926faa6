#include "stats/citations.h"

#include <algorithm>
#include <numeric>

namespace plenary {

Citations::Citations(std::vector<std::vector<uint32_t>> references, size_t things)
    : references_(std::move(references)), begins_(things + 1) {
  for (const auto& list : references_)
    for (const auto thing : list) ++begins_[thing + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  citing_.resize(begins_.back());
  auto next = begins_;
  for (uint32_t item = 0; item < references_.size(); ++item)
    for (const auto thing : references_[item]) citing_[next[thing]++] = item;
}

bool Citations::refers(uint32_t item, uint32_t thing) const {
  return std::ranges::binary_search(references_[item], thing);
}

}  // namespace plenary
