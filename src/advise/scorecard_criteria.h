// The criteria by which a metric is judged: each is a number from 0 to 1 of some organizations, so that it
// can be computed again for others drawn from them (stats/bootstrap.h). The ten of docs/scorecard.md, and
// beside them how far a metric is size.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "advise/scorecard_attacks.h"
#include "stats/bootstrap.h"

namespace plenary {

/// Fewer organizations than these say nothing of a metric, and too much of themselves.
inline constexpr size_t kScorecardLeast = 10;
inline constexpr uint64_t kScorecardSeed = 1;

/// What criteria look at.
struct ScorecardScene {
  ScorecardWorld world;
  std::vector<MetricReading> readings;  ///< those that have a card
  std::vector<Attack> library;
  Assault assault;                ///< one a reading
  std::optional<size_t> outcome;  ///< the reading that others ought to foretell

  /// A value on the scale on which organizations compare: logarithms of counts, since a few are far larger
  /// than all others; shares as they are. NaN where nothing is known.
  double scaled(size_t metric, const Amount& amount, size_t unit) const;
  /// Of each organization, over the whole window.
  std::vector<double> scaled(size_t metric) const;
  /// -1 where less of the metric is better, else 1.
  double sign(size_t metric) const;
  /// People (or acts) of each organization, all periods together.
  std::vector<double> sizes() const;
};

/// A criterion of a metric, ready to be computed; or why it cannot be.
struct Judgement {
  UnitStatistic statistic;   ///< of units of the world; empty: unavailable
  std::string why;           ///< when it is
  std::string undefined;     ///< why it is, where the statistic is not defined
  std::string data;          ///< what it is computed from: "143 organizations, 5 years"
  size_t organizations = 0;  ///< of the world, that it looks at
};

enum Criterion : size_t {
  kReliability,
  kStability,
  kValidity,
  kPrediction,
  kRankability,
  kGaming,
  kCoverage,
  kFairness,
  kRobustness,
  kPublishability,
  kCriteria,               ///< how many make up a card
  kSizeShare = kCriteria,  ///< beside them: no virtue, but what the others must be read with
  kStatistics
};

struct CriterionText {
  const char* name;
  const char* question;  ///< in plain words
  const char* formula;
};

/// What each is called and asks, in the order of Criterion.
const std::array<CriterionText, kStatistics>& criterion_texts();

/// Prepares a criterion of a metric; `metric` is a position in the scene's readings.
Judgement judge(const ScorecardScene& scene, Criterion criterion, size_t metric);

// The criteria one by one, by what they ask: does it agree with itself ...
Judgement judge_reliability(const ScorecardScene& scene, size_t metric);
Judgement judge_stability(const ScorecardScene& scene, size_t metric);
Judgement judge_rankability(const ScorecardScene& scene, size_t metric);
Judgement judge_robustness(const ScorecardScene& scene, size_t metric);
// ... does it say what it should ...
Judgement judge_prediction(const ScorecardScene& scene, size_t metric);
Judgement judge_fairness(const ScorecardScene& scene, size_t metric);
Judgement judge_size_share(const ScorecardScene& scene, size_t metric);
// ... and can it be used: who is missing, what may be shown, who can cheat.
Judgement judge_coverage(const ScorecardScene& scene, size_t metric);
Judgement judge_publishability(const ScorecardScene& scene, size_t metric);
Judgement judge_gaming(const ScorecardScene& scene, size_t metric);

/// Of one attack: the mean gain in percentiles of those who make it, nothing where it changes nothing.
std::optional<double> attack_gain(const ScorecardScene& scene, size_t metric, size_t attack);

/// Validity of all metrics, each to its place: mean rank correlation with the metrics of the same objective,
/// less the mean absolute one with those of others; ranks are shared among all pairs. NaN where a metric has
/// no other of its objective, or none of another.
UnitStatistics validity_of_all(const ScorecardScene& scene);

}  // namespace plenary
