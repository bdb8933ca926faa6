// For the tests of the scorecard: organizations whose values are written down.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "advise/scorecard_criteria.h"

namespace plenary {

inline constexpr size_t kTestPeriods = 4;

/// So many organizations of one body over four years; of size 1, 2, 3 ..., in two regions by turns.
inline ScorecardScene scene_of(size_t organizations) {
  ScorecardScene out;
  out.world.periods = periods_between(make_day(2020, 1, 1), make_day(2023, 12, 31));
  for (size_t unit = 0; unit < organizations; ++unit) {
    out.world.organizations.push_back(static_cast<int32_t>(unit) + 1);
    out.world.bodies.push_back({1});
    out.world.region.push_back(static_cast<int32_t>(unit % 2));
    out.world.country.push_back(static_cast<int32_t>(unit % 2));
    out.world.size_class.push_back(-1);
  }
  std::vector<double> size;
  for (size_t unit = 0; unit < organizations; ++unit) size.push_back(static_cast<double>(unit) + 1);
  out.world.size.assign(kTestPeriods, size);
  out.world.size_is_people = true;
  return out;
}

/// A library of two attacks, which all make.
inline void add_attacks(ScorecardScene& scene) {
  scene.library.resize(2);
  scene.assault.attackers.assign(2, std::vector<bool>(scene.world.count(), true));
}

/// Adds a count: `value` of an organization in a period; its parts are equal but for `odd`, the part that has
/// all of it.
inline size_t add_metric(
    ScorecardScene& scene, const std::string& name, const std::string& objective,
    const std::function<double(size_t unit, size_t period)>& value,
    const std::function<bool(size_t unit)>& lumped = [](size_t) { return false; }) {
  MetricReading reading;
  reading.metric.name = name, reading.metric.objective = objective, reading.metric.privacy = "organization";
  const size_t n = scene.world.count();
  for (size_t unit = 0; unit < n; ++unit) {
    double sum = 0;
    for (size_t t = 0; t < kTestPeriods; ++t) {
      const double x = value(unit, t);
      reading.periods.push_back({x, 0, x > 0 ? 1 : 0});
      sum += x;
    }
    reading.whole.push_back({sum, 0, sum > 0 ? 1 : 0});
    for (size_t p = 0; p < kScorecardParts; ++p) {
      const double part = !lumped(unit) ? sum / kScorecardParts : p == unit % kScorecardParts ? sum : 0;
      reading.parts.push_back({part, 0, part > 0 ? 1 : 0});
    }
    reading.told.push_back(true);
  }
  reading.persons.assign(reading.periods.size(), 0);
  reading.known = reading.all = static_cast<int64_t>(n);
  scene.readings.push_back(std::move(reading));
  scene.assault.metrics.push_back({{}, {scene.library.size(), std::vector<Amount>{}}});
  return scene.readings.size() - 1;
}

/// A criterion of all organizations.
inline std::optional<double> value_of(const ScorecardScene& scene, Criterion criterion, size_t metric) {
  const auto judgement = judge(scene, criterion, metric);
  if (!judgement.statistic) return std::nullopt;
  std::vector<uint32_t> all;
  for (uint32_t unit = 0; unit < scene.world.count(); ++unit) all.push_back(unit);
  return judgement.statistic(all);
}

}  // namespace plenary
