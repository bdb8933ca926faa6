#include "stats/krippendorff.h"

#include <map>

namespace plenary {

// Observed disagreement: pairs of unlike categories within units, each unit's pairs over its coders less one.
// Expected: pairs of unlike categories among all that were given.
std::optional<CoderAgreement> krippendorff_alpha(std::span<const std::vector<std::string>> units) {
  std::map<std::string_view, double> totals;
  double all = 0, alike = 0;
  CoderAgreement out;
  for (const auto& unit : units) {
    if (unit.size() < 2) continue;
    std::map<std::string_view, double> here;
    for (const auto& value : unit) ++here[value];
    const auto coders = static_cast<double>(unit.size());
    for (const auto& [value, n] : here) alike += n * (n - 1) / (coders - 1), totals[value] += n;
    all += coders, ++out.units;
  }
  if (totals.size() < 2) return std::nullopt;
  double expected = 0;
  for (const auto& [value, n] : totals) expected += n * (n - 1);
  out.values = totals.size();
  out.alpha = 1 - (all - 1) * (all - alike) / (all * (all - 1) - expected);
  return out;
}

}  // namespace plenary
