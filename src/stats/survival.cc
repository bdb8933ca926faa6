#include "stats/survival.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "stats/distribution.h"
#include "stats/risk_table.h"

namespace plenary {
namespace {

// `relative` is the standard error of log survival.
Interval survival_interval(double survival, double relative, SurvivalScale scale) {
  const double z = normal_quantile(0.975);
  if (scale == SurvivalScale::kLog)
    return {survival * std::exp(-z * relative), std::min(1.0, survival * std::exp(z * relative))};
  const double width = z * relative / std::abs(std::log(survival));
  return {std::pow(survival, std::exp(width)), std::pow(survival, std::exp(-width))};
}

using Curve = std::function<std::optional<double>(const SurvivalStep&)>;

// Where a falling curve reaches a level; where it stays there for a while, the middle of that while.
std::optional<double> time_of(double level, const std::vector<SurvivalStep>& steps, const Curve& curve) {
  constexpr double kSlack = 1e-9;
  std::optional<double> reached;
  for (const SurvivalStep& step : steps) {
    const auto value = curve(step);
    if (!value || *value > level + kSlack) continue;
    if (reached) return (*reached + step.time) / 2;
    if (*value < level - kSlack) return step.time;
    reached = step.time;
  }
  return reached;
}

std::optional<double> end_of(const SurvivalStep& step, double Interval::*end) {
  if (!step.interval) return std::nullopt;
  return (*step.interval).*end;
}

double chance(size_t part, size_t all) { return static_cast<double>(part) / static_cast<double>(all); }

}  // namespace

std::optional<Survival> kaplan_meier(std::span<const Lifetime> lifetimes, SurvivalScale scale) {
  const auto rows = risk_table(lifetimes);
  if (!rows) return std::nullopt;
  Survival out;
  double survival = 1, greenwood = 0;
  for (const RiskRow& row : *rows) {
    SurvivalStep step{row.time, row.at_risk, row.all_events()};
    const size_t left = step.at_risk - step.events;
    survival *= chance(left, step.at_risk);
    step.survival = survival;
    if (left > 0) {
      greenwood += chance(step.events, step.at_risk) / static_cast<double>(left);
      const double relative = std::sqrt(greenwood);
      step.std_error = survival * relative;
      step.interval = survival_interval(survival, relative, scale);
    }
    out.steps.push_back(step);
  }
  return out;
}

SurvivalQuantile survival_quantile(const Survival& curve, double ended) {
  if (!(ended > 0 && ended < 1)) return {};
  const double level = 1 - ended;
  return {time_of(level, curve.steps, [](const SurvivalStep& at) { return at.survival; }),
          time_of(level, curve.steps, [](const SurvivalStep& at) { return end_of(at, &Interval::low); }),
          time_of(level, curve.steps, [](const SurvivalStep& at) { return end_of(at, &Interval::high); })};
}

// Steps are walked from the last to the first: the variance weighs each by the area that lies after it.
std::optional<RestrictedMean> restricted_mean(std::span<const Lifetime> lifetimes, double horizon) {
  const auto curve = kaplan_meier(lifetimes);
  if (!curve || !(horizon > 0) || !std::isfinite(horizon)) return std::nullopt;
  double watched = 0;
  for (const Lifetime& life : lifetimes) watched = std::max(watched, life.time);
  const bool nobody_left = !curve->steps.empty() && curve->steps.back().survival == 0;
  if (watched < horizon && !nobody_left) return std::nullopt;

  double area = 0, variance = 0, until = horizon;
  for (auto step = curve->steps.rbegin(); step != curve->steps.rend(); ++step) {
    if (step->time >= horizon) continue;
    area += step->survival * (until - step->time);
    until = step->time;
    const size_t left = step->at_risk - step->events;
    if (left > 0) variance += area * area * chance(step->events, step->at_risk) / static_cast<double>(left);
  }
  const double mean = area + until, half = normal_quantile(0.975) * std::sqrt(variance);
  return RestrictedMean{mean, {std::max(0.0, mean - half), std::min(horizon, mean + half)}};
}

}  // namespace plenary
