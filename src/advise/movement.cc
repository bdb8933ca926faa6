#include "advise/movement.h"

#include <algorithm>
#include <set>

#include "stats/false_discovery.h"
#include "stats/waterfall.h"

namespace plenary {
namespace {

using composite::missing;

double score_of(const IndexDay& day, size_t unit) {
  return unit < day.data.units.size() ? day.result.nodes[day.tree.top()][unit] : composite::kMissing;
}

std::optional<size_t> level_place(const IndexDay& day, const std::string& organization,
                                  const std::vector<std::string>& names) {
  const size_t unit = day.find(organization);
  if (unit == day.data.units.size() || day.levels[unit].empty()) return {};
  return static_cast<size_t>(std::ranges::find(names, day.levels[unit]) - names.begin());
}

// One year's worth of days, from the first of them.
double years_since(Day first, Day day) { return (day.days - first.days) / 365.25; }

std::optional<OrganizationTrend> trend_of(const std::vector<IndexDay>& days, size_t unit) {
  const auto& last = days.back();
  std::vector<Observation> series;
  for (const auto& day : days) {
    if (!day.comparable(last)) continue;
    const double score = score_of(day, day.find(last.data.units[unit]));
    if (!missing(score)) series.push_back({years_since(days.front().day, day.day), score, 0});
  }
  if (series.size() < kLeastDays) return {};
  const auto found = trend(series);
  if (!found) return {};
  return OrganizationTrend{unit, series.size(), *found, 1};
}

}  // namespace

Result<std::vector<Movement>> movements(const IndexDay& before, const IndexDay& now) {
  std::vector<Movement> out;
  if (!now.comparable(before)) return out;
  for (size_t u = 0; u < now.data.units.size(); ++u) {
    const size_t then = before.find(now.data.units[u]);
    const double was = score_of(before, then), is = score_of(now, u);
    if (missing(was) || missing(is)) continue;
    std::vector<double> references;
    for (const auto& column : before.result.nodes) references.push_back(column[then]);
    Movement movement{u, was, is, {}, before.levels[then]};
    PLENARY_LET(steps, composite::waterfall_from(now.tree, now.result, now.method, u, references));
    for (const size_t leaf : now.tree.leaves())
      if (!missing(steps[leaf].contribution)) movement.parts.emplace_back(leaf, steps[leaf].contribution);
    out.push_back(std::move(movement));
  }
  return out;
}

std::vector<OrganizationTrend> organization_trends(const std::vector<IndexDay>& days) {
  std::vector<OrganizationTrend> out;
  if (days.empty()) return out;
  std::vector<double> p_values;
  for (size_t u = 0; u < days.back().data.units.size(); ++u)
    if (auto found = trend_of(days, u)) {
      p_values.push_back(found->trend.p_value);
      out.push_back(*std::move(found));
    }
  if (const auto adjusted = adjust_p_values(p_values))
    for (size_t i = 0; i < out.size(); ++i) out[i].adjusted_p = (*adjusted)[i];
  return out;
}

Transitions level_transitions(const std::vector<IndexDay>& days, const Profile& profile) {
  const auto names = profile.level_names();
  std::vector<Move> moves;
  for (size_t d = 1; d < days.size(); ++d) {
    if (!days[d].comparable(days[d - 1])) continue;
    std::set<std::string> organizations(days[d].data.units.begin(), days[d].data.units.end());
    organizations.insert(days[d - 1].data.units.begin(), days[d - 1].data.units.end());
    for (const auto& organization : organizations)
      moves.push_back(
          {level_place(days[d - 1], organization, names), level_place(days[d], organization, names)});
  }
  return transitions(moves, names.size()).value_or(Transitions{});
}

}  // namespace plenary
