#include "stats/transition.h"

namespace plenary {
namespace {

constexpr size_t kMostLevels = 1000;

}  // namespace

std::optional<TransitionShare> Transitions::share(size_t from, size_t to) const {
  if (from >= levels || to >= levels) return std::nullopt;
  size_t all = 0;
  for (size_t level = 0; level < levels; ++level) all += counts[from * levels + level];
  const size_t part = counts[from * levels + to];
  const auto interval = wilson_interval(part, all);
  if (!interval) return std::nullopt;
  return TransitionShare{static_cast<double>(part) / static_cast<double>(all), *interval};
}

std::optional<Transitions> transitions(std::span<const Move> moves, size_t levels) {
  if (levels == 0 || levels > kMostLevels) return std::nullopt;
  Transitions out{levels, std::vector<size_t>(levels * levels), std::vector<size_t>(levels),
                  std::vector<size_t>(levels)};
  for (const auto& [from, to] : moves) {
    if (from.value_or(0) >= levels || to.value_or(0) >= levels) return std::nullopt;
    if (from && to) {
      ++out.counts[*from * levels + *to];
      ++(*to > *from ? out.rose : *to < *from ? out.fell : out.stayed);
    } else if (from) {
      ++out.left[*from];
    } else if (to) {
      ++out.entered[*to];
    }
  }
  return out;
}

}  // namespace plenary
