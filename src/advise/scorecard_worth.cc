// Does a metric say what it should: of the outcome that follows, of regions alike, and not of size alone.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "advise/scorecard_criteria.h"
#include "stats/correlation.h"
#include "stats/group_effect.h"
#include "stats/resample.h"

namespace plenary {
namespace {

using Units = std::span<const uint32_t>;

constexpr size_t kMostPairs = 3;

// A column of which some places are unknown; ranks are asked of known ones only.
struct Known {
  std::vector<double> values;
  std::vector<bool> there;

  explicit Known(std::vector<double> from) : values(std::move(from)) {
    for (double& value : values) {
      there.push_back(std::isfinite(value));
      if (!there.back()) value = 0;
    }
  }
};

std::vector<uint32_t> chosen(Units units, const std::vector<bool>& there) {
  std::vector<uint32_t> out;
  std::ranges::copy_if(units, std::back_inserter(out), [&](uint32_t unit) { return there[unit]; });
  return out;
}

size_t count(const std::vector<bool>& there) { return static_cast<size_t>(std::ranges::count(there, true)); }

Known of_period(const ScorecardScene& scene, size_t metric, size_t t) {
  std::vector<double> out;
  const size_t n = scene.world.periods.count();
  for (size_t unit = 0; unit < scene.world.count(); ++unit)
    out.push_back(scene.scaled(metric, scene.readings[metric].periods[unit * n + t], unit));
  return Known(std::move(out));
}

bool varies(const Known& column) {
  std::optional<double> first;
  for (size_t i = 0; i < column.values.size(); ++i) {
    if (!column.there[i]) continue;
    if (first && *first != column.values[i]) return true;
    first = column.values[i];
  }
  return false;
}

// A metric in one period and the outcome of the next, with what is held equal.
struct Pair {
  RankPlaces metric, next, outcome, size;
  std::vector<bool> there;

  std::optional<double> rho(Units units) const {
    const auto known = chosen(units, there);
    if (known.size() < kScorecardLeast) return std::nullopt;
    const std::vector<std::vector<double>> controls{outcome.ranks(known), size.ranks(known)};
    return partial_pearson(metric.ranks(known), next.ranks(known), controls);
  }
};

std::optional<Pair> pair_of(const ScorecardScene& scene, size_t metric, size_t t) {
  auto now = of_period(scene, metric, t);
  const auto outcome = of_period(scene, *scene.outcome, t), next = of_period(scene, *scene.outcome, t + 1);
  if (!varies(now) || !varies(next)) return std::nullopt;
  for (double& value : now.values) value *= scene.sign(metric);
  std::vector<bool> there;
  for (size_t unit = 0; unit < now.there.size(); ++unit)
    there.push_back(now.there[unit] && outcome.there[unit] && next.there[unit]);
  return Pair{RankPlaces(now.values), RankPlaces(next.values), RankPlaces(outcome.values),
              RankPlaces(scene.world.size[t]), std::move(there)};
}

// What outcome and size leave of a metric, by ranks.
struct Rest {
  std::vector<RankPlaces> columns;  // the metric, then what is held equal
  std::vector<std::vector<int32_t>> strata;
  std::vector<bool> there;

  std::optional<double> fairness(Units units) const {
    const auto known = chosen(units, there);
    if (known.size() < kScorecardLeast) return std::nullopt;
    std::vector<std::vector<double>> controls;
    for (size_t i = 1; i < columns.size(); ++i) controls.push_back(columns[i].ranks(known));
    const auto rest = residuals(columns[0].ranks(known), controls);
    if (!rest) return std::nullopt;
    std::optional<double> worst;
    for (const auto& stratum : strata) {
      std::vector<int32_t> of;
      for (const uint32_t unit : known) of.push_back(stratum[unit]);
      if (const auto effect = group_effect(*rest, of))
        worst = std::max(worst.value_or(0), effect->epsilon_squared);
    }
    return worst ? std::optional(1 - *worst) : std::nullopt;
  }
};

// Regions or size classes, where at least ten organizations are known to be of two or more.
bool comparable(const std::vector<int32_t>& stratum, const std::vector<bool>& there) {
  std::vector<int32_t> known;
  for (size_t unit = 0; unit < stratum.size(); ++unit)
    if (there[unit] && stratum[unit] >= 0) known.push_back(stratum[unit]);
  return known.size() >= kScorecardLeast && std::ranges::min(known) < std::ranges::max(known);
}

const char* size_word(const ScorecardScene& scene) { return scene.world.size_is_people ? "people" : "acts"; }

}  // namespace

Judgement judge_prediction(const ScorecardScene& scene, size_t metric) {
  Judgement out;
  if (!scene.outcome)
    out.why = "no texts are credited to organizations";
  else if (*scene.outcome == metric)
    out.why = "it is the outcome that others ought to foretell";
  if (!out.why.empty()) return out;
  const size_t n = scene.world.periods.count();
  std::vector<Pair> pairs;
  for (size_t t = n - 1; t-- > 0 && pairs.size() < kMostPairs;)
    if (auto pair = pair_of(scene, metric, t)) pairs.push_back(std::move(*pair));
  if (pairs.empty()) {
    out.why = "no period with records of it is followed by one with the outcome";
    return out;
  }
  for (const auto& pair : pairs) out.organizations = std::max(out.organizations, count(pair.there));
  out.data = fmt::format("{} organizations, {} pairs of periods", out.organizations, pairs.size());
  out.undefined = fmt::format("{} and outcome now say all that it says", size_word(scene));
  out.statistic = [pairs](Units units) -> std::optional<double> {
    double sum = 0;
    size_t defined = 0;
    for (const auto& pair : pairs)
      if (const auto r = pair.rho(units)) sum += *r, ++defined;
    if (defined == 0) return std::nullopt;
    return std::max(0.0, sum / static_cast<double>(defined));
  };
  return out;
}

Judgement judge_fairness(const ScorecardScene& scene, size_t metric) {
  Judgement out;
  const Known own(scene.scaled(metric));
  Rest rest;
  rest.there = own.there;
  rest.columns.emplace_back(own.values);
  rest.columns.emplace_back(scene.sizes());
  if (scene.outcome && *scene.outcome != metric) {
    const Known outcome(scene.scaled(*scene.outcome));
    for (size_t unit = 0; unit < rest.there.size(); ++unit)
      if (!outcome.there[unit]) rest.there[unit] = false;
    rest.columns.emplace_back(outcome.values);
  }
  std::string of;
  for (const auto& [stratum, name] :
       {std::pair(&scene.world.region, "region"), std::pair(&scene.world.size_class, "size class")})
    if (comparable(*stratum, rest.there)) {
      rest.strata.push_back(*stratum);
      of += fmt::format("{}{}", of.empty() ? "" : " and ", name);
    }
  out.organizations = count(rest.there);
  if (rest.strata.empty()) out.why = "regions of too few organizations are known";
  out.data = fmt::format("{} organizations, by {}", out.organizations, of);
  out.undefined = fmt::format("{} and outcome say all that it says", size_word(scene));
  out.statistic = [rest](Units units) { return rest.fairness(units); };
  return out;
}

Judgement judge_size_share(const ScorecardScene& scene, size_t metric) {
  const Known own(scene.scaled(metric));
  Judgement out;
  out.organizations = count(own.there);
  out.data = fmt::format("{} organizations, {} over all periods", out.organizations, size_word(scene));
  out.statistic = [a = RankPlaces(own.values), b = RankPlaces(scene.sizes()),
                   there = own.there](Units units) -> std::optional<double> {
    const auto known = chosen(units, there);
    const auto r = pearson(a.ranks(known), b.ranks(known));
    return r ? std::optional(std::abs(*r)) : std::nullopt;
  };
  return out;
}

}  // namespace plenary
