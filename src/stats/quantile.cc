#include "stats/quantile.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace plenary {

std::optional<double> quantile(std::vector<double> values, double probability) {
  assert(probability >= 0 && probability <= 1);
  if (values.empty()) return std::nullopt;
  const double place = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(std::floor(place));
  const auto at = values.begin() + below;
  std::nth_element(values.begin(), at, values.end());
  const double part = place - std::floor(place);
  if (part == 0) return *at;
  const double next = *std::min_element(at + 1, values.end());
  return *at * (1 - part) + next * part;  // no overflow when the two are far apart
}

std::optional<double> median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

}  // namespace plenary
