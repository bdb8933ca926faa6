#include "advise/chance.h"

#include <algorithm>
#include <cmath>

namespace plenary {
namespace {

using composite::kMissing;
using composite::missing;

constexpr double kNormal95 = 1.959963984540054;
constexpr double kAnscombe = 3.0 / 8;

double found(const std::map<std::string, double>& list, const std::string& organization) {
  const auto at = list.find(organization);
  return at == list.end() ? 0 : at->second;
}

// Half of the way, in points, from one deviation below a count to one above.
double deviation(const Profile& profile, const std::string& body, const Indicator& indicator,
                 const Reading& reading, const std::string& organization) {
  if (!by_chance(indicator.metric)) return 0;
  const double value = found(reading.values, organization);
  const double spread = std::sqrt(found(reading.variances, organization) + kAnscombe);
  const double above = points_of(profile, indicator, body, value + spread);
  const double below = points_of(profile, indicator, body, std::max(0.0, value - spread));
  return std::abs(above - below) / 2;
}

// The share of a member's weight among those of its siblings that the unit has.
double share(const IndexDay& day, size_t node, size_t unit) {
  double all = 0;
  for (const size_t sibling : day.tree.children(*day.tree.nodes()[node].parent))
    if (!missing(day.result.nodes[sibling][unit])) all += day.tree.nodes()[sibling].weight;
  return day.tree.nodes()[node].weight / all;
}

// What one more point of an indicator adds to the score.
double slope(const Profile& profile, const IndexDay& day, size_t leaf, size_t unit) {
  const size_t dimension = *day.tree.nodes()[leaf].parent;
  const double arithmetic = share(day, leaf, unit) * share(day, dimension, unit);
  if (!profile.geometric) return arithmetic;
  return arithmetic * day.result.nodes[day.tree.top()][unit] / day.result.nodes[dimension][unit];
}

}  // namespace

std::vector<std::optional<Interval>> chance_intervals(const Profile& profile, const std::string& body,
                                                      const IndexDay& day) {
  std::vector<std::optional<Interval>> out(day.data.units.size());
  for (size_t u = 0; u < out.size(); ++u) {
    const double score = day.result.nodes[day.tree.top()][u];
    if (missing(score)) continue;
    double variance = 0;
    for (const size_t leaf : day.tree.leaves()) {
      const size_t i = day.indicator_of[day.tree.leaf(leaf)];
      if (missing(day.result.nodes[leaf][u])) continue;
      const double part = slope(profile, day, leaf, u) *
                          deviation(profile, body, profile.indicators[i], day.readings[i], day.data.units[u]);
      variance += part * part;
    }
    const double reach = kNormal95 * std::sqrt(variance);
    out[u] = Interval{std::max(profile.geometric ? 1.0 : 0.0, score - reach), std::min(100.0, score + reach)};
  }
  return out;
}

}  // namespace plenary
