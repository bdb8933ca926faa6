#include "advise/scorecard_criteria.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "stats/correlation.h"
#include "stats/resample.h"

namespace plenary {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// Metrics by the units of which they say something: where these are the same, ranks are too.
struct Column {
  RankPlaces places;
  std::vector<bool> there;
  bool everywhere = false;
  std::string objective;
};

Column column_of(const ScorecardScene& scene, size_t metric) {
  auto values = scene.scaled(metric);
  std::vector<bool> there;
  for (double& value : values) {
    there.push_back(std::isfinite(value));
    value = there.back() ? scene.sign(metric) * value : 0;
  }
  const bool everywhere = std::ranges::all_of(there, std::identity());
  return {RankPlaces(values), std::move(there), everywhere, scene.readings[metric].metric.objective};
}

// Ranks less their mean, of length one; empty when all are equal.
std::vector<double> unit_ranks(const Column& column, std::span<const uint32_t> units) {
  if (units.size() < kScorecardLeast) return {};
  auto out = column.places.ranks(units);
  const double mean = static_cast<double>(units.size() + 1) / 2;
  double squares = 0;
  for (double& rank : out) rank -= mean, squares += rank * rank;
  if (squares <= 0) return {};
  for (double& rank : out) rank /= std::sqrt(squares);
  return out;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.empty() || b.empty()) return kNone;
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// Spearman's correlation of two columns over the units that both know.
double rho(const Column& a, const Column& b, const std::vector<double>& ranks_a,
           const std::vector<double>& ranks_b, std::span<const uint32_t> units) {
  if (a.everywhere && b.everywhere) return product(ranks_a, ranks_b);
  std::vector<uint32_t> both;
  for (const uint32_t unit : units)
    if (a.there[unit] && b.there[unit]) both.push_back(unit);
  return product(unit_ranks(a, both), unit_ranks(b, both));
}

struct Mean {
  double sum = 0, count = 0;
  void add(double value) {
    if (std::isfinite(value)) sum += value, ++count;
  }
  double value() const { return count > 0 ? sum / count : kNone; }
};

void validities(const std::vector<Column>& columns, std::span<const uint32_t> units, std::span<double> out) {
  std::vector<std::vector<double>> ranks;
  for (const auto& column : columns)
    ranks.push_back(column.everywhere ? unit_ranks(column, units) : std::vector<double>{});
  std::vector<Mean> same(columns.size()), other(columns.size());
  for (size_t a = 0; a < columns.size(); ++a)
    for (size_t b = a + 1; b < columns.size(); ++b) {
      const double r = rho(columns[a], columns[b], ranks[a], ranks[b], units);
      const bool kin = columns[a].objective == columns[b].objective;
      for (const size_t at : {a, b}) (kin ? same : other)[at].add(kin ? r : std::abs(r));
    }
  for (size_t m = 0; m < columns.size(); ++m)
    if (const double d = same[m].value() - other[m].value(); std::isfinite(d))
      out[m] = std::max(0.0, (1 + d) / 2);
}

// Validity is computed for all at once: here is only told whether it can be.
Judgement judge_validity(const ScorecardScene& scene, size_t metric) {
  const auto& objective = scene.readings[metric].metric.objective;
  const auto kin =
      std::ranges::count_if(scene.readings, [&](const auto& r) { return r.metric.objective == objective; }) -
      1;
  const auto others = static_cast<std::ptrdiff_t>(scene.readings.size()) - 1 - kin;
  Judgement out;
  if (kin == 0) out.why = fmt::format("no other metric here is of the objective '{}'", objective);
  if (kin > 0 && others == 0) out.why = "no metric of another objective is here";
  const auto values = scene.scaled(metric);
  out.organizations = static_cast<size_t>(std::ranges::count_if(values, [](double x) { return x == x; }));
  out.data = fmt::format("{} of the objective '{}', {} of others", kin, objective, others);
  return out;
}

}  // namespace

double ScorecardScene::scaled(size_t metric, const Amount& amount, size_t unit) const {
  const auto& reading = readings[metric];
  const double value = reading.value(amount, unit);
  return reading.is_ratio() ? value : std::log1p(value);
}

std::vector<double> ScorecardScene::scaled(size_t metric) const {
  std::vector<double> out;
  for (size_t unit = 0; unit < world.count(); ++unit)
    out.push_back(scaled(metric, readings[metric].whole[unit], unit));
  return out;
}

std::vector<double> ScorecardScene::sizes() const {
  std::vector<double> out(world.count());
  for (const auto& period : world.size)
    for (size_t unit = 0; unit < out.size(); ++unit) out[unit] += period[unit];
  return out;
}

double ScorecardScene::sign(size_t metric) const {
  return readings[metric].metric.direction == "less" ? -1 : 1;
}

const std::array<CriterionText, kStatistics>& criterion_texts() {
  static constexpr std::array<CriterionText, kStatistics> kTexts{{
      {"reliability", "Does it agree with itself?",
       "split-half by events, documents or months, Spearman-Brown: median of 200 splits"},
      {"stability", "Does it say the same next time?", "ICC(A,1) over the periods"},
      {"validity", "Does it go with its kin and apart from others?",
       "(1 + d)/2, d = mean rank correlation within its objective - mean absolute one with other objectives"},
      {"prediction", "Does it foretell publication?",
       "partial rank correlation with the next period's outcome, given the outcome and size now"},
      {"rankability", "Do its differences exceed chance?",
       "tau2/(tau2 + median sampling variance), variances by jackknife"},
      {"gaming", "Does cheating not pay?", "1 - mean gain in percentiles over the library of attacks"},
      {"coverage", "Are all told of, and not only some kinds?",
       "share with a value x (1 - |2 AUC - 1|), AUC of missing from size and region"},
      {"fairness", "Are regions treated alike?",
       "1 - epsilon2 of what outcome and size leave, over regions and size classes"},
      {"robustness", "Do other ways of counting agree?",
       "1 - mean rank shift / that of random ranks, over window, decay and capping"},
      {"publishability", "Can it be shown?",
       "share of records in cells by country and period that the public may see"},
      {"size", "Is it only size?", "absolute rank correlation with people (or acts)"},
  }};
  return kTexts;
}

UnitStatistics validity_of_all(const ScorecardScene& scene) {
  auto columns = std::make_shared<std::vector<Column>>();
  for (size_t m = 0; m < scene.readings.size(); ++m) columns->push_back(column_of(scene, m));
  return
      [columns](std::span<const uint32_t> units, std::span<double> out) { validities(*columns, units, out); };
}

Judgement judge(const ScorecardScene& scene, Criterion criterion, size_t metric) {
  static constexpr std::array kJudges{judge_reliability,    judge_stability,   judge_validity,
                                      judge_prediction,     judge_rankability, judge_gaming,
                                      judge_coverage,       judge_fairness,    judge_robustness,
                                      judge_publishability, judge_size_share};
  auto out = kJudges[criterion](scene, metric);
  if (out.why.empty() && out.organizations < kScorecardLeast)
    out.why = fmt::format("fewer than {} organizations", kScorecardLeast);
  if (!out.why.empty()) out.statistic = nullptr;
  if (out.undefined.empty()) out.undefined = "the organizations do not differ enough";
  return out;
}

}  // namespace plenary
