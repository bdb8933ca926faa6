// What the store says of a metric, organization by organization: over the whole window, by period, and by
// parts dealt at random. Everything that a scorecard judges is computed from these small tables.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "advise/scorecard_world.h"

namespace plenary {

/// Heaps into which what a metric counts is dealt: the distinct thing itself, else the document, else the
/// event, else the meeting (body, group and day). A heap has all of a thing or nothing of it, so that heaps
/// add up.
inline constexpr size_t kScorecardParts = 20;

/// A value or a part of one: a sum or count, or what a share is of what.
struct Amount {
  double over = 0, under = 0;
  int64_t records = 0;
};

struct MetricReading {
  Metric metric;
  std::string why;                  ///< why it has no card; empty: it has one
  std::vector<Amount> whole;        ///< one an organization
  std::vector<Amount> periods;      ///< organization by organization
  std::vector<Amount> parts;        ///< organization by organization
  std::vector<double> persons;      ///< as periods: behind them, where the metric is of persons
  std::vector<bool> told;           ///< one an organization: there are records that could tell of it
  int64_t known = 0, all = 0;       ///< records that say which organization, of all
  std::optional<int> delay;         ///< days from the newest record to when its source was read
  std::vector<std::string> fields;  ///< of a record that the number cannot do without

  bool is_ratio() const { return metric.kind == MeasureKind::kShare || metric.kind == MeasureKind::kMean; }
  /// Returns what the metric says, NaN where it says nothing: a share of nothing, or a count where no
  /// record could tell.
  double value(const Amount& amount, size_t unit) const;
};

/// Reads a metric. One that cannot be counted by organization is no error: `why` tells.
Result<MetricReading> read_metric(duck::Connection& connection, const ScorecardWorld& world,
                                  const Metric& metric);

/// What the metric says of each organization in the last period, as the tables of this session have it.
Result<std::vector<Amount>> read_last_period(duck::Connection& connection, const ScorecardWorld& world,
                                             const Metric& metric);

}  // namespace plenary
