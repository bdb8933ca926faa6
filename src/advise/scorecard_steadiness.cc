// Does a metric agree with itself: between halves of what it counts, between periods, against chance, under
// other ways of counting.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "advise/scorecard_criteria.h"
#include "stats/quantile.h"
#include "stats/rankability.h"
#include "stats/reliability.h"
#include "stats/resample.h"
#include "stats/split_parts.h"

namespace plenary {
namespace {

constexpr size_t kSplits = 200;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kDecay = 0.7;  // of a period before the next
constexpr double kCap = 0.95;   // quantile at which large values are cut

void add(Amount& to, const Amount& what, double weight = 1) {
  to.over += weight * what.over, to.under += weight * what.under, to.records += what.records;
}

// Units of which there are records: who has none agrees with himself in nothing.
std::vector<bool> recorded(const MetricReading& reading) {
  std::vector<bool> out;
  for (const auto& amount : reading.whole) out.push_back(amount.records > 0);
  return out;
}

size_t count(const std::vector<bool>& units) { return static_cast<size_t>(std::ranges::count(units, true)); }

std::vector<size_t> recorded_periods(const ScorecardScene& scene, size_t metric) {
  const size_t n = scene.world.periods.count();
  std::vector<size_t> out;
  for (size_t t = 0; t < n; ++t)
    for (size_t unit = 0; unit < scene.world.count(); ++unit)
      if (scene.readings[metric].periods[unit * n + t].records > 0) {
        out.push_back(t);
        break;
      }
  return out;
}

std::string periods_text(size_t count, int months) {
  return fmt::format("{} {}", count, months == 12 ? "years" : months == 6 ? "half-years" : "quarters");
}

// The values of a unit without each of the parts.
std::vector<double> without_each(const ScorecardScene& scene, size_t metric, size_t unit) {
  const Amount* parts = &scene.readings[metric].parts[unit * kScorecardParts];
  std::vector<double> out;
  for (size_t left = 0; left < kScorecardParts; ++left) {
    Amount rest;
    for (size_t p = 0; p < kScorecardParts; ++p)
      if (p != left) add(rest, parts[p]);
    out.push_back(scene.scaled(metric, rest, unit));
  }
  return out;
}

// One way to make a number of the periods.
struct Way {
  bool half = false, decay = false, cap = false;
};

// Where large values of a period are cut.
std::vector<double> caps(const ScorecardScene& scene, size_t metric) {
  const auto& reading = scene.readings[metric];
  const size_t n = scene.world.periods.count();
  std::vector<double> out;
  for (size_t t = 0; t < n; ++t) {
    std::vector<double> values;
    for (size_t unit = 0; unit < scene.world.count(); ++unit)
      if (const auto& amount = reading.periods[unit * n + t]; amount.records > 0)
        values.push_back(amount.over);
    out.push_back(quantile(std::move(values), kCap).value_or(0));
  }
  return out;
}

std::vector<double> counted(const ScorecardScene& scene, size_t metric, const Way& way,
                            const std::vector<double>& most) {
  const auto& reading = scene.readings[metric];
  const size_t n = scene.world.periods.count();
  std::vector<double> out;
  for (size_t unit = 0; unit < scene.world.count(); ++unit) {
    Amount sum;
    for (size_t t = way.half ? n / 2 : 0; t < n; ++t) {
      auto amount = reading.periods[unit * n + t];
      if (way.cap && !reading.is_ratio()) amount.over = std::min(amount.over, most[t]);
      add(sum, amount, way.decay ? std::pow(kDecay, static_cast<double>(n - 1 - t)) : 1);
    }
    out.push_back(reading.value(sum, unit));
  }
  return out;
}

}  // namespace

Judgement judge_reliability(const ScorecardScene& scene, size_t metric) {
  const auto& reading = scene.readings[metric];
  const auto there = recorded(reading);
  Judgement out;
  out.organizations = count(there);
  out.data =
      fmt::format("{} organizations, {} heaps, {} splits", out.organizations, kScorecardParts, kSplits);
  const auto half = [&](size_t unit, const std::vector<bool>& which) {
    if (!there[unit]) return kNone;
    Amount sum;
    for (size_t p = 0; p < kScorecardParts; ++p)
      if (which[p]) add(sum, reading.parts[unit * kScorecardParts + p]);
    return scene.scaled(metric, sum, unit);
  };
  if (out.organizations >= kScorecardLeast)
    out.statistic = [inner = split_parts_reliability(scene.world.count(), kScorecardParts, half, kSplits,
                                                     kScorecardSeed)](std::span<const uint32_t> units) {
      const auto r = inner(units);
      return r ? std::optional(std::clamp(*r, 0.0, 1.0)) : std::nullopt;
    };
  return out;
}

Judgement judge_stability(const ScorecardScene& scene, size_t metric) {
  const auto& reading = scene.readings[metric];
  const auto periods = recorded_periods(scene, metric);
  const size_t all = scene.world.periods.count(), k = periods.size();
  Judgement out;
  if (k < 2) {
    out.why = "records of one period only";
    return out;
  }
  std::vector<double> values;  // of each unit its k periods
  std::vector<bool> there;
  for (size_t unit = 0; unit < scene.world.count(); ++unit) {
    bool known = reading.whole[unit].records > 0;
    for (const size_t t : periods) {
      values.push_back(scene.scaled(metric, reading.periods[unit * all + t], unit));
      known = known && std::isfinite(values.back());
    }
    there.push_back(known);
  }
  out.organizations = count(there);
  out.data =
      fmt::format("{} organizations, {}", out.organizations, periods_text(k, scene.world.periods.months));
  out.statistic = [values, there, k](std::span<const uint32_t> units) -> std::optional<double> {
    std::vector<double> ratings;
    for (const uint32_t unit : units)
      if (there[unit])
        ratings.insert(ratings.end(), values.begin() + static_cast<std::ptrdiff_t>(unit * k),
                       values.begin() + static_cast<std::ptrdiff_t>((unit + 1) * k));
    const auto icc = intraclass({ratings, k});
    return icc && icc->icc2 ? std::optional(std::clamp(*icc->icc2, 0.0, 1.0)) : std::nullopt;
  };
  return out;
}

Judgement judge_rankability(const ScorecardScene& scene, size_t metric) {
  const auto there = recorded(scene.readings[metric]);
  auto values = scene.scaled(metric);
  std::vector<double> variances(values.size(), kNone);
  for (size_t unit = 0; unit < values.size(); ++unit)
    if (there[unit] && std::isfinite(values[unit]))
      variances[unit] = jackknife_variance(without_each(scene, metric, unit)).value_or(kNone);
  Judgement out;
  out.organizations = static_cast<size_t>(std::ranges::count_if(variances, [](double v) { return v == v; }));
  out.data = fmt::format("{} organizations, {} heaps", out.organizations, kScorecardParts);
  if (out.organizations == 0) out.why = "too little of each organization to tell chance from difference";
  out.statistic = [values, variances](std::span<const uint32_t> units) {
    std::vector<double> v, s;
    for (const uint32_t unit : units)
      if (std::isfinite(variances[unit])) v.push_back(values[unit]), s.push_back(variances[unit]);
    return rankability(v, s);
  };
  return out;
}

Judgement judge_robustness(const ScorecardScene& scene, size_t metric) {
  Judgement out;
  if (recorded_periods(scene, metric).size() < 2) {
    out.why = "records of one period only";
    return out;
  }
  const auto most = caps(scene, metric);
  const bool ratio = scene.readings[metric].is_ratio();
  std::vector<RankPlaces> ways;
  std::vector<bool> there(scene.world.count(), true);
  for (const bool cap : {false, true})
    for (const bool decay : {false, true})
      for (const bool half : {false, true}) {
        if (cap && ratio) continue;  // a share has no large values
        auto values = counted(scene, metric, {half, decay, cap}, most);
        for (size_t unit = 0; unit < values.size(); ++unit)
          if (!std::isfinite(values[unit])) there[unit] = false, values[unit] = 0;
        ways.emplace_back(values);
      }
  out.organizations = count(there);
  out.data = fmt::format("{} organizations, {} other ways", out.organizations, ways.size() - 1);
  out.statistic = [ways, there](std::span<const uint32_t> units) -> std::optional<double> {
    std::vector<uint32_t> known;
    std::ranges::copy_if(units, std::back_inserter(known), [&](uint32_t unit) { return there[unit]; });
    if (known.size() < kScorecardLeast) return std::nullopt;
    const auto own = ways.front().ranks(known);
    double shift = 0;
    for (size_t w = 1; w < ways.size(); ++w) {
      const auto ranks = ways[w].ranks(known);
      for (size_t i = 0; i < own.size(); ++i) shift += std::abs(ranks[i] - own[i]);
    }
    const auto n = static_cast<double>(own.size());
    const double random = (n * n - 1) / (3 * n);
    return std::clamp(1 - shift / (n * static_cast<double>(ways.size() - 1)) / random, 0.0, 1.0);
  };
  return out;
}

}  // namespace plenary
